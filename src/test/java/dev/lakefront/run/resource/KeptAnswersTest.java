package dev.lakefront.run.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.run.option.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptAnswersTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final String PATH = "/api/2.0/apps/shop";
    private static final String HOST = "https://w.example:8443";

    @TempDir Path cache;

    private KeptAnswers answers() {
        return KeptAnswers.of(
                "shop",
                new Surroundings(
                        Map.of("XDG_CACHE_HOME", cache.toString()),
                        cache,
                        "1",
                        InstantSource.system()));
    }

    private Path file() {
        return cache.resolve("lakefront/apps/shop/w.example_8443.json");
    }

    private void keep(String host, String pointer, Instant at) {
        answers().keep(host, Map.of(PATH, Json.of(Map.of(pointer, "x"))), at);
    }

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        keep(HOST, "/resources/0/a~1b", NOON);
        KeptAnswers.Kept kept = Objects.requireNonNull(answers().ofHost(HOST));
        assertThat(kept.askedAt()).isEqualTo(NOON);
        assertThat(Objects.requireNonNull(kept.byPath().get(PATH)).scalars())
                .isEqualTo(Map.of("/resources/0/a~1b", "x"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/creator", "/value", "/active_deployment/env_vars/0/value"})
    void haveNothingThatARunDoesNotRead(String pointer) throws IOException {
        keep(HOST, pointer, NOON);
        assertThat(Files.readString(file())).doesNotContain(pointer);
    }

    @Test
    void areThoseOfOneWorkspaceOrTheNewest() {
        keep(HOST, "/resources/0/name", NOON);
        keep("https://other.example", "/resources/0/name", NOON.plusSeconds(9));
        keep("https://third.example", "/resources/0/name", NOON.minusSeconds(9));
        assertThat(Objects.requireNonNull(answers().ofHost(HOST)).askedAt()).isEqualTo(NOON);
        assertThat(Objects.requireNonNull(answers().newest()).askedAt())
                .isEqualTo(NOON.plusSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"asked_at\": \"yesterday\"}", "{\"asked_at\": \"20"})
    void areNoneIfTheyCannotBeRead(String broken) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), broken);
        assertThat(answers().ofHost(HOST)).isNull();
        assertThat(answers().newest()).isNull();
    }

    @Test
    void areNoneIfNothingWasKept() {
        assertThat(answers().ofHost(HOST)).isNull();
        assertThat(answers().newest()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T11:59:30Z, 0 min",
        "2026-11-26T12:59:59Z, 59 min",
        "2026-11-27T11:59:59Z, 23 h",
        "2026-11-28T12:00:00Z, 2 d",
    })
    void haveAnAge(Instant now, String words) {
        assertThat(new KeptAnswers.Kept(NOON, Map.of()).age(now)).isEqualTo(words);
    }
}
