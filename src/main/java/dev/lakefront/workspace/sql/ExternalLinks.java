package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.WorkspaceAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links to the chunks of results, good for whoever has them and for a short time. They are signed
 * with a key of this run, so that nobody can make one, and nothing need be remembered.
 */
final class ExternalLinks {
    /** Outside of {@code /api}, where every call needs a token. */
    static final String PATH = "/external-links";

    /** https://docs.databricks.com/api/workspace/statementexecution: 15 minutes or less. */
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final WorkspaceAddress address;
    private final InstantSource clock;
    private @Nullable SecretKeySpec key;

    ExternalLinks(WorkspaceAddress address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    /**
     * A link that is good from now on.
     *
     * @param expiration its end, in whole milliseconds
     */
    record Link(String url, Instant expiration) {}

    Link to(String statement, int chunk) {
        long end = clock.instant().plus(LIFETIME).toEpochMilli();
        String url =
                "%s%s/%s/%d?expires=%d&signature=%s"
                        .formatted(
                                address.host(),
                                PATH,
                                statement,
                                chunk,
                                end,
                                signature(statement, String.valueOf(chunk), String.valueOf(end)));
        return new Link(url, Instant.ofEpochMilli(end));
    }

    /** Whether a link is ours, and not too old; all of it as it was asked for. */
    boolean isGood(String statement, String chunk, String expires, String signature) {
        boolean isOurs =
                MessageDigest.isEqual(
                        signature(statement, chunk, expires).getBytes(StandardCharsets.UTF_8),
                        signature.getBytes(StandardCharsets.UTF_8));
        return isOurs && clock.instant().toEpochMilli() < Long.parseLong(expires);
    }

    /** Made when the first link is: a start would wait for it. */
    private synchronized SecretKeySpec key() {
        SecretKeySpec made = key;
        if (made == null) {
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            made = new SecretKeySpec(bytes, ALGORITHM);
            key = made;
        }
        return made;
    }

    private String signature(String statement, String chunk, String expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            byte[] text =
                    String.join("/", statement, chunk, expires).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
