package dev.lakefront.workspace.sql.thrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallTest {
    private static final String HEAD = "80010001" + "00000001" + "61" + "00000007" + "0c0001";

    @Test
    void fieldsAreReadByTheirNumbers() {
        Call call =
                Call.read(
                        bytes(
                                HEAD
                                        + "0200010108000200000005"
                                        + "0b000300000002c3bc"
                                        + "0d00040b0b000000010000000161"
                                        + "0000000162"
                                        + "0f00050c000000020a00010000000000000009"
                                        + "0000"
                                        + "0400064004000000000000"
                                        + "00"
                                        + "00"));

        assertThat(call.method()).isEqualTo("a");
        assertThat(call.sequence()).isEqualTo(7);
        assertThat(call.request().bool(1)).isTrue();
        assertThat(call.request().whole(2, 0)).isEqualTo(5);
        assertThat(call.request().text(3)).isEqualTo("ü");
        assertThat(call.request().structs(5)).hasSize(2);
        assertThat(call.request().structs(5).getFirst().whole(1, 0)).isEqualTo(9);
        assertThat(call.request().number(6)).isEqualTo(2.5);
        assertThat(call.request().text(9)).isNull();
    }

    @Test
    void everyCallThatEndsTooEarlyIsRefused() {
        byte[] whole = bytes(HEAD + "0b000300000002c3bc" + "00" + "00");
        Call.read(whole);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Call.read(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aLengthThatIsClaimedReservesNothing() {
        assertThatThrownBy(() -> Call.read(bytes(HEAD + "0b00037fffffff")))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Call.read(bytes(HEAD + "0f0003027fffffff")))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Call.read(bytes(HEAD + "0b0003ffffffff")))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThatThrownBy(() -> Call.read(bytes(HEAD + "0c0001".repeat(100_000))))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Call.read(bytes(HEAD + "0f0001" + "0f00000001".repeat(100_000))))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void noBytesDoMoreThanBeRefused() {
        byte[] whole = bytes(HEAD + "0b000300000002c3bc0f00050c000000020000" + "00" + "00");
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = whole.clone();
            ByteBuffer.wrap(changed)
                    .put(random.nextInt(changed.length), (byte) random.nextInt())
                    .put(random.nextInt(changed.length), (byte) random.nextInt());
            try {
                assertThat(Call.read(changed)).isNotNull();
            } catch (MalformedException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
