package dev.lakefront.workspace.objects;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The app's source, as a deployment takes it.
 *
 * @param files its files now, relative to the folder; asked anew for each call
 */
public record SourceFolder(Path folder, Supplier<List<Path>> files) {
    /** Of an app without files. */
    public static final SourceFolder NONE = new SourceFolder(Path.of(""), List::of);
}
