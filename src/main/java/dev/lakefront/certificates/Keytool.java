package dev.lakefront.certificates;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The JDK's program for keys and certificates, at work on one key store (PKCS#12). Java has no API
 * that makes certificates: docs/adr/0009.
 */
record Keytool(Path store) {
    /**
     * The format wants one. The file's permissions are what guards the key: who can read the file
     * could read a password beside it too.
     */
    static final String PASSWORD = "lakefront";

    private static final String PASSWORD_VARIABLE = "LAKEFRONT_STORE_PASSWORD";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /**
     * Makes a key on the P-256 curve and its certificate.
     *
     * @param details how the certificate differs from a bare one, as {@code -genkeypair} takes it
     * @throws IOException if it could not be made, with what keytool said
     */
    void makeKey(String alias, List<String> details) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>();
        argv.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        // a VM that lives for 0.3 s does not win back what its best compiler costs
        argv.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", alias));
        argv.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        argv.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        argv.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        argv.addAll(List.of("-sigalg", "SHA256withECDSA"));
        argv.addAll(details);
        run(argv);
    }

    private static void run(List<String> argv) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put(PASSWORD_VARIABLE, PASSWORD);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT)) { // it says less than a pipe holds
                throw new IOException("keytool does not end");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "keytool: " + process.inputReader().readAllAsString().strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
