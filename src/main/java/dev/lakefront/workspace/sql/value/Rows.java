package dev.lakefront.workspace.sql.value;

import dev.lakefront.workspace.http.Json;
import dev.lakefront.workspace.sql.engine.Chunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Some rows of a result, column by column.
 *
 * @param columns the cells of each as texts; they are not changed
 * @param count how many rows
 */
public record Rows(List<List<@Nullable String>> columns, int count) {
    /** No row. */
    public static Rows none(int columns) {
        return empty(columns);
    }

    /**
     * Reads rows of a chunk.
     *
     * @param columns how many
     * @param first the first row that is wanted, counted from 0 within the chunk
     * @param most how many rows at most
     */
    public static Rows read(Chunk chunk, int columns, int first, int most) {
        Rows rows = empty(columns);
        int last = Math.min(chunk.rowCount(), first + most);
        try (JsonParser json = Json.parser(chunk.rows())) {
            json.nextToken();
            for (int row = 0; row < last; row++) {
                json.nextToken();
                if (row < first) {
                    json.skipChildren();
                } else {
                    rows.readRow(json);
                }
            }
        }
        return new Rows(rows.columns, Math.max(0, last - first));
    }

    private static Rows empty(int columns) {
        List<List<@Nullable String>> empty = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            empty.add(new ArrayList<>());
        }
        return new Rows(Collections.unmodifiableList(empty), 0);
    }

    private void readRow(JsonParser json) {
        for (List<@Nullable String> column : columns) {
            column.add(json.nextToken() == JsonToken.VALUE_NULL ? null : json.getString());
        }
        // the end of the row
        json.nextToken();
    }
}
