/** What the user asked for, and what is around: all that a plan is made from. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.option;
