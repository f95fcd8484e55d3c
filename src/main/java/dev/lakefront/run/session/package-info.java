/** What is happening: start at RunSession. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.session;
