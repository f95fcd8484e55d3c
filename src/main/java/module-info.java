/**
 * Runs a Databricks app on a laptop the way it runs deployed. It is a command, not a library:
 * nothing is exported.
 */
@org.jspecify.annotations.NullMarked
module dev.lakefront {
    requires info.picocli;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires java.sql;
    requires jdk.unsupported;
    requires org.snakeyaml.engine;
    requires static org.jspecify;
    requires tools.jackson.core;
}
