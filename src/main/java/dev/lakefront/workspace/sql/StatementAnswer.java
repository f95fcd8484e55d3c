package dev.lakefront.workspace.sql;

import dev.lakefront.workspace.http.Answer;
import dev.lakefront.workspace.http.Body;
import dev.lakefront.workspace.http.MemoryBudget;
import dev.lakefront.workspace.sql.arrow.ArrowStream;
import dev.lakefront.workspace.sql.arrow.ArrowTypes;
import dev.lakefront.workspace.sql.engine.Chunk;
import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.engine.ColumnType;
import dev.lakefront.workspace.sql.engine.Result;
import dev.lakefront.workspace.sql.engine.SqlFailure;
import dev.lakefront.workspace.sql.statement.Delivery;
import dev.lakefront.workspace.sql.statement.Statement;
import dev.lakefront.workspace.sql.statement.StatementStatus;
import dev.lakefront.workspace.sql.value.Rows;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes what the API tells of a statement. */
final class StatementAnswer {
    /** Two chunks, which need several times as much while they are written in another form. */
    private static final MemoryBudget MEMORY = new MemoryBudget(8 << 20);

    private final ExternalLinks links;

    StatementAnswer(ExternalLinks links) {
        this.links = links;
    }

    /** Status, and with a result its manifest and its first chunk. */
    Answer of(Statement statement, StatementStatus status) {
        return Answer.ok(json -> {
            json.writeStringProperty("statement_id", statement.id());
            writeStatus(json, status);
            if (status.result() != null) {
                writeManifest(json, statement.delivery(), status.result());
                json.writeObjectPropertyStart("result");
                if (!status.result().chunks().isEmpty()) {
                    writeChunk(json, statement, status.result(), 0);
                }
                json.writeEndObject();
            }
        });
    }

    Answer chunk(Statement statement, Result result, int index) {
        return Answer.ok(json -> writeChunk(json, statement, result, index));
    }

    /** What a link leads to. */
    static Answer linked(Delivery delivery, Result result, int index) {
        return new Answer(
                HttpResponseStatus.OK,
                Map.of("Content-Type", delivery.mediaType()),
                content(delivery, result, index),
                null);
    }

    private static Body content(Delivery delivery, Result result, int index) {
        Chunk chunk = result.chunks().get(index);
        return switch (delivery) {
            case INLINE, LINKS_TO_JSON -> Body.written(chunk::writeRows);
            case LINKS_TO_CSV -> built(chunk, () -> csv(names(result, index), chunk));
            case LINKS_TO_ARROW, ATTACHED_OR_LINKS ->
                    built(chunk, () -> arrow(result.columns(), chunk));
        };
    }

    /** A few at once, each of which is in a file when it is done. */
    private static Body built(Chunk chunk, Supplier<byte[]> building) {
        return MEMORY.within(
                chunk.unpackedSize(), () -> Body.written(out -> out.write(building.get())));
    }

    private static byte[] csv(List<String> names, Chunk chunk) {
        return Csv.of(names, chunk.rows()).getBytes(StandardCharsets.UTF_8);
    }

    /** Only the first chunk of CSV has the columns' names. */
    private static List<String> names(Result result, int index) {
        return index > 0 ? List.of() : result.columns().stream().map(Column::name).toList();
    }

    private static byte[] arrow(List<Column> columns, Chunk chunk) {
        Rows rows = Rows.read(chunk, columns.size(), 0, chunk.rowCount());
        return new ArrowStream(columns, ArrowTypes.NATIVE).whole(rows);
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

    private static void writeManifest(JsonGenerator json, Delivery delivery, Result result) {
        json.writeObjectPropertyStart("manifest");
        json.writeStringProperty("format", delivery.format());
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

    private void writeChunk(JsonGenerator json, Statement statement, Result result, int index) {
        if (statement.delivery().isInline()) {
            writePlace(json, statement, result, index);
            json.writeName("data_array");
            result.chunks().get(index).writeRows(json);
        } else if (statement.delivery() == Delivery.ATTACHED_OR_LINKS
                && result.chunks().size() == 1) {
            writePlace(json, statement, result, index);
            json.writeBinaryProperty(
                    "attachment", arrow(result.columns(), result.chunks().get(index)));
        } else {
            json.writeArrayPropertyStart("external_links");
            json.writeStartObject();
            writePlace(json, statement, result, index);
            writeLink(json, statement, result, index);
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void writeLink(JsonGenerator json, Statement statement, Result result, int index) {
        ExternalLinks.Link link = links.to(statement.id(), index);
        json.writeNumberProperty("byte_count", size(statement.delivery(), result, index));
        json.writeStringProperty("external_link", link.url());
        json.writeStringProperty("expiration", link.expiration().toString());
    }

    private static long size(Delivery delivery, Result result, int index) {
        if (delivery == Delivery.LINKS_TO_JSON) {
            return result.chunks().get(index).unpackedSize();
        }
        try (Body content = content(delivery, result, index)) {
            return content.size();
        }
    }

    private static void writePlace(
            JsonGenerator json, Statement statement, Result result, int index) {
        writeExtent(json, result.chunks().get(index), index);
        Integer next = next(result, index);
        if (next != null) {
            json.writeNumberProperty("next_chunk_index", next);
            json.writeStringProperty(
                    "next_chunk_internal_link",
                    StatementApi.PATH
                            + "/"
                            + statement.id()
                            + "/result/chunks/"
                            + next
                            + "?row_offset="
                            + result.chunks().get(next).rowOffset());
        }
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
