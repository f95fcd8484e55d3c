/** How an app ended and, if nobody had asked it to, why: as far as its status and words tell. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.ending;
