/** How others are asked: over HTTP, and as processes, always within a time. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.transport;
