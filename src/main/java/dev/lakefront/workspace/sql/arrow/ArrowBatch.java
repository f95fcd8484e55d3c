package dev.lakefront.workspace.sql.arrow;

import dev.lakefront.workspace.sql.value.Cells;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows, column by column: of each which values there are, where they begin if they differ in size,
 * and the values. A value is the text of a cell; within arrays, maps and structs also a {@link
 * List}, or a {@link Map}.
 */
final class ArrowBatch {
    private static final int ALIGNMENT = 8;
    private static final int DECIMAL_BYTES = 16;

    private final ByteBuf body = Unpooled.buffer();

    /** Of each column and part of one: how many values, and how many of them are null. */
    private final List<Long> nodes = new ArrayList<>();

    /** Of each buffer: where in the body, and how long. */
    private final List<Long> buffers = new ArrayList<>();

    ByteBuf body() {
        return body;
    }

    /** The position of the batch's description. */
    int write(FlatBuffer out, int rows) {
        int bufferVector = out.structs(longs(buffers), 2);
        int nodeVector = out.structs(longs(nodes), 2);
        return out.table(3)
                .field(0, rows, Long.BYTES)
                .pointer(1, nodeVector)
                .pointer(2, bufferVector)
                .end();
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    void add(ArrowField field, List<? extends @Nullable Object> values) {
        nodes.add((long) values.size());
        nodes.add((long) Collections.frequency(values, null));
        buffer(() -> writeBits(values, value -> value != null));
        switch (field.layout()) {
            case TEXT -> addTexts(field, values);
            case BYTES -> addSized(values, value -> Cells.bytes((String) value));
            case LIST -> addLists(field.children().getFirst(), values);
            case MAP -> addMaps(field.children().getFirst(), values);
            case STRUCT -> addStructs(field, values);
            case BOOLEAN -> buffer(() -> writeBits(values, "true"::equals));
            default -> buffer(() -> writeNumbers(field, values));
        }
    }

    private void addTexts(ArrowField field, List<? extends @Nullable Object> values) {
        boolean isTimestamp = field.type().name().equals("TIMESTAMP");
        addSized(
                values,
                value -> {
                    String text = isTimestamp ? Cells.timestamp((String) value) : (String) value;
                    return text.getBytes(StandardCharsets.UTF_8);
                });
    }

    private void addSized(List<? extends @Nullable Object> values, ToBytes toBytes) {
        List<byte[]> pieces = new ArrayList<>();
        for (Object value : values) {
            pieces.add(value == null ? new byte[0] : toBytes.of(value));
        }
        addOffsets(pieces.stream().mapToInt(piece -> piece.length).toArray());
        buffer(() -> pieces.forEach(body::writeBytes));
    }

    private void addLists(ArrowField element, List<? extends @Nullable Object> values) {
        List<@Nullable Object> elements = new ArrayList<>();
        int[] sizes = new int[values.size()];
        for (int i = 0; i < sizes.length; i++) {
            List<?> list = values.get(i) == null ? List.of() : (List<?>) nested(values.get(i));
            sizes[i] = list.size();
            elements.addAll(list);
        }
        addOffsets(sizes);
        add(element, elements);
    }

    private void addMaps(ArrowField entries, List<? extends @Nullable Object> values) {
        List<@Nullable Object> keys = new ArrayList<>();
        List<@Nullable Object> mapped = new ArrayList<>();
        int[] sizes = new int[values.size()];
        for (int i = 0; i < sizes.length; i++) {
            Map<?, ?> map = values.get(i) == null ? Map.of() : (Map<?, ?>) nested(values.get(i));
            sizes[i] = map.size();
            keys.addAll(map.keySet());
            mapped.addAll(map.values());
        }
        addOffsets(sizes);
        nodes.add((long) keys.size());
        nodes.add(0L);
        // without a validity: no entry is null
        buffer(() -> {});
        add(entries.children().getFirst(), keys);
        add(entries.children().getLast(), mapped);
    }

    private void addStructs(ArrowField struct, List<? extends @Nullable Object> values) {
        List<@Nullable Object> maps = new ArrayList<>();
        for (Object value : values) {
            maps.add(value == null ? null : nested(value));
        }
        for (ArrowField part : struct.children()) {
            List<@Nullable Object> parts = new ArrayList<>();
            for (Object map : maps) {
                parts.add(map == null ? null : ((Map<?, ?>) map).get(part.name()));
            }
            add(part, parts);
        }
    }

    /** What stands in a column is text still; what stands within a value was read with it. */
    private static Object nested(@Nullable Object value) {
        Object read = value instanceof String text ? Cells.nested(text) : value;
        return Objects.requireNonNull(read, "the text of a value that is not null");
    }

    /** Where each value begins, and where the last one ends. */
    private void addOffsets(int... sizes) {
        buffer(() -> {
            int offset = 0;
            body.writeIntLE(offset);
            for (int size : sizes) {
                offset += size;
                body.writeIntLE(offset);
            }
        });
    }

    private void writeBits(
            List<? extends @Nullable Object> values, Predicate<@Nullable Object> isSet) {
        for (int i = 0; i < values.size(); i += Byte.SIZE) {
            int bits = 0;
            for (int bit = 0; bit < Byte.SIZE && i + bit < values.size(); bit++) {
                bits |= isSet.test(values.get(i + bit)) ? 1 << bit : 0;
            }
            body.writeByte(bits);
        }
    }

    private void writeNumbers(ArrowField field, List<? extends @Nullable Object> values) {
        for (Object value : values) {
            writeNumber(field, value == null ? null : (String) value);
        }
    }

    private void writeNumber(ArrowField field, @Nullable String text) {
        switch (field.layout()) {
            case INT_8 -> body.writeByte((int) whole(text));
            case INT_16 -> body.writeShortLE((int) whole(text));
            case INT_32 -> body.writeIntLE((int) whole(text));
            case INT_64 -> body.writeLongLE(whole(text));
            case FLOAT_32 -> body.writeFloatLE(text == null ? 0 : Float.parseFloat(text));
            case FLOAT_64 -> body.writeDoubleLE(text == null ? 0 : Double.parseDouble(text));
            case DAYS -> body.writeIntLE(text == null ? 0 : Cells.days(text));
            case MICROSECONDS -> body.writeLongLE(text == null ? 0 : Cells.micros(text));
            case DECIMAL_128 -> writeDecimal(text == null ? "0" : text, field.type().scale());
            default -> throw new IllegalStateException(field.layout().name());
        }
    }

    private static long whole(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    private void writeDecimal(String text, int scale) {
        BigInteger unscaled = new BigDecimal(text).setScale(scale).unscaledValue();
        byte[] bytes = unscaled.toByteArray();
        for (int i = bytes.length - 1; i >= 0; i--) {
            body.writeByte(bytes[i]);
        }
        for (int i = bytes.length; i < DECIMAL_BYTES; i++) {
            body.writeByte(unscaled.signum() < 0 ? -1 : 0);
        }
    }

    private void buffer(Runnable write) {
        int start = body.writerIndex();
        write.run();
        buffers.add((long) start);
        buffers.add((long) body.writerIndex() - start);
        body.writeZero(-body.writerIndex() & (ALIGNMENT - 1));
    }

    private interface ToBytes {
        byte[] of(Object value);
    }
}
