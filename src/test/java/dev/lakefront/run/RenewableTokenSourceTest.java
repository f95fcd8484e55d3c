package dev.lakefront.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewableTokenSourceTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private final AtomicInteger fetched = new AtomicInteger();
    private volatile boolean broken;

    private final RenewableTokenSource source =
            new RenewableTokenSource(this::fetch, InstantSource.fixed(NOW));

    private AccessToken fetch() throws TokenFailure {
        if (broken) {
            throw TokenFailure.passing("broken");
        }
        String value = "token-" + fetched.incrementAndGet();
        return new AccessToken(new Secret(value), NOW, NOW.plus(Duration.ofHours(1)));
    }

    private String token() {
        return source.token().join().value().reveal();
    }

    @Test
    void aGoodTokenIsReplacedOnRequest() {
        assertThat(token()).isEqualTo("token-1");

        assertThat(source.renew().join().value().reveal()).isEqualTo("token-2");
        assertThat(token()).isEqualTo("token-2");
    }

    @Test
    void aGoodTokenStaysIfThereIsNoOther() {
        assertThat(token()).isEqualTo("token-1");
        broken = true;

        assertThatThrownBy(() -> source.renew().join()).isInstanceOf(CompletionException.class);
        assertThat(token()).isEqualTo("token-1");
    }
}
