package dev.lakefront.workspace.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RsaKeyTest {
    private final RsaKey key = RsaKey.generate(new SecureRandom());

    @RepeatedTest(5)
    void whatItSignsTheJdkVerifies() throws Exception {
        byte[] signature = key.sign(bytes("who I am"));

        assertThat(new BigInteger(1, key.modulus()).bitLength()).isEqualTo(2048);
        assertThat(verifies(bytes("who I am"), signature)).isTrue();
        assertThat(verifies(bytes("who I was"), signature)).isFalse();
    }

    @Test
    void whatItSignedItKnows() {
        byte[] signature = key.sign(bytes("who I am"));

        assertThat(key.hasSigned(bytes("who I am"), signature)).isTrue();
        assertThat(key.hasSigned(bytes("who I was"), signature)).isFalse();
        assertThat(RsaKey.generate(new SecureRandom()).hasSigned(bytes("who I am"), signature))
                .isFalse();
    }

    @Test
    void aNumberThatIsCongruentIsNoSignature() {
        byte[] signature = key.sign(bytes("who I am"));
        byte[] longer =
                new BigInteger(1, signature).add(new BigInteger(1, key.modulus())).toByteArray();

        assertThat(key.hasSigned(bytes("who I am"), longer)).isFalse();
        assertThat(key.hasSigned(bytes("who I am"), new byte[0])).isFalse();
    }

    /** The four largest primes of 256 bits are in each; all else is new. */
    @Test
    void twoKeysShareWhatEverybodyKnowsAndNothingElse() {
        BigInteger one = new BigInteger(1, key.modulus());
        BigInteger other = new BigInteger(1, RsaKey.generate(new SecureRandom()).modulus());
        BigInteger known = BigInteger.ONE;
        BigInteger prime = BigInteger.TWO.pow(256);
        for (int i = 0; i < 4; i++) {
            prime = largestPrimeBelow(prime);
            known = known.multiply(prime);
        }

        assertThat(one.gcd(other)).isEqualTo(known);
        assertThat(one.divide(known).bitLength()).isBetween(1023, 1024);
    }

    private static BigInteger largestPrimeBelow(BigInteger number) {
        BigInteger candidate = number.subtract(BigInteger.ONE);
        while (!candidate.isProbablePrime(100)) {
            candidate = candidate.subtract(BigInteger.ONE);
        }
        return candidate;
    }

    private boolean verifies(byte[] message, byte[] signature) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new RSAPublicKeySpec(
                                        new BigInteger(1, key.modulus()),
                                        new BigInteger(1, RsaKey.exponent()))));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
