package dev.lakefront.app.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pipe, opened by us, so that it stays when the app's first process ends before others do. */
record Pipe(Descriptor exit, Descriptor writeEnd) implements Conduit {
    static Pipe open() throws IOException {
        Pipe pipe = Descriptor.pipe();
        if (!Files.isWritable(pipe.entrance())) {
            pipe.exit.close();
            pipe.writeEnd.close();
            throw new IOException(pipe.entrance() + " is not there");
        }
        return pipe;
    }

    @Override
    public Path entrance() {
        return writeEnd.path();
    }

    @Override
    public void leaveEntrance() {
        writeEnd.close();
    }

    @Override
    public void followSizeOf(Descriptor ours) {
        // it has none
    }
}
