/** What will happen, as pure data: start at RunPlanner. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.plan;
