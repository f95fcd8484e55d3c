/**
 * Pages that Lakefront shows in a browser: how they look, and what must not become part of them.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.html;
