package dev.lakefront.workspace.passage;

import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The offline workspace, as the app is to know it.
 *
 * @param name of the host, in lower case; its port is 443
 * @param port where it listens with plain HTTP, on 127.0.0.1
 * @param tls shows a certificate for the name; asked for with the first connection
 */
public record Home(String name, int port, Supplier<SSLContext> tls) {}
