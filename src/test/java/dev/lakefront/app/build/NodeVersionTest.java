package dev.lakefront.app.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeVersionTest {
    @ParameterizedTest
    @CsvSource({
        "v18.20.4, false",
        "v22.20.0, false",
        "v22.21.0, true",
        "v23.11.1, false",
        "v24.4.1, false",
        "v24.5.0, true",
        "v25.0.0-nightly, true",
        "'', true",
        "what?, true"
    })
    void someTakeTheProxyOfTheEnvironment(String version, boolean takesIt) {
        assertThat(NodeVersion.takesProxyOfEnvironment(version)).isEqualTo(takesIt);
    }
}
