package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows as CSV (RFC 4180), in which null is the word {@code null}, as the platform has it. */
final class Csv {
    private static final String END_OF_ROW = "\r\n";

    private final StringBuilder text = new StringBuilder();
    private boolean isInRow;

    /**
     * Rows as a text.
     *
     * @param names the columns', for a first row; empty for none
     * @param rows a JSON array of arrays, whose values are strings or null
     */
    static String of(List<String> names, String rows) {
        Csv csv = new Csv();
        if (!names.isEmpty()) {
            names.forEach(csv::add);
            csv.endRow();
        }
        try (JsonParser json = Json.parser(rows)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    csv.add(json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString());
                }
                csv.endRow();
            }
        }
        return csv.text.toString();
    }

    private void add(@Nullable String value) {
        if (isInRow) {
            text.append(',');
        }
        isInRow = true;
        text.append(value == null ? "null" : quoted(value));
    }

    private void endRow() {
        text.append(END_OF_ROW);
        isInRow = false;
    }

    /** An empty field and the word null would be something else without quotes. */
    private static String quoted(String value) {
        boolean isPlain =
                !value.isEmpty()
                        && !value.equals("null")
                        && value.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
