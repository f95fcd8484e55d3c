package dev.lakefront.certificates;

import dev.lakefront.machine.MachineName;
import dev.lakefront.problem.Problem;
import dev.lakefront.problem.ProblemException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a certificate of the local CA is for. */
record LeafNames(Set<ServerName> names) {
    private static final List<String> ALWAYS =
            List.of("localhost", "*.localhost", "127.0.0.1", "::1");

    /**
     * What every certificate is for, and the names given.
     *
     * @throws ProblemException with each name for which the authority may not vouch
     */
    static LeafNames of(List<String> given, X509Certificate authority) {
        Set<ServerName> names = new LinkedHashSet<>();
        ALWAYS.forEach(name -> names.add(ServerName.of(name)));
        ServerName machine = ServerName.of(MachineName.read());
        if (machine.isPermittedBy(authority)) { // else the machine was renamed since
            names.add(machine);
        }
        List<Problem> problems = new ArrayList<>();
        for (String name : given) {
            ServerName wanted = ServerName.of(name);
            if (wanted.isPermittedBy(authority)) {
                names.add(wanted);
            } else {
                problems.add(notPermitted(name));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return new LeafNames(names);
    }

    /**
     * This name alone.
     *
     * @throws ProblemException if the authority may not vouch for it
     */
    static LeafNames only(String name, X509Certificate authority) {
        ServerName wanted = ServerName.of(name);
        if (!wanted.isPermittedBy(authority)) {
            throw new ProblemException(notPermitted(name));
        }
        return new LeafNames(Set.of(wanted));
    }

    boolean areThoseOf(ServerCertificate certificate) {
        return names.equals(namesOf(certificate.leaf()));
    }

    /** As keytool's {@code -ext} takes them. */
    String forKeytool() {
        List<String> entries = new ArrayList<>();
        names.forEach(name -> entries.add(name.forKeytool()));
        return "san=" + String.join(",", entries);
    }

    private static Set<ServerName> namesOf(X509Certificate certificate) {
        Set<ServerName> names = new LinkedHashSet<>();
        try {
            @Nullable Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
            if (entries != null) {
                entries.forEach(entry -> names.add(ServerName.of(entry)));
            }
        } catch (CertificateParsingException e) {
            // a certificate for no name that can be read is for none of ours
        }
        return names;
    }

    private static Problem notPermitted(String name) {
        return Problem.of(
                "the local CA cannot vouch for "
                        + name
                        + ": only for this machine and for local names",
                "use a certificate of your own: --cert FILE --key FILE");
    }
}
