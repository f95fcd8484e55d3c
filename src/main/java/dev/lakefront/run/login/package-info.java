/**
 * Whose logins a run uses: the developer's, the app's, those of personas; start at LoginPlanner.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.run.login;
