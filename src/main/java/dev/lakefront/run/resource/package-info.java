/** What valueFrom stands for: from the bundle, from the deployed app, from what was kept of it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.resource;
