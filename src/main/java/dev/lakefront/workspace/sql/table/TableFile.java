package dev.lakefront.workspace.sql.table;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A table and the file it comes from. Two of them are equal as long as nobody has written the file.
 *
 * @param size in bytes
 */
public record TableFile(
        TableName name, TableFormat format, Path file, long size, FileTime modified) {
    public boolean isView() {
        return format == TableFormat.SQL;
    }
}
