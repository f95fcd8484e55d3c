/** What will happen (the plan), and what is happening (the session). */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run;
