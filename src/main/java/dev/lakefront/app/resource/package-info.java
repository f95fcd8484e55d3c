/** The resources of an app: what a {@code valueFrom} names, and what it stands for. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.resource;
