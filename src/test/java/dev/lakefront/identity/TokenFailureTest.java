package dev.lakefront.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TokenFailureTest {
    @Test
    void isFoundWhateverWrapsIt() {
        TokenFailure refused = TokenFailure.rejected("the workspace refuses the login");
        assertThat(TokenFailure.of(new CompletionException(new ExecutionException(refused))))
                .isSameAs(refused);
    }

    @Test
    void aTimeThatRanOutMayNotRunOutTheNextTime() {
        TokenFailure late = TokenFailure.of(new CompletionException(new TimeoutException()));
        assertThat(late).hasMessage("the workspace gave no answer in time");
        assertThat(late.isRejected()).isFalse();
    }

    @Test
    void aBugIsCalledOneAndItsWordsAreKeptBack() {
        assertThat(TokenFailure.of(new IllegalStateException("token eyJ")))
                .hasMessage("a bug in Lakefront (IllegalStateException); please report it");
    }

    @Test
    void aFailureToldOfTheIdentityStaysWhatItIs() {
        TokenFailure refused = TokenFailure.rejected("the workspace refuses the login");
        assertThat(refused.missing()).isEqualTo(TokenFailure.Missing.TOKEN);
        assertThat(refused.forIdentity().missing()).isEqualTo(TokenFailure.Missing.IDENTITY);
        assertThat(refused.forIdentity().isRejected()).isTrue();
        assertThat(refused.forIdentity()).hasMessage("the workspace refuses the login");
    }
}
