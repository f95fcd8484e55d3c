/** The environment of the app: which variables there are, and which of two with one name wins. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.environment;
