package dev.lakefront.workspace.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
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

    @Test
    void everySmallNumberIsPrimeOrNot() {
        for (int number = 5; number < 20_000; number += 2) {
            Montgomery numbers = new Montgomery(BigInteger.valueOf(number));
            boolean passes =
                    numbers.passesMillerRabin(BigInteger.TWO)
                            && numbers.passesMillerRabin(BigInteger.valueOf(3));

            assertThat(passes)
                    .as("%d", number)
                    .isEqualTo(BigInteger.valueOf(number).isProbablePrime(100));
        }
    }

    /** 2047 is the least that passes with 2 and is none; 3 tells. */
    @Test
    void oneBaseIsNotEnough() {
        Montgomery numbers = new Montgomery(BigInteger.valueOf(2047));
        assertThat(numbers.passesMillerRabin(BigInteger.TWO)).isTrue();
        assertThat(numbers.passesMillerRabin(BigInteger.valueOf(3))).isFalse();
    }
}
