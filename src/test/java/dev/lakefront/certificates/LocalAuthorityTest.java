package dev.lakefront.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.machine.MachineName;
import dev.lakefront.problem.ProblemException;
import dev.lakefront.testing.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAuthorityTest {
    private static final InstantSource NOW = InstantSource.system();

    /** With an authority and a certificate of it: they take longer to make than to copy. */
    @TempDir static Path made;

    @TempDir Path data;

    @BeforeAll
    static void makeOnce() throws InterruptedException {
        LocalAuthority.in(made, NOW).certificateFor(List.of());
    }

    @BeforeEach
    void copy() throws IOException {
        Files.createDirectory(folder());
        for (String name : List.of("ca.p12", "ca.pem", "server.pem")) {
            Files.copy(made.resolve(name), file(name));
        }
    }

    @Test
    void itVouchesForThisMachineOnly() throws Exception {
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        X509Certificate ca = certificate(authority);
        assertThat(ca.getSubjectX500Principal().getName())
                .matches("CN=Lakefront local CA \\(.+@.+\\)");
        assertThat(ca.getBasicConstraints()).isZero(); // a CA that can make no other
        assertThat(ca.getKeyUsage()).containsExactly(usages(5, 9)); // keyCertSign
        assertThat(ca.getCriticalExtensionOIDs()).contains("2.5.29.15", "2.5.29.19", "2.5.29.30");
        assertThat(lifeOf(ca)).isEqualTo(Duration.ofDays(3650));
        ca.verify(ca.getPublicKey());
        for (String name : List.of("app.localhost", "box.local", "127.8.8.8", "::1", "a.test")) {
            assertThat(ServerName.of(name).isPermittedBy(ca)).as(name).isTrue();
        }
        for (String name : List.of("example.com", "notlocalhost", "10.0.0.1", "::2", "a,dns:b")) {
            assertThat(ServerName.of(name).isPermittedBy(ca)).as(name).isFalse();
        }
    }

    @Test
    void itsCertificatesAreForLocalhostAndTheNamesGiven() throws Exception {
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        ServerCertificate made = authority.certificateFor(List.of("My.Test", "127.0.0.2"));
        X509Certificate leaf = made.leaf();
        leaf.verify(certificate(authority).getPublicKey());
        assertThat(made.chain()).last().isEqualTo(certificate(authority));
        assertThat(Certificates.areOfOnePair(made.key(), leaf)).isTrue();
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1); // no CA
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1"); // serverAuth
        assertThat(lifeOf(leaf)).isEqualTo(Duration.ofDays(397));
        List<Object> names = new ArrayList<>();
        leaf.getSubjectAlternativeNames().forEach(entry -> names.add(entry.get(1)));
        assertThat(names)
                .contains("localhost", "*.localhost", "127.0.0.1", "0:0:0:0:0:0:0:1")
                .contains("my.test", "127.0.0.2", MachineName.read());
    }

    @Test
    void aCertificateForAHostIsForNothingElse() throws Exception {
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        ServerCertificate made = authority.certificateForHost("a.test");
        assertThat(made.leaf().getSubjectAlternativeNames()).containsExactly(List.of(2, "a.test"));
        assertThat(authority.certificateFor(List.of()).leaf()).isNotEqualTo(made.leaf());
        assertThat(authority.certificateForHost("a.test")).isEqualTo(made);
        assertThatThrownBy(() -> authority.certificateForHost("example.com"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void itIsMadeOnceAndSoIsItsCertificate() throws Exception {
        LocalAuthority first = LocalAuthority.in(data.resolve("new"), NOW);
        LocalAuthority second = LocalAuthority.in(data.resolve("new"), NOW);
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(certificate(second)).isEqualTo(certificate(first));
        ServerCertificate made = first.certificateFor(List.of());
        assertThat(second.certificateFor(List.of())).isEqualTo(made);
        assertThat(second.certificateFor(List.of("a.test")).leaf()).isNotEqualTo(made.leaf());
    }

    @Test
    void aCertificateIsMadeAnewThirtyDaysBeforeItsEnd() throws Exception {
        ServerCertificate made = LocalAuthority.in(folder(), NOW).certificateFor(List.of());
        Instant end = made.leaf().getNotAfter().toInstant();
        assertThat(at(end.minus(Duration.ofDays(31))).certificateFor(List.of())).isEqualTo(made);
        assertThat(at(end.minus(Duration.ofDays(30))).certificateFor(List.of()).leaf())
                .isNotEqualTo(made.leaf());
    }

    @Test
    void aNameThatIsNotOursIsRefused() throws Exception {
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        assertThatThrownBy(() -> authority.certificateFor(List.of("a.test", "x.com", "8.8.8.8")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("vouch for x.com")
                .hasMessageContaining("vouch for 8.8.8.8")
                .hasMessageNotContaining("a.test");
    }

    @Test
    void onlyTheOwnerCanReadTheKeys() throws Exception {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        LocalAuthority.in(made, NOW);
        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.resolve("ca.p12"))).isEqualTo("rw-------");
        assertThat(permissions(made.resolve("server.pem"))).isEqualTo("rw-------");
        assertThat(permissions(made.resolve("ca.pem"))).isEqualTo("rw-r--r--");
        assertThat(Files.readString(made.resolve("ca.pem"))).doesNotContain("PRIVATE");
        try (Stream<Path> files = Files.list(made)) {
            assertThat(files).hasSize(3); // nothing else is left of the making
        }
    }

    @Test
    void twoThatStartAtOnceGetTheSameAuthority() throws Exception {
        Path shared = data.resolve("new");
        Callable<X509Certificate> start =
                () -> LocalAuthority.in(shared, NOW).certificateFor(List.of()).chain().getLast();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<X509Certificate> authorities = new ArrayList<>();
            for (var result : threads.invokeAll(List.of(start, start))) {
                authorities.add(result.get());
            }
            assertThat(authorities).containsOnly(certificate(LocalAuthority.in(shared, NOW)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key store"})
    void aDamagedStoreIsAProblemThatNamesItAndTheFix(String content) throws Exception {
        Files.writeString(file("ca.p12"), content);
        Files.delete(file("server.pem"));
        assertProblem(() -> LocalAuthority.in(folder(), NOW).certificateFor(List.of()), "ca.p12");
        Files.delete(file("ca.pem"));
        assertProblem(() -> LocalAuthority.in(folder(), NOW), "ca.p12");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsAProblem() throws Exception {
        Files.writeString(file("ca.pem"), SelfSigned.shared().certificatePem());
        assertProblem(() -> LocalAuthority.in(folder(), NOW).certificateFor(List.of()), "ca.pem");
    }

    @Test
    void anAuthorityThatHasExpiredIsAProblem() throws Exception {
        assertProblem(() -> at(NOW.instant().plus(Duration.ofDays(3651))), "ca.p12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.pem", "server.pem"})
    void whatCanBeMadeAgainIs(String name) throws Exception {
        X509Certificate ca = certificate(LocalAuthority.in(folder(), NOW));
        Files.writeString(file(name), "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----");
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        assertThat(authority.certificateFor(List.of()).chain()).last().isEqualTo(ca);
        assertThat(certificate(authority)).isEqualTo(ca);
    }

    @Test
    void aStoreThatWasRemovedIsANewAuthority() throws Exception {
        X509Certificate ca = certificate(LocalAuthority.in(folder(), NOW));
        Files.delete(file("ca.p12"));
        LocalAuthority authority = LocalAuthority.in(folder(), NOW);
        assertThat(authority.isNew()).isTrue();
        assertThat(certificate(authority)).isNotEqualTo(ca);
        assertThat(authority.certificateFor(List.of()).chain())
                .last()
                .isEqualTo(certificate(authority));
    }

    @Test
    void aFolderThatCannotBeMadeIsAProblem() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> LocalAuthority.in(file.resolve("lakefront"), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.problems().getFirst().fix())
                                        .contains("XDG_DATA_HOME", "--cert"));
    }

    @Test
    void aKeyDoesNotPrint() throws Exception {
        ServerCertificate made = LocalAuthority.in(folder(), NOW).certificateFor(List.of());
        assertThat(made.toString()).isEqualTo("ServerCertificate[CN=localhost]");
        assertThat(new Pem.Block("PRIVATE KEY", "c2VjcmV0").toString()).doesNotContain("c2Vj");
    }

    private void assertProblem(Callable<?> step, String fileName) {
        assertThatThrownBy(step::call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> {
                            assertThat(e.problems()).hasSize(1);
                            assertThat(e.problems().getFirst().where())
                                    .isEqualTo(file(fileName).toString());
                            assertThat(e.problems().getFirst().fix())
                                    .startsWith("remove this file");
                        });
    }

    private LocalAuthority at(Instant now) throws InterruptedException {
        return LocalAuthority.in(folder(), InstantSource.fixed(now));
    }

    private Path folder() {
        return data.resolve("lakefront");
    }

    private Path file(String name) {
        return folder().resolve(name);
    }

    private static X509Certificate certificate(LocalAuthority authority)
            throws IOException, GeneralSecurityException {
        return Certificates.in(Pem.read(Files.readString(authority.certificateFile()))).getFirst();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Duration lifeOf(X509Certificate certificate) {
        return Duration.between(
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
    }

    private static boolean[] usages(int only, int count) {
        boolean[] usages = new boolean[count];
        usages[only] = true;
        return usages;
    }
}
