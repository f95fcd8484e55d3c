package dev.lakefront.workspace.token;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds primes soon, in a JVM that has just started. A test for primality costs a power of large
 * numbers; most numbers are put aside before one, by their small factors.
 *
 * <p>One test by Miller and Rabin, with base 2, has to do. That a random number of 256 bits passes
 * it and is no prime is conjectured to happen once in 10 to the power of 22 (R. L. Rivest, Finding
 * Four Million Large Random Primes, 1990); a key with such a factor signs what nobody accepts.
 */
final class PrimeSearch {
    /** Of the factors that are looked for. More of them would find little more. */
    private static final int MOST_SMALL = 2_000;

    /** So many odd numbers in a row have eleven primes among them, if they have 256 bits. */
    private static final int ODD_NUMBERS = 1_024;

    private static final int[] SMALL_PRIMES = smallPrimes();

    private PrimeSearch() {}

    /**
     * A random prime.
     *
     * @param bits how many it has, 12 at least: a prime that is small itself would be put aside
     * @param leadingOnes how many of them are ones at the least, from the highest on
     */
    static BigInteger prime(int bits, int leadingOnes, SecureRandom random) {
        BigInteger ones = BigInteger.ONE.shiftLeft(leadingOnes).subtract(BigInteger.ONE);
        BigInteger found = null;
        while (found == null) {
            BigInteger start =
                    new BigInteger(bits - leadingOnes, random)
                            .or(ones.shiftLeft(bits - leadingOnes))
                            .setBit(0);
            found = firstPrime(start, bits);
        }
        return found;
    }

    /** The first one among some odd numbers; null if they have none. */
    private static @Nullable BigInteger firstPrime(BigInteger start, int bits) {
        BitSet composite = withSmallFactors(start);
        for (int i = composite.nextClearBit(0);
                i < ODD_NUMBERS;
                i = composite.nextClearBit(i + 1)) {
            BigInteger candidate = start.add(BigInteger.valueOf(2L * i));
            if (candidate.bitLength() == bits && new Montgomery(candidate).passesMillerRabin()) {
                return candidate;
            }
        }
        return null;
    }

    /** Which of the odd numbers from here on have a small factor. */
    private static BitSet withSmallFactors(BigInteger start) {
        int[] limbs = Montgomery.limbs(start, start.bitLength());
        BitSet composite = new BitSet(ODD_NUMBERS);
        for (int prime : SMALL_PRIMES) {
            // start + 2i is a multiple of it; its half is (prime + 1) / 2, as it is odd
            int first = (prime - remainder(limbs, prime)) * ((prime + 1) / 2) % prime;
            for (int i = first; i < ODD_NUMBERS; i += prime) {
                composite.set(i);
            }
        }
        return composite;
    }

    private static int remainder(int[] limbs, int divisor) {
        long remainder = 0;
        for (int i = limbs.length - 1; i >= 0; i--) {
            remainder = (remainder << Integer.SIZE | Integer.toUnsignedLong(limbs[i])) % divisor;
        }
        return (int) remainder;
    }

    /** Two left out: only odd numbers are looked at. */
    private static int[] smallPrimes() {
        BitSet composite = new BitSet(MOST_SMALL);
        for (int i = 3; i * i < MOST_SMALL; i += 2) {
            for (int multiple = i * i; multiple < MOST_SMALL; multiple += 2 * i) {
                composite.set(multiple);
            }
        }
        int[] primes = new int[MOST_SMALL];
        int count = 0;
        for (int i = 3; i < MOST_SMALL; i += 2) {
            if (!composite.get(i)) {
                primes[count++] = i;
            }
        }
        return Arrays.copyOf(primes, count);
    }
}
