/** The values that make up a login, each with its origin. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.setting;
