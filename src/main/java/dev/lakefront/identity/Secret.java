package dev.lakefront.identity;

import dev.lakefront.digest.Sha256;

/**
 * A value that must not be shown: a token, a client secret, a password. It prints as its
 * fingerprint; only {@link #reveal()} gives the value, so a search for that word finds every place
 * that uses one.
 */
public final class Secret {
    private static final int FINGERPRINT_DIGITS = 8;

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The value itself, to be put on the wire or in a child's environment and nowhere else. */
    public String reveal() {
        return value;
    }

    /** Eight hex digits of the value's SHA-256: tells two secrets apart and gives neither away. */
    public String fingerprint() {
        return digest().substring(0, FINGERPRINT_DIGITS);
    }

    /** The value's whole SHA-256 in hex digits: what stands for it where it is looked up. */
    String digest() {
        return Sha256.hex(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***" + fingerprint();
    }
}
