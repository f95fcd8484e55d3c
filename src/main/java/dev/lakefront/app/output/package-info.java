/** What the app writes: on its way to our own standard streams, its last lines kept. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.output;
