/**
 * Where the values of a login are looked for, and which of two wins: flags, shell, bundle, config
 * file.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.source;
