package dev.lakefront.workspace.token;

import dev.lakefront.digest.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * An RSA key of 2048 bits that is ready soon: its modulus has eight prime factors (multi-prime RSA,
 * RFC 8017, 3), not two, and four of them are everybody's. To whoever verifies it is a key as any
 * other. It protects a run on this machine, not the world: docs/adr/0013-signing-key.md.
 */
final class RsaKey {
    private static final int BITS = 2048;
    private static final int BYTES = BITS / Byte.SIZE;
    private static final int BITS_OF_FACTOR = 256;
    private static final int SECRET_FACTORS = 4;

    /** The largest primes of 256 bits are 2 to the power of 256, less these. */
    private static final int[] BELOW_THE_LARGEST = {189, 357, 435, 587};

    /** Factors of at least 15/16 of their range each: the product of eight is never too short. */
    private static final int LEADING_ONES = 4;

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);

    /** Which hash this is, in ASN.1 (RFC 8017, 9.2, note 1). */
    private static final byte[] SHA_256 =
            HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private final BigInteger modulus;
    private final List<Factor> factors;

    private RsaKey(BigInteger modulus, List<Factor> factors) {
        this.modulus = modulus;
        this.factors = factors;
    }

    static RsaKey generate(SecureRandom random) {
        List<BigInteger> primes = knownPrimes();
        for (int i = 0; i < SECRET_FACTORS; i++) {
            primes.add(prime(random));
        }
        BigInteger product = BigInteger.ONE;
        List<Factor> factors = new ArrayList<>();
        for (BigInteger prime : primes) {
            factors.add(Factor.of(prime, product));
            product = product.multiply(prime);
        }
        return new RsaKey(product, factors);
    }

    private static List<BigInteger> knownPrimes() {
        BigInteger beyond = BigInteger.ONE.shiftLeft(BITS_OF_FACTOR);
        List<BigInteger> primes = new ArrayList<>();
        for (int below : BELOW_THE_LARGEST) {
            primes.add(beyond.subtract(BigInteger.valueOf(below)));
        }
        return primes;
    }

    byte[] modulus() {
        return unsigned(modulus);
    }

    static byte[] exponent() {
        return EXPONENT.toByteArray();
    }

    /** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.1): RS256 of RFC 7518. */
    byte[] sign(byte[] message) {
        BigInteger encoded = encode(message);
        BigInteger signature = BigInteger.ZERO;
        for (Factor factor : factors) {
            signature = factor.combine(signature, encoded);
        }
        return unsigned(signature);
    }

    boolean hasSigned(byte[] message, byte[] signature) {
        BigInteger number = new BigInteger(1, signature);
        return signature.length == BYTES
                && number.compareTo(modulus) < 0
                && new Montgomery(modulus).power(number, EXPONENT).equals(encode(message));
    }

    /** One for which there is a private exponent. */
    private static BigInteger prime(SecureRandom random) {
        while (true) {
            BigInteger prime = PrimeSearch.prime(BITS_OF_FACTOR, LEADING_ONES, random);
            if (!prime.mod(EXPONENT).equals(BigInteger.ONE)) {
                return prime;
            }
        }
    }

    /** EMSA-PKCS1-v1_5 (RFC 8017, 9.2). */
    private static BigInteger encode(byte[] message) {
        byte[] hash = Sha256.of(message);
        byte[] padding = new byte[BYTES - 3 - SHA_256.length - hash.length];
        Arrays.fill(padding, (byte) 0xff);
        return new BigInteger(
                1,
                ByteBuffer.allocate(BYTES)
                        .put((byte) 0)
                        .put((byte) 1)
                        .put(padding)
                        .put((byte) 0)
                        .put(SHA_256)
                        .put(hash)
                        .array());
    }

    /** As many bytes as the modulus has (RFC 8017, 4.1). */
    private static byte[] unsigned(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] padded = new byte[BYTES];
        int length = Math.min(signed.length, BYTES);
        System.arraycopy(signed, signed.length - length, padded, BYTES - length, length);
        return padded;
    }

    /**
     * One prime factor, and what it takes to sign with it.
     *
     * @param exponent the private exponent for this factor
     * @param before the product of the factors before this one
     * @param coefficient its inverse modulo this factor
     */
    private record Factor(
            BigInteger prime, BigInteger exponent, BigInteger before, BigInteger coefficient) {
        static Factor of(BigInteger prime, BigInteger before) {
            return new Factor(
                    prime,
                    EXPONENT.modInverse(prime.subtract(BigInteger.ONE)),
                    before,
                    before.modInverse(prime));
        }

        /** Extends what is right for the factors before to this one (RFC 8017, 5.2.1, 2.b). */
        BigInteger combine(BigInteger soFar, BigInteger message) {
            BigInteger here = new Montgomery(prime).power(message, exponent);
            BigInteger missing = here.subtract(soFar).multiply(coefficient).mod(prime);
            return soFar.add(before.multiply(missing));
        }

        /** The private key is not shown. */
        @Override
        public String toString() {
            return "Factor";
        }
    }
}
