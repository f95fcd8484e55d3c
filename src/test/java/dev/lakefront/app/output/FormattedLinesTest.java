package dev.lakefront.app.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FormattedLinesTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    /** Keeps what it gets. */
    private final OutputTarget target =
            new OutputTarget() {
                @Override
                public void write(ByteBuffer buffer) {
                    byte[] bytes = new byte[buffer.remaining()];
                    buffer.get(bytes);
                    told.writeBytes(bytes);
                }

                @Override
                public void end() {
                    told.writeBytes("END".getBytes(ISO_8859_1));
                }
            };

    private final FormattedLines lines =
            new FormattedLines(
                    target,
                    true,
                    (error, line) ->
                            (error + "[" + new String(line, ISO_8859_1) + "]\n")
                                    .getBytes(ISO_8859_1));

    @Test
    void aLineIsToldWhenItHasEndedHoweverItCame() throws IOException {
        write("one\ntw");
        assertThat(told.toString(ISO_8859_1)).isEqualTo("true[one]\n");
        write("o\n\n");
        assertThat(told.toString(ISO_8859_1)).isEqualTo("true[one]\ntrue[two]\ntrue[]\n");
    }

    @Test
    void theLastLineNeedsNoEndAndNoByteIsChanged() throws IOException {
        write("\u00ff\u001b[31m\r");
        lines.end();
        assertThat(told.toString(ISO_8859_1)).isEqualTo("true[\u00ff\u001b[31m\r]\nEND");
    }

    @Test
    void aLineWithoutEndIsToldInPieces() throws IOException {
        for (int i = 0; i < 100; i++) {
            write("x".repeat(1024));
        }
        assertThat(told.toString(ISO_8859_1)).isEqualTo("true[" + "x".repeat(64 * 1024) + "]\n");
    }

    private void write(String text) throws IOException {
        lines.write(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }
}
