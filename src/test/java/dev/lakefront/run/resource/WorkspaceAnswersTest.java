package dev.lakefront.run.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.identity.TokenFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceAnswersTest {
    private static final String PATH = "/api/2.0/apps/shop";

    private final List<String> asked = new ArrayList<>();
    private final WorkspaceAnswers answers =
            new WorkspaceAnswers(this::answer, null, Instant.EPOCH);

    private Json answer(String path) {
        asked.add(path);
        return Json.of(Map.of("/name", "asked"));
    }

    private String nameAt(String path) throws TokenFailure {
        WorkspaceAnswers.Answer answer = answers.at(path);
        return answer == null ? "" : String.valueOf(answer.json().at("/name"));
    }

    @Test
    void areAskedForOnce() throws TokenFailure {
        assertThat(nameAt(PATH)).isEqualTo("asked");
        assertThat(nameAt(PATH)).isEqualTo("asked");
        assertThat(asked).containsExactly(PATH);
    }

    @Test
    void thatWereHeardBeforeAreNotAskedForAndAreKeptToo() throws TokenFailure {
        answers.heard(PATH, Json.of(Map.of("/name", "heard")));
        assertThat(nameAt(PATH)).isEqualTo("heard");
        assertThat(asked).isEmpty();
        assertThat(answers.given()).containsOnlyKeys(PATH);
    }
}
