package dev.lakefront.frontdoor.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedFieldsTest {
    /** {@code /} is the end of a line. */
    @ParameterizedTest
    @CsvSource({
        "'GET/A: b/C: d//', false",
        "'GET/A: b/ C: d//', true",
        "'GET/A: b/\tC: d//', true",
        "'GET/A: b/C:  d //', false",
        "'GET/ A: b//', true",
        "'//', false",
    })
    void aLineThatBeginsWithSpaceIsNoticedHoweverTheHeadArrives(String head, boolean folded) {
        String text = head.replace("/", "\r\n");
        ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        FoldedFields fields = new FoldedFields();
        fields.look(buffer, 0, text.length());
        assertThat(fields.endHead()).isEqualTo(folded);
        for (int from = 0; from < text.length(); ) { // the same head line by line
            int to = text.indexOf('\n', from) + 1;
            fields.look(buffer, from, to);
            from = to;
        }
        assertThat(fields.endHead()).isEqualTo(folded);
        assertThat(fields.endHead()).isFalse();
    }
}
