/** The login that the Databricks CLI keeps. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.credentials.cli;
