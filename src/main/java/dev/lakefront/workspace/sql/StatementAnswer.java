package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.sql.engine.Chunk;
import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.engine.ColumnType;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what the API tells of a statement. */
final class StatementAnswer {
    private StatementAnswer() {}

    /** Status, and with a result its manifest and its first chunk. */
    static Answer of(String id, StatementStatus status) {
        return Answer.ok(json -> {
            json.writeStringProperty("statement_id", id);
            writeStatus(json, status);
            if (status.result() != null) {
                writeManifest(json, status.result());
                json.writeObjectPropertyStart("result");
                if (!status.result().chunks().isEmpty()) {
                    writeChunk(json, id, status.result(), 0);
                }
                json.writeEndObject();
            }
        });
    }

    static Answer chunk(String id, Result result, int index) {
        return Answer.ok(json -> writeChunk(json, id, result, index));
    }

    private static void writeStatus(JsonGenerator json, StatementStatus status) {
        json.writeObjectPropertyStart("status");
        json.writeStringProperty("state", status.state().name());
        SqlFailure failure = status.failure();
        if (failure != null) {
            json.writeObjectPropertyStart("error");
            json.writeStringProperty("error_code", "BAD_REQUEST");
            json.writeStringProperty("message", failure.getMessage());
            json.writeEndObject();
            json.writeStringProperty("sql_state", failure.sqlState());
        }
        json.writeEndObject();
    }

    private static void writeManifest(JsonGenerator json, Result result) {
        json.writeObjectPropertyStart("manifest");
        json.writeStringProperty("format", "JSON_ARRAY");
        writeSchema(json, result.columns());
        json.writeNumberProperty("total_chunk_count", result.chunks().size());
        json.writeNumberProperty("total_row_count", result.rowCount());
        json.writeArrayPropertyStart("chunks");
        for (int i = 0; i < result.chunks().size(); i++) {
            json.writeStartObject();
            writeExtent(json, result.chunks().get(i), i);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanProperty("truncated", result.truncated());
        json.writeEndObject();
    }

    private static void writeSchema(JsonGenerator json, List<Column> columns) {
        json.writeObjectPropertyStart("schema");
        json.writeNumberProperty("column_count", columns.size());
        json.writeArrayPropertyStart("columns");
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = columns.get(i).type();
            json.writeStartObject();
            json.writeStringProperty("name", columns.get(i).name());
            json.writeStringProperty("type_text", type.text());
            json.writeStringProperty("type_name", type.name());
            json.writeNumberProperty("position", i);
            if (type.precision() > 0) {
                json.writeNumberProperty("type_precision", type.precision());
                json.writeNumberProperty("type_scale", type.scale());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeChunk(JsonGenerator json, String id, Result result, int index) {
        writeExtent(json, result.chunks().get(index), index);
        Integer next = next(result, index);
        if (next != null) {
            json.writeNumberProperty("next_chunk_index", next);
            json.writeStringProperty(
                    "next_chunk_internal_link",
                    StatementApi.PATH
                            + "/"
                            + id
                            + "/result/chunks/"
                            + next
                            + "?row_offset="
                            + result.chunks().get(next).rowOffset());
        }
        json.writeName("data_array");
        json.writeRawValue(result.chunks().get(index).rows());
    }

    private static void writeExtent(JsonGenerator json, Chunk chunk, int index) {
        json.writeNumberProperty("chunk_index", index);
        json.writeNumberProperty("row_offset", chunk.rowOffset());
        json.writeNumberProperty("row_count", chunk.rowCount());
    }

    private static @Nullable Integer next(Result result, int index) {
        return index + 1 < result.chunks().size() ? index + 1 : null;
    }
}
