package dev.lakefront.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.testing.LakefrontCommand;
import dev.lakefront.testing.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code --https}, as a person meets it who has curl. */
@Timeout(60)
class HttpsTest {
    @RegisterExtension final Sandbox sandbox = new Sandbox();

    @Test
    void aLocalCaIsMadeOnceAndTrustedFromThenOn() throws Exception {
        LakefrontCommand first = sandbox.withMirror().run("--https").awaitOpen();
        assertThat(first.awaitLine("To access")).endsWith(" https://localhost:" + sandbox.port());
        assertThat(first.errors())
                .contains("  " + ca())
                .anyMatch(line -> line.contains("update-ca-certificates"))
                .anyMatch(line -> line.contains("NODE_EXTRA_CA_CERTS='" + ca() + "'"));
        assertThat(curl("--cacert", ca().toString(), url())).contains("X-Forwarded-Proto: https");
        String made = Files.readString(ca());
        first.signal("TERM").exitStatus();

        LakefrontCommand second = sandbox.run("--https").awaitOpen();
        assertThat(second.errors()).filteredOn(line -> line.contains(ca().toString())).hasSize(1);
        assertThat(Files.readString(ca())).isEqualTo(made);
        assertThat(curl("--cacert", ca().toString(), url())).contains("X-Forwarded-Proto: https");
    }

    @Test
    void withoutTrustAndOverPlainHttpNobodyGetsThrough() throws Exception {
        LakefrontCommand run = sandbox.withMirror().run("--https").awaitOpen();
        assertThat(curl(url())).contains("curl: (60)");
        assertThat(curl("http://localhost:" + sandbox.port() + "/"))
                .contains("use https://localhost:" + sandbox.port() + "/");
        assertThat(sandbox.has("requests.log")).isFalse();
        run.signal("TERM").exitStatus();
        assertThat(run.errors()).noneMatch(line -> line.contains("Exception"));
    }

    @Test
    void thePersonasNamesAreInTheCertificate() throws Exception {
        sandbox.file("personas.yaml", "personas: [{id: ann}, {id: zoe}]");
        sandbox.withMirror().run("--offline", "--https").awaitOpen();
        for (String id : new String[] {"ann", "zoe"}) {
            assertThat(curl("--cacert", ca().toString(), urlOf(id + ".localhost")))
                    .contains("X-Forwarded-Email: " + id + "@example.com");
        }
        assertThat(curl("--cacert", ca().toString(), urlOf("anonymous.localhost")))
                .contains("X-Forwarded-Host: anonymous.localhost")
                .doesNotContain("X-Forwarded-Email");
        assertThat(curl("--cacert", ca().toString(), urlOf("bob.localhost")))
                .contains("curl: (60)");
    }

    @Test
    void aCertificateOfOnesOwnIsShownAndNoCaIsMade() throws Exception {
        SelfSigned own = SelfSigned.shared();
        Path certificate = sandbox.file("own.pem", own.certificatePem());
        sandbox.file("own-key.pem", own.keyPem());
        sandbox.withMirror().run("--cert", "own.pem", "--key", "own-key.pem").awaitOpen();
        assertThat(curl("--cacert", certificate.toString(), url()))
                .contains("X-Forwarded-Proto: https");
        assertThat(ca()).doesNotExist();
    }

    @Test
    void aCertificateThatCannotBeUsedStartsNothing() {
        sandbox.file("own.pem", SelfSigned.shared().certificatePem());
        sandbox.file("own-key.pem", SelfSigned.make("EC").keyPem());
        LakefrontCommand run =
                sandbox.withScript("touch started").run("--cert=own.pem", "--key=own-key.pem");
        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.errors())
                .containsSubsequence(
                        "Error: the key does not belong to the certificate in own.pem",
                        "  at own-key.pem");
        assertThat(sandbox.has("started")).isFalse();
    }

    @Test
    void aRunWithoutHttpsMakesNoCa() {
        LakefrontCommand run = sandbox.withScript("exit 0").run();
        assertThat(run.exitStatus()).isZero();
        assertThat(sandbox.home()).isEmptyDirectory();
    }

    private Path ca() {
        return sandbox.home().resolve(".local/share/lakefront/ca.pem");
    }

    private String url() {
        return urlOf("localhost");
    }

    private String urlOf(String host) {
        return "https://" + host + ":" + sandbox.port() + "/";
    }

    /** What it says on both outputs. */
    private static String curl(String... arguments) throws IOException, InterruptedException {
        var argv = new ArrayList<>(List.of("curl", "--silent", "--show-error"));
        argv.addAll(List.of("--noproxy", "*", "--max-time", "20"));
        argv.addAll(List.of(arguments));
        Process curl = new ProcessBuilder(argv).redirectErrorStream(true).start();
        String said = curl.inputReader().readAllAsString();
        curl.waitFor();
        return said;
    }
}
