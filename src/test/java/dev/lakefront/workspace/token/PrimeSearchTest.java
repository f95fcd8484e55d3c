package dev.lakefront.workspace.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimeSearchTest {
    private final SecureRandom random = new SecureRandom();

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 256, 512})
    void findsPrimesOfThatLengthAndWithTheirLeadingOnes(int bits) {
        for (int i = 0; i < 10; i++) {
            BigInteger found = PrimeSearch.prime(bits, 4, random);

            assertThat(found.isProbablePrime(200)).isTrue();
            assertThat(found.bitLength()).isEqualTo(bits);
            assertThat(found.shiftRight(bits - 4).intValue()).isEqualTo(0b1111);
        }
    }

    @Test
    void findsOthersEachTime() {
        Set<BigInteger> found = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            assertThat(found.add(PrimeSearch.prime(256, 4, random))).isTrue();
        }
    }

    /**
     * Among small numbers every prime has its turn: none is put aside for a small factor. The
     * rarest is found once in 127 times, and stays away from so many once in ten to the 16th.
     */
    @Test
    void missesNone() {
        Set<BigInteger> found = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            found.add(PrimeSearch.prime(12, 4, random));
        }
        assertThat(found).isNotEmpty().allMatch(prime -> prime.isProbablePrime(100));
        assertThat(found).contains(BigInteger.valueOf(3847), BigInteger.valueOf(4093));
    }
}
