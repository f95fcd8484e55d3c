/** Lakefront's own login in the browser, and the keyring that keeps it. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.browser;
