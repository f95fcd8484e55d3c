package dev.lakefront.workspace.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@link BigInteger}. */
class MontgomeryTest {
    private final Random random = new Random(20261127);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 31, 32, 33, 63, 64, 65, 256, 257, 2048})
    void powersAreThoseOfBigInteger(int bits) {
        for (int i = 0; i < 200; i++) {
            BigInteger modulus = new BigInteger(bits - 1, random).setBit(bits - 1).setBit(0);
            BigInteger base = new BigInteger(bits + 40, random);
            BigInteger exponent = new BigInteger(Math.min(bits, 70), random);

            assertThat(new Montgomery(modulus).power(base, exponent))
                    .as("%s ^ %s mod %s", base, exponent, modulus)
                    .isEqualTo(base.modPow(exponent, modulus));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 64, 256, 2048})
    void thoseAtTheEdgesToo(int bits) {
        BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        BigInteger least = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        for (BigInteger modulus : new BigInteger[] {most, least, most.clearBit(bits / 2)}) {
            for (BigInteger base :
                    new BigInteger[] {
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        modulus.subtract(BigInteger.ONE),
                        modulus,
                        most
                    }) {
                for (BigInteger exponent :
                        new BigInteger[] {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, most}) {
                    assertThat(new Montgomery(modulus).power(base, exponent))
                            .isEqualTo(base.modPow(exponent, modulus));
                }
            }
        }
    }

    /** Those that pass and are none have names: the strong pseudoprimes to base 2. */
    @Test
    void smallNumbersThatPassArePrimesButForAFewKnownOnes() {
        Set<Integer> known = Set.of(2047, 3277, 4033, 4681, 8321, 15841, 29341);
        for (int number = 5; number < 30_000; number += 2) {
            assertThat(new Montgomery(BigInteger.valueOf(number)).passesMillerRabin())
                    .as("%d", number)
                    .isEqualTo(
                            known.contains(number)
                                    || BigInteger.valueOf(number).isProbablePrime(100));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 256, 300, 521})
    void largeNumbersPassIfTheyArePrimes(int bits) {
        for (int i = 0; i < 50; i++) {
            BigInteger number = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
            assertThat(new Montgomery(number).passesMillerRabin())
                    .as("%s", number)
                    .isEqualTo(number.isProbablePrime(100));
            BigInteger prime = number.nextProbablePrime();
            assertThat(new Montgomery(prime).passesMillerRabin()).as("%s", prime).isTrue();
        }
    }
}
