package dev.lakefront.workspace.sql.thrift;

import dev.lakefront.workspace.sql.thrift.wire.Struct;
import dev.lakefront.workspace.sql.thrift.wire.StructWriter;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code THandleIdentifier}: 16 bytes that are a UUID, and a secret that the token makes needless.
 */
final class HandleId {
    private static final int BYTES = 16;
    private static final int GUID = 1;
    private static final int SECRET = 2;

    private HandleId() {}

    static @Nullable UUID read(Struct identifier) {
        byte[] guid = identifier.bytes(GUID);
        if (guid == null || guid.length != BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(guid);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    static void write(StructWriter out, UUID id) {
        byte[] guid =
                ByteBuffer.allocate(BYTES)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
        out.bytes(GUID, guid).bytes(SECRET, guid);
    }
}
