/** What a deployment would trip over: seen in the app's files, before they are deployed. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.app.check;
