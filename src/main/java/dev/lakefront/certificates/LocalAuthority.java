package dev.lakefront.certificates;

import dev.lakefront.machine.MachineName;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate authority of this machine's, for this machine's names only. It is made once;
 * whoever trusts its certificate trusts the front door of every later run.
 *
 * <p>{@code ca.p12} is the authority, {@code ca.pem} its certificate for others to trust, {@code
 * server.pem} the certificate and key it made last, {@code HOST.pem} those for one host alone. All
 * but the first are made again when they are not there.
 */
public final class LocalAuthority {
    private static final String STORE = "ca.p12";
    private static final String CERTIFICATE = "ca.pem";
    private static final String SERVER = "server.pem";
    private static final String ALIAS = "ca";
    private static final String TEN_YEARS_IN_DAYS = "3650";

    private final PrivateFolder folder;
    private final X509Certificate certificate;
    private final InstantSource clock;
    private final boolean isNew;

    private LocalAuthority(
            PrivateFolder folder, X509Certificate certificate, InstantSource clock, boolean isNew) {
        this.folder = folder;
        this.certificate = certificate;
        this.clock = clock;
        this.isNew = isNew;
    }

    /**
     * The authority that is kept in the folder, or a new one, which takes a third of a second.
     *
     * @throws ProblemException if what is there cannot be used, or nothing can be written there
     */
    public static LocalAuthority in(Path path, InstantSource clock) throws InterruptedException {
        try {
            PrivateFolder folder = PrivateFolder.at(path);
            boolean isMissing = !Files.exists(folder.file(STORE));
            boolean isNew = isMissing && make(folder);
            X509Certificate known = isMissing ? null : knownCertificate(folder.file(CERTIFICATE));
            X509Certificate certificate = known == null ? publish(folder) : known;
            if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
                throw unusable("the local CA has expired", folder.file(STORE));
            }
            return new LocalAuthority(folder, certificate, clock, isNew);
        } catch (IOException e) {
            throw notWritable(path, e);
        }
    }

    /** The file that others are told to trust. */
    public Path certificateFile() {
        return folder.file(CERTIFICATE);
    }

    /**
     * A file of certificates for programs that trust those of one file alone: what this machine
     * trusts, or else the first of these files, then all that is in the others, and the authority.
     *
     * @param instead what a program was told to trust instead of what this machine does
     * @param others what programs were told to trust
     * @throws ProblemException if one of the files cannot be read, or nothing can be written
     */
    public Path trustFile(@Nullable Path instead, List<Path> others) {
        TrustFile file = new TrustFile(instead, others);
        try {
            return file.write(folder, SavedLeaf.pem(certificate));
        } catch (IOException e) {
            throw notWritable(folder.path(), e);
        }
    }

    /** Whether it was made just now: nobody trusts it yet. */
    public boolean isNew() {
        return isNew;
    }

    /**
     * A certificate for {@code localhost} and what is below it, the loopback addresses, this
     * machine's name, and the given ones: the last one made, or, if that is for other names or ends
     * within thirty days, a new one.
     *
     * @param names DNS names or IP addresses
     * @throws ProblemException if the authority may not vouch for one of them, or is damaged
     */
    public ServerCertificate certificateFor(List<String> names) throws InterruptedException {
        return certificate(SERVER, LeafNames.of(names, certificate));
    }

    /**
     * A certificate for one host, made anew if the last one ends within thirty days. Unlike the
     * other it has no wildcard right below a top level, for which some clients (those of rustls)
     * refuse a certificate whole.
     *
     * @throws ProblemException if the authority may not vouch for it, or is damaged
     */
    public ServerCertificate certificateForHost(String host) throws InterruptedException {
        return certificate(host + ".pem", LeafNames.only(host, certificate));
    }

    private ServerCertificate certificate(String file, LeafNames wanted)
            throws InterruptedException {
        SavedLeaf saved = new SavedLeaf(folder, file);
        ServerCertificate last = saved.read();
        if (last != null && wanted.areThoseOf(last) && isCurrent(last)) {
            return last;
        }
        try {
            requireWhole();
            return saved.make(folder.file(STORE), ALIAS, wanted);
        } catch (IOException e) {
            throw notWritable(folder.path(), e);
        }
    }

    /** Whether a certificate may be made for that name: an authority is for local names only. */
    public boolean mayVouchFor(String name) {
        return ServerName.of(name).isPermittedBy(certificate);
    }

    private boolean isCurrent(ServerCertificate last) {
        return last.chain().getLast().equals(certificate)
                && clock.instant()
                        .plus(SavedLeaf.RENEWAL)
                        .isBefore(last.leaf().getNotAfter().toInstant());
    }

    private void requireWhole() {
        if (!load(folder.file(STORE)).equals(certificate)) {
            throw new ProblemException(
                    new Problem(
                            "not the certificate of the local CA in " + folder.file(STORE),
                            folder.file(CERTIFICATE).toString(),
                            "remove this file: the next run writes it again"));
        }
    }

    private static boolean make(PrivateFolder folder) throws IOException, InterruptedException {
        Path workshop = folder.newWorkshop();
        try {
            Path store = workshop.resolve(STORE);
            String machine = MachineName.read();
            new Keytool(store).makeKey(ALIAS, authorityDetails(machine));
            return folder.keepFirst(store, STORE);
        } finally {
            PrivateFolder.discard(workshop);
        }
    }

    /** RFC 5280, 4.2.1.3, 4.2.1.9 and 4.2.1.10. */
    private static List<String> authorityDetails(String machine) {
        return List.of(
                "-dname",
                "CN=Lakefront local CA ("
                        + plain(System.getProperty("user.name"))
                        + "@"
                        + machine
                        + ")",
                "-validity",
                TEN_YEARS_IN_DAYS,
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign",
                "-ext",
                NameConstraints.OBJECT_ID + ":critical=" + NameConstraints.hex(machine));
    }

    /** Without what has a meaning in a distinguished name (RFC 4514, 2.4). */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.chars().forEach(c -> plain.append(Character.isLetterOrDigit(c) ? (char) c : '-'));
        return plain.toString();
    }

    private static @Nullable X509Certificate knownCertificate(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            List<X509Certificate> certificates = Certificates.in(Pem.read(text));
            return certificates.isEmpty() ? null : certificates.getFirst();
        } catch (IOException | GeneralSecurityException e) {
            return null; // what is in the store counts
        }
    }

    private static X509Certificate publish(PrivateFolder folder) throws IOException {
        X509Certificate certificate = load(folder.file(STORE));
        folder.writePublic(CERTIFICATE, List.of(SavedLeaf.pem(certificate)));
        return certificate;
    }

    private static X509Certificate load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, Keytool.PASSWORD.toCharArray());
            Certificate certificate = store.getCertificate(ALIAS);
            if (certificate instanceof X509Certificate whole) {
                return whole;
            }
            throw unusable("the local CA is damaged", file);
        } catch (NoSuchFileException e) {
            throw unusable("the local CA was removed", file);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("the local CA is damaged", file);
        }
    }

    private static ProblemException unusable(String what, Path store) {
        return new ProblemException(
                new Problem(
                        what,
                        store.toString(),
                        "remove this file: the next run makes a new CA, which must be trusted anew"));
    }

    private static ProblemException notWritable(Path path, IOException e) {
        return new ProblemException(
                new Problem(
                        "the local CA cannot be kept: " + e.getMessage(),
                        path.toString(),
                        "set XDG_DATA_HOME to a folder that is yours, or use a certificate of your"
                                + " own: --cert FILE --key FILE"));
    }
}
