package dev.lakefront.run.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lakefront.problem.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppProxyTest {
    @Test
    void thisMachineIsAlwaysReachedWithoutAProxy() {
        AppProxy proxy = AppProxy.of(Map.of());

        assertThat(proxy.address()).isNull();
        assertThat(proxy.exceptions()).isEqualTo("localhost,127.0.0.1,::1");
    }

    @Test
    void whatTheDeveloperHasSetStays() {
        AppProxy proxy =
                AppProxy.of(
                        Map.of(
                                "HTTPS_PROXY", "http://upper:1",
                                "https_proxy", "http://me:secret@proxy.example.com:3128",
                                "NO_PROXY", "localhost, .example.com,10.0.0.0/8"));

        assertThat(proxy.address()).hasToString("http://me:secret@proxy.example.com:3128");
        assertThat(proxy.exceptions()).isEqualTo("localhost,.example.com,10.0.0.0/8,127.0.0.1,::1");
    }

    @Test
    void aProxyMayBeNamedWithoutItsScheme() {
        assertThat(AppProxy.of(Map.of("HTTPS_PROXY", "proxy:3128")).address())
                .hasToString("http://proxy:3128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "test", ".test", "offline.lakefront.test", "a,.lakefront.test"})
    void anExceptionThatKeepsTheAppFromTheWorkspaceIsAProblem(String exceptions) {
        assertThatThrownBy(() -> AppProxy.of(Map.of("NO_PROXY", exceptions)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("NO_PROXY keeps the app from offline.lakefront.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "socks5://me:hidden@proxy:1080",
                "https://me:hidden@proxy",
                "http://:hidden"
            })
    void aProxyThatCannotBePassedOnToIsAProblemThatDoesNotRepeatIt(String address) {
        assertThatThrownBy(() -> AppProxy.of(Map.of("HTTPS_PROXY", address)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("hidden");
    }
}
