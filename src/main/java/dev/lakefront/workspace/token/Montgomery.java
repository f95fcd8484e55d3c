package dev.lakefront.workspace.token;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Powers modulo an odd number, without divisions (P. L. Montgomery, 1985). {@link
 * BigInteger#modPow} does the same in more code, and better once that is compiled; in a JVM that
 * has just started, compiling it takes longer than what it is needed for.
 */
final class Montgomery {
    private static final long LIMB = 0xffff_ffffL;

    private final BigInteger modulus;

    /** From the lowest limb on, as all numbers here. */
    private final int[] limbs;

    /** Of the lowest limb, negative, modulo 2 to the power of 32. */
    private final int inverse;

    private final int[] one;
    private final int[] minusOne;

    /**
     * @param modulus odd, 3 at least
     */
    Montgomery(BigInteger modulus) {
        this.modulus = modulus;
        this.limbs = limbs(modulus, modulus.bitLength());
        this.inverse = -inverse(limbs[0]);
        this.one = form(BigInteger.ONE);
        this.minusOne = form(modulus.subtract(BigInteger.ONE));
    }

    /**
     * The base, multiplied by itself.
     *
     * @param base not negative
     * @param exponent not negative
     */
    BigInteger power(BigInteger base, BigInteger exponent) {
        int[] unit = new int[limbs.length];
        unit[0] = 1;
        return number(multiply(powerOf(form(base), exponent), unit));
    }

    /** Whether the modulus passes for a prime with base 2 (Miller, Rabin), as all primes do. */
    boolean passesMillerRabin() {
        BigInteger even = modulus.subtract(BigInteger.ONE);
        int twos = even.getLowestSetBit();
        int[] power = powerOfTwo(even.shiftRight(twos));
        if (Arrays.equals(power, one)) {
            return true;
        }
        for (int i = 1; i < twos && !Arrays.equals(power, minusOne); i++) {
            power = multiply(power, power);
        }
        return Arrays.equals(power, minusOne);
    }

    private int[] powerOfTwo(BigInteger exponent) {
        int[] power = one;
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            power = multiply(power, power);
            if (exponent.testBit(bit)) {
                twice(power);
            }
        }
        return power;
    }

    private int[] powerOf(int[] base, BigInteger exponent) {
        int[] power = one;
        for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
            power = multiply(power, power);
            if (exponent.testBit(bit)) {
                power = multiply(power, base);
            }
        }
        return power;
    }

    /** A number as it is calculated with: times 2 to the power of 32 for each limb. */
    private int[] form(BigInteger number) {
        int bits = limbs.length * Integer.SIZE;
        return limbs(number.shiftLeft(bits).mod(modulus), bits);
    }

    /** The product of two forms: row by row, each made one limb shorter. */
    private int[] multiply(int[] some, int[] others) {
        int[] sum = new int[limbs.length];
        long top = 0;
        for (int limb : some) {
            top += addShortened(sum, others, limb & LIMB);
            sum[sum.length - 1] = (int) top;
            top >>>= Integer.SIZE;
        }
        reduce(sum, top);
        return sum;
    }

    /**
     * Adds the row times the factor, and the multiple of ours that makes the lowest limb 0, which
     * is left out then. A method of its own, because the compiler takes long for loops in loops.
     *
     * @return what is carried out of the last limb but one
     */
    private long addShortened(int[] sum, int[] row, long factor) {
        long added = (sum[0] & LIMB) + (row[0] & LIMB) * factor;
        long multiple = added * inverse & LIMB;
        long shortened = ((added & LIMB) + (limbs[0] & LIMB) * multiple) >>> Integer.SIZE;
        added >>>= Integer.SIZE;
        for (int i = 1; i < row.length; i++) {
            added += (sum[i] & LIMB) + (row[i] & LIMB) * factor;
            shortened += (added & LIMB) + (limbs[i] & LIMB) * multiple;
            sum[i - 1] = (int) shortened;
            added >>>= Integer.SIZE;
            shortened >>>= Integer.SIZE;
        }
        return added + shortened;
    }

    private void twice(int[] form) {
        long carry = 0;
        for (int i = 0; i < form.length; i++) {
            carry += (form[i] & LIMB) << 1;
            form[i] = (int) carry;
            carry >>>= Integer.SIZE;
        }
        reduce(form, carry);
    }

    /** Less than twice the modulus becomes less than once. */
    private void reduce(int[] sum, long top) {
        if (top != 0 || !isLess(sum)) {
            subtract(sum);
        }
    }

    private boolean isLess(int[] sum) {
        for (int i = limbs.length - 1; i >= 0; i--) {
            if (sum[i] != limbs[i]) {
                return Integer.compareUnsigned(sum[i], limbs[i]) < 0;
            }
        }
        return false;
    }

    private void subtract(int[] sum) {
        long borrow = 0;
        for (int i = 0; i < limbs.length; i++) {
            borrow += (sum[i] & LIMB) - (limbs[i] & LIMB);
            sum[i] = (int) borrow;
            borrow >>= Integer.SIZE;
        }
    }

    /** Twice as many bits of it are right after each step, three at first (Newton). */
    private static int inverse(int odd) {
        int inverse = odd;
        for (int bits = 3; bits < Integer.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /**
     * A number in limbs, from the lowest on.
     *
     * @param bits how many there is room for, as many as the number has at the least
     */
    static int[] limbs(BigInteger number, int bits) {
        byte[] digits = number.toByteArray();
        int[] limbs = new int[(bits + Integer.SIZE - 1) / Integer.SIZE];
        for (int i = 0; i < digits.length && i < limbs.length * Integer.BYTES; i++) {
            int digit = Byte.toUnsignedInt(digits[digits.length - 1 - i]);
            limbs[i / Integer.BYTES] |= digit << (i % Integer.BYTES * Byte.SIZE);
        }
        return limbs;
    }

    private static BigInteger number(int[] limbs) {
        byte[] digits = new byte[limbs.length * Integer.BYTES];
        for (int i = 0; i < digits.length; i++) {
            int limb = limbs[i / Integer.BYTES];
            digits[digits.length - 1 - i] = (byte) (limb >> (i % Integer.BYTES * Byte.SIZE));
        }
        return new BigInteger(1, digits);
    }
}
