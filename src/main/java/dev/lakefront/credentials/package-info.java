/**
 * The developer's Databricks login: where it is configured, and how a token is had for it.
 *
 * <p>Start at {@link dev.lakefront.credentials.Logins}. A new way to log in is a new {@code
 * AuthMethod} and a row in {@code AuthMethods}.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials;
