package dev.lakefront.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.SelfSigned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnCertificateTest {
    private static final SelfSigned EC = SelfSigned.shared();
    private static final Instant NOW =
            EC.certificate().getNotBefore().toInstant().plus(Duration.ofDays(1));

    @TempDir Path folder;
    private Path certificate;
    private Path key;

    @BeforeEach
    void writeWhatIsRight() {
        certificate = file("cert.pem", EC.certificatePem());
        key = file("key.pem", EC.keyPem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void keyAndCertificateAreRead(String algorithm) {
        SelfSigned made = SelfSigned.make(algorithm);
        file("cert.pem", "a comment\n" + made.certificatePem() + EC.certificatePem());
        file("key.pem", made.keyPem());
        ServerCertificate read = OwnCertificate.read(certificate, key, NOW);
        assertThat(read.chain()).containsExactly(made.certificate(), EC.certificate());
        assertThat(read.key()).isEqualTo(made.key());
    }

    @Test
    void bothMayStandInOneFile() {
        Path both = file("both.pem", EC.keyPem() + EC.certificatePem());
        assertThat(OwnCertificate.read(both, both, NOW).key()).isEqualTo(EC.key());
    }

    @ParameterizedTest
    @CsvSource({
        "ENCRYPTED PRIVATE KEY, encrypted",
        "RSA PRIVATE KEY, PKCS#1",
        "EC PRIVATE KEY, SEC1",
        "OPENSSH PRIVATE KEY, OPENSSH",
    })
    void aKeyInAnotherFormIsNamedWithTheCommandThatConvertsIt(String label, String form) {
        file("key.pem", EC.keyPem().replace("PRIVATE KEY", label));
        Problem problem = onlyProblem();
        assertThat(problem.what()).contains(form);
        assertThat(problem.where()).isEqualTo(key.toString());
        assertThat(problem.fix())
                .contains("openssl pkcs8 -topk8 -nocrypt -in " + key + " -out pkcs8-key.pem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void aKeyOfAnotherCertificateIsRefused(String algorithm) {
        file("key.pem", SelfSigned.make(algorithm).keyPem());
        Problem problem = onlyProblem();
        assertThat(problem.what())
                .isEqualTo("the key does not belong to the certificate in " + certificate);
        assertThat(problem.where()).isEqualTo(key.toString());
    }

    @Test
    void aCertificateIsRefusedOutsideItsTime() {
        Instant end = EC.certificate().getNotAfter().toInstant();
        Instant start = EC.certificate().getNotBefore().toInstant();
        assertThat(problems(end.plusSeconds(1)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("expired: " + end));
        assertThat(problems(start.minus(Duration.ofDays(1))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).contains("not valid yet"));
    }

    @Test
    void allProblemsComeAtOnce() {
        file("cert.pem", EC.keyPem());
        file("key.pem", EC.certificatePem());
        assertThat(problems(NOW))
                .extracting(Problem::what)
                .containsExactly("no certificate in this file", "no private key in this file");
        assertThat(problems(NOW))
                .extracting(Problem::where)
                .containsExactly(certificate.toString(), key.toString());
    }

    @Test
    void aFileThatIsMissingIsNamed() throws IOException {
        Files.delete(certificate);
        Files.delete(key);
        Files.createDirectory(key);
        assertThat(problems(NOW))
                .extracting(Problem::what)
                .containsExactly("no such file", "a file that cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u0000\u00ff0",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nMIIB",
                "-----BEGIN ",
            })
    void aDamagedCertificateIsAProblem(String text) {
        file("cert.pem", text);
        assertThat(onlyProblem().where()).isEqualTo(certificate.toString());
    }

    @Test
    void aDamagedKeyIsNotTheCertificates() {
        file("key.pem", EC.keyPem().replaceFirst("[A-Z]{2}", "!"));
        assertThat(onlyProblem().where()).isEqualTo(key.toString());
    }

    private Problem onlyProblem() {
        List<Problem> problems = problems(NOW);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private List<Problem> problems(Instant now) {
        return catchThrowableOfType(
                        ProblemException.class, () -> OwnCertificate.read(certificate, key, now))
                .problems();
    }

    private Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
