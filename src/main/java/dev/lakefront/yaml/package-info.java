/** YAML files that people write: read safely, their mistakes told by line. */
@org.jspecify.annotations.NullMarked
package dev.lakefront.yaml;
