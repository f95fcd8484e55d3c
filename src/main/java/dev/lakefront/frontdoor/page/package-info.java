/** What the front door answers itself: its own pages, and those in the app's place. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.frontdoor.page;
