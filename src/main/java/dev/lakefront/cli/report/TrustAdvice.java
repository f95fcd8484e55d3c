package dev.lakefront.cli.report;

import java.nio.file.Path;

/** How programs come to trust a local CA, said once: when it was made. */
final class TrustAdvice {
    private TrustAdvice() {}

    /** Whole commands, to be pasted; {@code docs/https.md} has the reasons. */
    static String toTrust(Path certificate) {
        return """
        A local CA was made for HTTPS. Until it is trusted, browsers warn and other programs refuse. Its certificate:
          %1$s
        To trust it, what applies (docs/https.md says more, and how to undo it):
          Debian, Ubuntu   sudo cp %2$s /usr/local/share/ca-certificates/lakefront.crt && sudo update-ca-certificates
          Fedora           sudo cp %2$s /etc/pki/ca-trust/source/anchors/lakefront.pem && sudo update-ca-trust
          macOS            security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db %2$s
          Chrome on Linux  certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n lakefront -i %2$s
          Firefox          Settings, Certificates, Authorities, Import
          curl             curl --cacert %2$s
          Node             export NODE_EXTRA_CA_CERTS=%2$s
          Python           export REQUESTS_CA_BUNDLE=%2$s SSL_CERT_FILE=%2$s\
        """
                .formatted(certificate, quoted(certificate));
    }

    /** For a shell: macOS has a space in this path. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
