/** The logins of Google. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.google;
