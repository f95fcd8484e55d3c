/** The logins of Azure. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.azure;
