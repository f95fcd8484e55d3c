package dev.lakefront.run.option;

import java.nio.file.Path;

/** Whether browsers talk to the front door over TLS, and with whose certificate, as asked for. */
public sealed interface Tls {
    /** Plain HTTP. */
    record None() implements Tls {}

    /** With a certificate of the local CA, which is made if there is none yet. */
    record LocalCa() implements Tls {}

    /** With a certificate of the user's own, in PEM files; nobody has looked at them. */
    record Own(Path certificate, Path key) implements Tls {}
}
