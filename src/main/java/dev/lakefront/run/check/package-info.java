/** What is wrong with an app, told without starting it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.check;
