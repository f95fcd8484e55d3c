/** What the front door is told once, when it opens. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.settings;
