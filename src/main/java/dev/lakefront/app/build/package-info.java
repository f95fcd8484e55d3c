/** From the app's folder to something that starts: what is installed, and the start command. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.build;
