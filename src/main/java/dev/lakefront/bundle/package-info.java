/**
 * The bundle, {@code databricks.yml} and what it includes, that an app belongs to.
 *
 * <p>Start at {@link dev.lakefront.bundle.BundleReader}. Only what is asked for is resolved: a
 * reference that nobody needs may lead nowhere.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.bundle;
