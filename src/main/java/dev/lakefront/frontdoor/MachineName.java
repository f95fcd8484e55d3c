package dev.lakefront.frontdoor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What this machine is called, by itself and on its network. */
final class MachineName {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private MachineName() {}

    /**
     * Looks the name up once, on a thread of its own: away from Linux the system may ask the
     * network. Completes with an authority, or with nothing that is one, and never fails.
     */
    static CompletableFuture<String> lookUp() {
        CompletableFuture<String> name = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("machine-name").start(() -> name.complete(ask()));
        return name;
    }

    private static String ask() {
        try {
            return Files.readString(LINUX, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException notLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "";
            }
        }
    }
}
