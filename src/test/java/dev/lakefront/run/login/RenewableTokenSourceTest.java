package dev.lakefront.run.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.identity.AccessToken;
import dev.lakefront.identity.Secret;
import dev.lakefront.identity.TokenFailure;
import dev.lakefront.identity.TokenFetcher;
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
            new RenewableTokenSource(new Numbering(), InstantSource.fixed(NOW));

    private final class Numbering implements TokenFetcher {
        @Override
        public AccessToken fetch() throws TokenFailure {
            return next("token-");
        }

        @Override
        public AccessToken fetchAnother() throws TokenFailure {
            return next("other-");
        }

        private AccessToken next(String name) throws TokenFailure {
            if (broken) {
                throw TokenFailure.passing("broken");
            }
            String value = name + fetched.incrementAndGet();
            return new AccessToken(new Secret(value), NOW, NOW.plus(Duration.ofHours(1)));
        }
    }

    private String token() {
        return source.token().join().value().reveal();
    }

    @Test
    void aGoodTokenIsReplacedOnRequest() {
        assertThat(token()).isEqualTo("token-1");

        assertThat(source.renew().join().value().reveal()).isEqualTo("other-2");
        assertThat(token()).isEqualTo("other-2");
    }

    @Test
    void aGoodTokenStaysIfThereIsNoOther() {
        assertThat(token()).isEqualTo("token-1");
        broken = true;

        assertThatThrownBy(() -> source.renew().join()).isInstanceOf(CompletionException.class);
        assertThat(token()).isEqualTo("token-1");
    }
}
