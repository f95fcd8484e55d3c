/**
 * Thrift's binary protocol
 * (https://github.com/apache/thrift/blob/master/doc/specs/thrift-binary-protocol.md): structs
 * without generated classes, fields by their numbers (ADR 0019).
 */
@org.jspecify.annotations.NullMarked
package dev.lakefront.workspace.sql.thrift.wire;
