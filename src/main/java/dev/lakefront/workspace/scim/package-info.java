/** People, groups and service principals, as SCIM tells them. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.scim;
