/** What every way to log in is made of, and the ways that need no more. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.method;
