package dev.lakefront.workspace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
    @Test
    void aParameterIsOneSegmentDecoded() {
        assertThat(new PathTemplate("/jobs/{id}/runs/{run}").match("/jobs/a%2Fb+c/runs/2"))
                .isEqualTo(Map.of("id", "a/b+c", "run", "2"));
    }

    @Test
    void theLastOneMayBeAllThatIsLeft() {
        assertThat(new PathTemplate("/files/{path...}").match("/files/a/b%20c/"))
                .isEqualTo(Map.of("path", "a/b c/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs", "/jobs/", "/jobs/1/2", "/work/1", "jobs/1"})
    void otherPathsDoNotMatch(String path) {
        assertThat(new PathTemplate("/jobs/{id}").match(path)).isNull();
    }

    @Test
    void badEncodingIsTheClientsMistake() {
        assertThatThrownBy(() -> new PathTemplate("/jobs/{id}").match("/jobs/%zz"))
                .isInstanceOf(BadlyEncodedException.class);
    }
}
