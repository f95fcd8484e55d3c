package dev.lakefront.workspace.oauth.grant;

import dev.lakefront.digest.Sha256;
import dev.lakefront.workspace.oauth.message.OAuthError;
import dev.lakefront.workspace.oauth.message.OAuthRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes that were given out in browsers (RFC 6749, 4.1). Each can be redeemed once, by the
 * client that can prove that it began (RFC 7636); who comes with it a second time may have stolen
 * it, and ends what the first one got.
 */
public final class AuthorizationCodes {
    /** The most that RFC 6749, 4.1.2 recommends. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final TokenFamilies families;
    private final Map<String, Code> codes = new HashMap<>();

    public AuthorizationCodes(InstantSource clock, TokenFamilies families) {
        this.clock = clock;
        this.families = families;
    }

    /**
     * A code for what was allowed.
     *
     * @param redirectUri where it is sent
     * @param challenge the client's, made by S256
     */
    public synchronized String issue(Grant grant, String redirectUri, String challenge) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> !now.isBefore(code.end));
        String text = RandomText.next();
        codes.put(text, new Code(grant, redirectUri, challenge, now.plus(LIFETIME), null));
        return text;
    }

    /**
     * The tokens that can be had for a code.
     *
     * @throws OAuthRefusal {@code invalid_grant} for any reason not to trust it
     */
    public synchronized TokenFamily redeem(
            String text, String clientId, @Nullable String redirectUri, String verifier)
            throws OAuthRefusal {
        Code code = codes.get(text);
        if (code == null || !clock.instant().isBefore(code.end)) {
            throw refusal("the code is unknown or has expired");
        }
        if (code.redeemed != null) {
            families.revoke(code.redeemed);
            throw refusal("the code has been used before; its tokens were revoked");
        }
        if (!code.grant.clientId().equals(clientId)) {
            throw refusal("the code was issued to another client");
        }
        if (!code.redirectUri.equals(redirectUri)) {
            throw refusal("redirect_uri is not that of the authorization request");
        }
        if (!code.challenge.equals(challenge(verifier))) {
            // who guesses has one guess
            codes.remove(text);
            throw refusal("code_verifier does not match the code_challenge");
        }
        TokenFamily family = families.begin(code.grant);
        codes.put(text, code.redeemedBy(family));
        return family;
    }

    /** S256 (RFC 7636, 4.2). */
    private static String challenge(String verifier) {
        byte[] hash = Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static OAuthRefusal refusal(String reason) {
        return new OAuthRefusal(OAuthError.INVALID_GRANT, reason);
    }

    private record Code(
            Grant grant,
            String redirectUri,
            String challenge,
            Instant end,
            @Nullable TokenFamily redeemed) {
        Code redeemedBy(TokenFamily family) {
            return new Code(grant, redirectUri, challenge, end, family);
        }
    }
}
