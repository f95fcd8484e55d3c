/** The developer's Databricks login: where it is configured, and how a token is had for it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials;
