package dev.lakefront.run.resource;

import dev.lakefront.credentials.transport.Json;
import dev.lakefront.machine.WholeFile;
import dev.lakefront.run.option.Surroundings;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a workspace said of one app when it was last asked, for starts at which it cannot be. A file
 * for each workspace; only what this list has is ever written, and none of it is a secret.
 *
 * @param folder the app's, in the cache
 */
public record KeptAnswers(Path folder) {
    private static final List<String> KEPT =
            List.of(
                    "/resources/",
                    "/effective_user_api_scopes/",
                    "/endpoints/",
                    "/read_write_dns",
                    "/status/postgres_database");

    private static final String ASKED_AT = "asked_at";
    private static final String ANSWERS = "answers";

    /** The answers for an app. */
    public static KeptAnswers of(String app, Surroundings around) {
        return new KeptAnswers(CacheFolder.of(around).resolve("apps").resolve(app));
    }

    /**
     * Answers as they were kept.
     *
     * @param byPath what was said, by the path that was asked
     */
    public record Kept(Instant askedAt, Map<String, Json> byPath) {
        /** How long ago that was, in words. */
        String age(Instant now) {
            Duration age = Duration.between(askedAt, now);
            if (age.toHours() < 1) {
                return Math.max(0, age.toMinutes()) + " min";
            }
            return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
        }
    }

    /** Those of a workspace; null if there are none, or they cannot be read. */
    public @Nullable Kept ofHost(String host) {
        return read(file(host));
    }

    /** The newest, of whichever workspace; null if there are none. */
    public @Nullable Kept newest() {
        Kept newest = null;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Kept kept = read(file);
                if (kept != null && (newest == null || kept.askedAt().isAfter(newest.askedAt()))) {
                    newest = kept;
                }
            }
        } catch (IOException _) {
            // nothing was kept
        }
        return newest;
    }

    /** Keeps answers in the place of older ones. Not to be able to is no reason to fail. */
    public void keep(String host, Map<String, Json> answers, Instant now) {
        try {
            Files.createDirectories(folder);
            WholeFile.write(file(host), json(answers, now));
        } catch (IOException _) {
            // the next start asks again
        }
    }

    private Path file(String host) {
        String name = host.substring(host.indexOf("//") + 2).replaceAll("[^A-Za-z0-9.-]", "_");
        return folder.resolve(name + ".json");
    }

    private static @Nullable Kept read(Path file) {
        try {
            Json json = Json.read(Files.readString(file));
            String askedAt = json.at("/" + ASKED_AT);
            return askedAt == null ? null : new Kept(Instant.parse(askedAt), answers(json));
        } catch (IOException | DateTimeParseException _) {
            return null;
        }
    }

    private static Map<String, Json> answers(Json json) {
        Map<String, Map<String, String>> scalars = new HashMap<>();
        json.below("/" + ANSWERS)
                .forEach((pointer, text) -> {
                    int slash = pointer.indexOf('/');
                    if (slash > 0) {
                        scalars.computeIfAbsent(
                                        unescaped(pointer.substring(0, slash)),
                                        _ -> new HashMap<>())
                                .put(unescaped(pointer.substring(slash + 1)), text);
                    }
                });
        Map<String, Json> answers = new HashMap<>();
        scalars.forEach((path, fields) -> answers.put(path, Json.of(fields)));
        return answers;
    }

    /** A name as it is written in a pointer (RFC 6901, 4). */
    private static String unescaped(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }

    private static String json(Map<String, Json> answers, Instant now) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty(ASKED_AT, now.toString());
            json.writeObjectPropertyStart(ANSWERS);
            answers.forEach((path, answer) -> {
                json.writeObjectPropertyStart(path);
                answer.scalars()
                        .forEach((pointer, scalar) -> {
                            if (KEPT.stream().anyMatch(pointer::startsWith)) {
                                json.writeStringProperty(pointer, scalar);
                            }
                        });
                json.writeEndObject();
            });
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
