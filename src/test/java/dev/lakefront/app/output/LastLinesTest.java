package dev.lakefront.app.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastLinesTest {
    private final LastLines kept = new LastLines();
    private final LastLines.Source out = kept.newSource();
    private final LastLines.Source err = kept.newSource();

    @Test
    void thereAreNoneBeforeAnythingIsWritten() {
        assertThat(kept.lines()).isEmpty();
    }

    @Test
    void aLineMayComeInPieces() {
        write(out, "Star");
        write(out, "ting\nwaiting");
        assertThat(kept.lines()).containsExactly("Starting", "waiting");
    }

    @Test
    void twoStreamsDoNotMixWithinALine() {
        write(out, "half of o");
        write(err, "an error\n");
        write(out, "ne\n");
        assertThat(kept.lines()).containsExactly("an error", "half of one");
    }

    @Test
    void onlyTheLastFiftyAreGiven() {
        IntStream.range(0, 10_000).forEach(i -> write(out, "line " + i + "\n"));
        assertThat(kept.lines())
                .hasSize(LastLines.MOST)
                .startsWith("line 9950")
                .endsWith("line 9999");
    }

    @Test
    void aFloodInOnePieceLeavesItsEnd() {
        write(out, "a line of twenty....\n".repeat(50_000) + "the end\n");
        assertThat(kept.lines()).hasSize(LastLines.MOST).endsWith("the end");
    }

    @Test
    void aLineWithoutEndTakesNoMoreThanItsShare() {
        for (int i = 0; i < 1_000; i++) {
            write(out, "x".repeat(1_000));
        }
        write(err, "seen\n");
        List<String> lines = kept.lines();
        assertThat(lines).contains("seen");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThan(20_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <ESC>[31mred<ESC>[0m and <ESC>[1;38;5;4mblue<ESC>[m | red and blue
                    <ESC>]8;;https://a.example<ESC>\\\\a link<ESC>]8;;<BEL> | a link
                    <ESC>(Bplain<ESC> | plain
                    <ESC>[31 | ''
                    10%<CR>50%<CR>done | done
                    ended as on Windows<CR> | ended as on Windows
                    Zoë<BEL> 東京 | Zoë 東京
                    """)
    void areTextAsItStandsInTheEnd(String written, String line) {
        write(
                out,
                written.replace("<ESC>", "\u001b")
                                .replace("<BEL>", "\u0007")
                                .replace("<CR>", "\r")
                                .replace("\\\\", "\\")
                        + "\n");
        assertThat(kept.lines()).containsExactly(line);
    }

    private static void write(LastLines.Source source, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        source.add(bytes);
        assertThat(bytes.remaining()).isEqualTo(bytes.limit());
    }
}
