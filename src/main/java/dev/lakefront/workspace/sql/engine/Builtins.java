package dev.lakefront.workspace.sql.engine;

import dev.lakefront.workspace.sql.dialect.Translator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a database has beside tables: functions of Databricks SQL, and an information schema. */
final class Builtins {
    /** The schema in which statements look for functions that DuckDB lacks or has otherwise. */
    static final String FUNCTIONS = "functions.main";

    private Builtins() {}

    /** The statements that create the functions. */
    static List<String> functions() {
        List<String> statements = new ArrayList<>();
        statements.add("ATTACH ':memory:' AS functions");
        for (String function : lines("functions.sql")) {
            statements.add("CREATE MACRO " + FUNCTIONS + "." + function);
        }
        return statements;
    }

    /** The statements that create the information schema of each catalog. */
    static List<String> informationSchemas(Namespace namespace) {
        List<String> statements = new ArrayList<>();
        for (Map.Entry<String, Set<String>> catalog : namespace.schemas().entrySet()) {
            String schema = namespace.quoted(catalog.getKey(), Namespace.INFORMATION_SCHEMA);
            // one that is kept has that of the run before
            statements.add("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            statements.add("CREATE SCHEMA " + schema);
            for (String view : lines("information-schema.sql")) {
                statements.add(
                        view.replace("$schemas", texts(catalog.getValue()))
                                .replace("$schema", schema)
                                .replace("$catalog", text(catalog.getKey()))
                                .replace("$database", text(namespace.database(catalog.getKey()))));
            }
        }
        return statements;
    }

    private static String texts(Set<String> values) {
        return values.stream().map(Builtins::text).collect(Collectors.joining(", "));
    }

    private static String text(String value) {
        return Translator.quote(value, '\'');
    }

    private static List<String> lines(String resource) {
        try (InputStream in =
                Objects.requireNonNull(Builtins.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
