/**
 * The protocol of the SQL drivers, {@code TCLIService} over HTTP: start at {@code ThriftApi}. The
 * numbers of fields are those of the open source driver for Python,
 * https://github.com/databricks/databricks-sql-python.
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.thrift;
