package dev.lakefront.run.plan;

import dev.lakefront.certificates.DataFolder;
import dev.lakefront.certificates.LocalAuthority;
import dev.lakefront.certificates.ServerCertificate;
import dev.lakefront.frontdoor.settings.TlsSettings;
import dev.lakefront.run.option.Surroundings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about TLS. Its cases answer for themselves, instead of a pattern switch: the AOT
 * cache holds no linked one, and every start would wait for it.
 */
public sealed interface TlsPlan {
    /** Hears of the local CA. */
    @FunctionalInterface
    interface CaListener {
        /**
         * It is used.
         *
         * @param certificate the CA's own, for browsers to trust
         * @param isNew whether it was made just now, so that nobody can trust it yet
         */
        void localAuthority(Path certificate, boolean isNew);
    }

    /** Where the local CA is kept. */
    static Path authorityFolder(Surroundings around) {
        return DataFolder.of(around.shell(), around.home(), System.getProperty("os.name"));
    }

    /** Of the URL that a browser opens. */
    String scheme();

    /**
     * What the front door shows; null if it speaks plain HTTP. May take a second, once.
     *
     * @throws dev.lakefront.problem.ProblemException if the local CA cannot be used
     */
    @Nullable TlsSettings settings(CaListener listener) throws InterruptedException;

    /** Plain HTTP. */
    record None() implements TlsPlan {
        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public @Nullable TlsSettings settings(CaListener listener) {
            return null;
        }
    }

    /**
     * With a certificate of the local CA that is kept in this folder.
     *
     * @param names whom else the front door answers to; those not local need one of the user's own
     */
    record LocalCa(Path folder, InstantSource clock, List<String> names) implements TlsPlan {
        public LocalCa {
            names = List.copyOf(names);
        }

        @Override
        public String scheme() {
            return "https";
        }

        @Override
        public TlsSettings settings(CaListener listener) throws InterruptedException {
            LocalAuthority authority = LocalAuthority.in(folder, clock);
            ServerCertificate shown = authority.certificateFor(vouchable(authority));
            listener.localAuthority(authority.certificateFile(), authority.isNew());
            return new TlsSettings(shown.key(), shown.chain());
        }

        private List<String> vouchable(LocalAuthority authority) {
            return names.stream().filter(authority::mayVouchFor).toList();
        }
    }

    /** With a certificate of the user's own. */
    record Own(ServerCertificate certificate) implements TlsPlan {
        @Override
        public String scheme() {
            return "https";
        }

        @Override
        public TlsSettings settings(CaListener listener) {
            return new TlsSettings(certificate.key(), certificate.chain());
        }
    }
}
