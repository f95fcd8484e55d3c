package dev.lakefront.workspace.sql.arrow;

import dev.lakefront.workspace.sql.engine.Column;
import dev.lakefront.workspace.sql.value.Rows;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;

/** Writes the messages of a stream: one with the schema, and one with each part of the rows. */
public final class ArrowStream {
    private static final int CONTINUES = -1;
    private static final int ALIGNMENT = 8;

    /** {@code MetadataVersion.V5}. */
    private static final int VERSION = 4;

    private static final int SCHEMA = 1;
    private static final int RECORD_BATCH = 3;

    private final List<ArrowField> fields;

    /** A stream of these columns. */
    public ArrowStream(List<Column> columns, ArrowTypes types) {
        this.fields = columns.stream().map(column -> ArrowField.of(column, types)).toList();
    }

    /** The first message. */
    public byte[] schema() {
        FlatBuffer meta = new FlatBuffer();
        return message(meta, SCHEMA, ArrowSchema.write(meta, fields), Unpooled.EMPTY_BUFFER);
    }

    /** A message with rows. */
    public byte[] batch(Rows rows) {
        ArrowBatch batch = new ArrowBatch();
        for (int i = 0; i < fields.size(); i++) {
            batch.add(fields.get(i), rows.columns().get(i));
        }
        FlatBuffer meta = new FlatBuffer();
        return message(meta, RECORD_BATCH, batch.write(meta, rows.count()), batch.body());
    }

    /** A whole stream, with its end. */
    public byte[] whole(Rows rows) {
        ByteBuf out = Unpooled.buffer();
        out.writeBytes(schema()).writeBytes(batch(rows));
        out.writeIntLE(CONTINUES).writeIntLE(0);
        return ByteBufUtil.getBytes(out);
    }

    private static byte[] message(FlatBuffer meta, int kind, int header, ByteBuf body) {
        int message =
                meta.table(4)
                        .field(3, body.readableBytes(), Long.BYTES)
                        .pointer(2, header)
                        .field(0, VERSION, Short.BYTES)
                        .field(1, kind, Byte.BYTES)
                        .end();
        byte[] head = meta.finish(message);
        int padding = -head.length & (ALIGNMENT - 1);
        ByteBuf out = Unpooled.buffer();
        out.writeIntLE(CONTINUES).writeIntLE(head.length + padding).writeBytes(head);
        out.writeZero(padding).writeBytes(body);
        return ByteBufUtil.getBytes(out);
    }
}
