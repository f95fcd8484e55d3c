package dev.lakefront.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every way in which {@link RudeUpstream} can misbehave, sorted by what its client can be told:
 * that there is no answer, half of one, or the whole answer that the rudeness surrounds.
 */
public sealed interface Rudeness {
    /** The whole answer of those that give one. */
    String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npolite";

    static List<Rudeness> all() {
        return Stream.<Rudeness[]>of(
                        Absence.values(),
                        HangUp.values(),
                        NoAnswer.values(),
                        Breach.values(),
                        Excess.values())
                .flatMap(Arrays::stream)
                .toList();
    }

    /** Nobody is there. */
    enum Absence implements Rudeness {
        REFUSES
    }

    /** The connection ends before there is an answer. */
    enum HangUp implements Rudeness {
        CLOSES_AT_ONCE(false, "", Ending.CLOSE),
        RESETS_AT_ONCE(false, "", Ending.RESET),
        CLOSES_AFTER_THE_REQUEST(true, "", Ending.CLOSE),
        RESETS_AFTER_THE_REQUEST(true, "", Ending.RESET),
        CLOSES_IN_ITS_STATUS_LINE(true, "HTTP/1.1 20", Ending.CLOSE),
        CLOSES_IN_ITS_HEAD(true, "HTTP/1.1 200 OK\r\nContent-Le", Ending.CLOSE),
        RESETS_IN_ITS_HEAD(true, "HTTP/1.1 200 OK\r\nContent-Le", Ending.RESET),
        CLOSES_AFTER_AN_INTERIM_ANSWER(true, "HTTP/1.1 103 Early Hints\r\n\r\n", Ending.CLOSE),
        SPEAKS_HTTP_0_9(true, "<h1>no status line</h1>", Ending.CLOSE);

        final boolean reads;
        final String octets;
        final Ending ending;

        HangUp(boolean reads, String octets, Ending ending) {
            this.reads = reads;
            this.octets = octets;
            this.ending = ending;
        }
    }

    /** What it sends is no answer. */
    enum NoAnswer implements Rudeness {
        GREETS_LIKE_A_MAIL_SERVER("220 mail.example ESMTP\r\n\r\n"),
        SPEAKS_SSH("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        SPEAKS_HTTP_2("\0\0\0\4\0\0\0\0\0\0\0\10\7\0\0\0\0\0\0\0\0\0\0\0\1\r\n"),
        SPEAKS_TLS("\25\3\3\0\2\2\26\r\n\r\n"),
        SENDS_A_PAGE_WITHOUT_HEAD("<html>\r\n<p>hello\r\n\r\n</html>"),
        SENDS_THE_PREFACE_OF_HTTP_2("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        SENDS_A_REQUEST("GET / HTTP/1.1\r\nHost: app\r\n\r\n"),
        STATUS_99(head("HTTP/1.1 99 Low")),
        STATUS_1000(head("HTTP/1.1 1000 High")),
        STATUS_IN_WORDS(head("HTTP/1.1 OK")),
        STATUS_BELOW_ZERO(head("HTTP/1.1 -200 OK")),
        NUL_IN_THE_REASON(head("HTTP/1.1 200 O\0K")),
        TWO_LENGTHS(head("HTTP/1.1 200 OK\r\nContent-Length: 1")),
        TWO_LENGTHS_IN_ONE_FIELD("HTTP/1.1 200 OK\r\nContent-Length: 2, 3\r\n\r\nok"),
        LENGTH_BELOW_ZERO("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"),
        LENGTH_WITH_A_SIGN("HTTP/1.1 200 OK\r\nContent-Length: +2\r\n\r\nok"),
        LENGTH_BEYOND_ALL_NUMBERS(
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nok"),
        LENGTH_AND_CHUNKS(head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked")),
        UNKNOWN_CODING("HTTP/1.1 200 OK\r\nTransfer-Encoding: cow\r\n\r\nok"),
        CODED_TWICE("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"),
        BARE_CR_IN_A_FIELD(head("HTTP/1.1 200 OK\r\nX-A: a\rSet-Cookie: evil=1")),
        BARE_LF_IN_A_FIELD(head("HTTP/1.1 200 OK\r\nX-A: a\nSet-Cookie: evil=1")),
        NUL_IN_A_FIELD(head("HTTP/1.1 200 OK\r\nX-A: a\0b")),
        FIELD_WITHOUT_A_COLON(head("HTTP/1.1 200 OK\r\nno-field")),
        FIELD_WITHOUT_A_NAME(head("HTTP/1.1 200 OK\r\n: a")),
        ENDLESS_STATUS_LINE("HTTP/1.1 200 " + "O".repeat(300_000)),
        ENDLESS_FIELD("HTTP/1.1 200 OK\r\nX-A: " + "a".repeat(600_000)),
        ENDLESS_HEAD("HTTP/1.1 200 OK\r\n" + "X-A: 0123456789abcdef\r\n".repeat(20_000)),
        SWITCHES_UNASKED("HTTP/1.1 101 Switching Protocols\r\nUpgrade: cow\r\n\r\nmoo");

        final String octets;

        NoAnswer(String octets) {
            this.octets = octets;
        }

        private static String head(String begin) {
            return begin + "\r\nContent-Length: 2\r\n\r\nok";
        }
    }

    /** The answer begins well, and never ends so. */
    enum Breach implements Rudeness {
        LENGTH_CLOSED("Content-Length: 9\r\n\r\nhalf", Ending.CLOSE),
        LENGTH_RESET("Content-Length: 9\r\n\r\nhalf", Ending.RESET),
        LENGTH_CLOSED_WITHOUT_A_BODY("Content-Length: 9\r\n\r\n", Ending.CLOSE),
        UNBOUNDED_RESET("X-A: b\r\n\r\nhalf", Ending.RESET),
        CHUNKED_CLOSED("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", Ending.CLOSE),
        CHUNKED_RESET("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", Ending.RESET),
        CHUNK_CLOSED("Transfer-Encoding: chunked\r\n\r\n9\r\nhalf", Ending.CLOSE),
        CHUNK_SIZE_CLOSED("Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n1", Ending.CLOSE),
        TRAILERS_CLOSED("Transfer-Encoding: chunked\r\n\r\n0\r\nX-Sum: 42\r\n", Ending.CLOSE),
        CHUNK_SIZE_IN_WORDS("Transfer-Encoding: chunked\r\n\r\nmany\r\nhalf", Ending.STAY),
        CHUNK_SIZE_BELOW_ZERO("Transfer-Encoding: chunked\r\n\r\n-4\r\nhalf", Ending.STAY),
        CHUNK_SIZE_EMPTY("Transfer-Encoding: chunked\r\n\r\n\r\nhalf", Ending.STAY),
        CHUNK_SIZE_BEYOND_ALL_NUMBERS(
                "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nhalf", Ending.STAY),
        CHUNK_OVERRUN("Transfer-Encoding: chunked\r\n\r\n2\r\nhalf\r\n0\r\n\r\n", Ending.STAY),
        CHUNK_WITH_BARE_LF("Transfer-Encoding: chunked\r\n\r\n4\nhalf\n0\n\n", Ending.STAY);

        final String octets;
        final Ending ending;

        Breach(String fieldsAndBody, Ending ending) {
            this.octets = "HTTP/1.1 200 OK\r\n" + fieldsAndBody;
            this.ending = ending;
        }

        /** Whether it breaks off; else what it goes on with is nonsense. */
        public boolean breaksOff() {
            return ending != Ending.STAY;
        }
    }

    /** There is a whole answer, and something that must not spoil it. */
    enum Excess implements Rudeness {
        OCTETS_BEHIND_THE_ANSWER(true, ANSWER + "evil"),
        HALF_AN_ANSWER_BEHIND_THE_ANSWER(true, ANSWER + "HTTP/1.1 200 OK\r\nX-Swallows: "),
        TWO_ANSWERS(true, ANSWER + ANSWER.replace("polite", "second")),
        AN_INTERIM_ANSWER_BEHIND_THE_ANSWER(true, ANSWER + "HTTP/1.1 100 Continue\r\n\r\n"),
        A_THOUSAND_INTERIM_ANSWERS(
                true, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".repeat(1000) + ANSWER),
        A_HEAD_OCTET_BY_OCTET(true, ANSWER),
        ANSWERS_AND_CLOSES_WITHOUT_READING_THE_BODY(false, ANSWER);

        final boolean reads;
        final String octets;

        Excess(boolean reads, String octets) {
            this.reads = reads;
            this.octets = octets;
        }
    }

    /** What becomes of the connection when all is said. */
    enum Ending {
        CLOSE,
        RESET,
        STAY
    }
}
