package dev.lakefront.credentials.method;

import static dev.lakefront.credentials.LoginFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {
    private static final long EPOCH = NOW.getEpochSecond();

    private static long life(String members) throws IOException {
        String answer = "{\"access_token\":\"t\"" + members + "}";
        return TokenAnswer.read(answer, NOW).expiresAt().getEpochSecond() - EPOCH;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3600           | 3600",
                "\"60\"         | 60",
                "1.9            | 1",
                "0              | 0",
                "\"0\"          | 0",
                "-5             | 0",
                "null           | 300",
                "\"\"           | 300",
                "true           | none",
                "1e300          | 31536000",
                "\"NaN\"        | 0",
                "\"Infinity\"   | 31536000",
            })
    void aLifeIsSecondsHoweverTheyAreWritten(String expiresIn, String seconds) throws IOException {
        String member = ",\"expires_in\":" + expiresIn;
        if (seconds.equals("none")) {
            assertThatThrownBy(() -> life(member)).isInstanceOf(IOException.class);
        } else {
            assertThat(life(member)).isEqualTo(Long.parseLong(seconds));
        }
    }

    @Test
    void anEndIsAMoment() throws IOException {
        assertThat(life(",\"expires_on\":" + (EPOCH + 600))).isEqualTo(600);
        assertThat(life(",\"expires_on\":\"" + (EPOCH + 600) + "\"")).isEqualTo(600);
    }

    @Test
    void anEndThatIsOverIsALifeOfNoLength() throws IOException {
        assertThat(life(",\"expires_on\":17")).isZero();
    }

    @Test
    void anEndInMillisecondsIsNoLifeOfMillennia() throws IOException {
        assertThat(life(",\"expires_on\":" + EPOCH + "000")).isEqualTo(31_536_000);
    }

    @Test
    void secondsFromNowHoldOnAnyClockAndBeatAnEnd() throws IOException {
        assertThat(life(",\"expires_in\":60,\"expires_on\":" + (EPOCH - 7200))).isEqualTo(60);
    }

    @Test
    void anAnswerThatDoesNotSayIsGoodForFiveMinutes() throws IOException {
        assertThat(life("")).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "geheim",
                "[]",
                "{}",
                "{\"access_token\":17}",
                "{\"access_token\":\"ge heim\"}",
                "{\"access_token\":\"geheim\",\"expires_in\":\"bald\"}",
                "{\"access_token\":\"geheim\",\"expires_on\":\"morgen\"}"
            })
    void anythingElseIsNoTokenAndIsNotQuoted(String answer) {
        assertThatThrownBy(() -> TokenAnswer.read(answer, NOW))
                .isInstanceOf(IOException.class)
                .hasNoCause()
                .message()
                .doesNotContain("geheim", "bald", "morgen");
    }
}
