package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.sql.table.TableFile;
import dev.lakefront.workspace.sql.table.TableName;
import dev.lakefront.workspace.sql.table.Tables;
import dev.lakefront.workspace.state.StateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tables in the folder of {@code --keep-state}: databases of DuckDB, which keeps them whole through
 * a crash. They count for as long as the files that they were read from stay as they were; then
 * others are read, into a generation of their own. One generation is never opened twice in a run:
 * statements may still run on it.
 */
public final class KeptTables {
    private static final String FOLDER = "tables";
    private static final String CURRENT = FOLDER + "/current.json";
    private static final String GENERATION = "generation";
    private static final String FILES = "files";
    private static final String PROBLEMS = "problems";

    private final StateFolder state;
    private final Path folder;
    private @Nullable Current last;

    /**
     * @throws dev.lakefront.problem.ProblemException if what it has kept is broken
     */
    public KeptTables(StateFolder state) {
        this.state = state;
        this.folder = state.folder(FOLDER);
        this.last = current();
    }

    /**
     * Where a database of these tables is, or is to be.
     *
     * @param problems why tables are not in it; null if it is yet to be filled
     */
    record Place(Path folder, long generation, @Nullable Map<String, String> problems) {
        boolean isFilled() {
            return problems != null;
        }

        /** A catalog's database. */
        String file(String catalog) {
            return folder.resolve(catalog + ".duckdb").toString();
        }
    }

    /** That of the run before, if it was made of these tables; else a new one. */
    Place place(Tables tables) throws IOException {
        Current kept = last;
        if (kept != null && kept.files.equals(describe(tables))) {
            return new Place(generation(kept.generation), kept.generation, kept.problems);
        }
        long next = highest() + 1;
        return new Place(Files.createDirectories(generation(next)), next, null);
    }

    /** A place is open: it is the one that counts, and all others go. */
    void opened(Place place, Tables tables, Map<TableName, String> problems) throws IOException {
        last = null;
        if (place.isFilled()) {
            return;
        }
        String json =
                Json.object(members -> {
                    members.writeNumberProperty(GENERATION, place.generation());
                    members.writeArrayPropertyStart(FILES);
                    describe(tables).forEach(members::writeString);
                    members.writeEndArray();
                    write(members, problems);
                });
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        state.write(CURRENT, out -> out.write(bytes));
        for (long generation : generations()) {
            if (generation != place.generation()) {
                delete(generation(generation));
            }
        }
    }

    private static void write(JsonGenerator json, Map<TableName, String> problems) {
        json.writeObjectPropertyStart(PROBLEMS);
        problems.forEach((table, why) -> json.writeStringProperty(table.toString(), why));
        json.writeEndObject();
    }

    /** Not where they are: an app's folder may be moved. */
    private static List<String> describe(Tables tables) {
        List<String> files = new ArrayList<>();
        for (TableFile file : tables.files()) {
            files.add(
                    String.join(
                            " ",
                            file.name().toString(),
                            file.format().name(),
                            String.valueOf(file.size()),
                            file.modified().toString()));
        }
        return files;
    }

    private Path generation(long generation) {
        return folder.resolve(String.valueOf(generation));
    }

    private long highest() throws IOException {
        return generations().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private List<Long> generations() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .toList();
        }
    }

    private static void delete(Path generation) throws IOException {
        try (Stream<Path> files = Files.walk(generation)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private @Nullable Current current() {
        byte[] kept = state.read(CURRENT);
        if (kept == null) {
            return null;
        }
        try (JsonParser json = Json.parser(new String(kept, StandardCharsets.UTF_8))) {
            return Current.read(json);
        } catch (JacksonException e) {
            throw state.broken(CURRENT);
        }
    }

    private record Current(long generation, List<String> files, Map<String, String> problems) {
        static Current read(JsonParser json) {
            long generation = 0;
            List<String> files = new ArrayList<>();
            Map<String, String> problems = Map.of();
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case GENERATION -> generation = json.getLongValue();
                    case FILES -> readTexts(json, files);
                    case PROBLEMS -> problems = Json.texts(json);
                    default -> json.skipChildren();
                }
            }
            return new Current(generation, files, problems);
        }

        private static void readTexts(JsonParser json, List<String> texts) {
            while (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getString());
            }
        }
    }
}
