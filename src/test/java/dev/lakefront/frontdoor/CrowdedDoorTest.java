package dev.lakefront.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.frontdoor.settings.Limits;
import dev.lakefront.testing.Eventually;
import dev.lakefront.testing.Upstream;
import dev.lakefront.testing.Wire;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** So many connections at once, and no more. */
class CrowdedDoorTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Limits TWO = new Limits(LONG, LONG, null, LONG, LONG, LONG, LONG, LONG, 2);

    @Test
    void oneConnectionTooManyIsTurnedAwayAndTheOthersGoOn() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), TWO);
                Wire first = door.connect();
                Wire second = door.connect()) {
            assertThat(first.get("/").octets(OK.length())).isEqualTo(OK);
            assertThat(second.get("/").octets(OK.length())).isEqualTo(OK);
            try (Wire third = door.connect()) {
                assertThat(third.get("/").rest())
                        .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                        .contains("\r\nContent-Type: text/plain; charset=utf-8\r\n")
                        .contains("2 are open, as many as the front door serves at once.\n")
                        .contains(door.failedRequestIds.element());
                assertThat(door.failures).containsExactly("503: too many connections are open");
            }
            assertThat(first.get("/").octets(OK.length())).isEqualTo(OK);
            assertThat(second.get("/").octets(OK.length())).isEqualTo(OK);
        }
    }

    @Test
    void aConnectionThatIsClosedMakesRoom() {
        try (Upstream app = Upstream.answering(OK);
                Door door = Door.before(app.port(), TWO);
                Wire first = door.connect()) {
            try (Wire second = door.connect()) {
                assertThat(first.get("/").octets(OK.length())).isEqualTo(OK);
                assertThat(second.get("/").octets(OK.length())).isEqualTo(OK);
            }
            Eventually.within(LONG, () -> isServed(door));
        }
    }

    private static boolean isServed(Door door) {
        try (Wire client = door.connect()) {
            return client.get("/").head().startsWith("HTTP/1.1 200 OK\r\n");
        }
    }
}
