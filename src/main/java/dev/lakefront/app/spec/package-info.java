/**
 * The app spec ({@code app.yml}, {@code app.yaml}): start command and environment, as the app's
 * author wrote them.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.spec;
