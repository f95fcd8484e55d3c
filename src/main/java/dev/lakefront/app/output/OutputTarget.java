package dev.lakefront.app.output;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the app's output goes to. */
interface OutputTarget {
    /** Takes all that the buffer holds; waits as long as it must. */
    void write(ByteBuffer buffer) throws IOException;

    /** Nothing more comes. */
    void end() throws IOException;
}
