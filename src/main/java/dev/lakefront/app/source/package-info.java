/** The app's sources, watched while it runs. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.source;
