package dev.lakefront.frontdoor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lakefront.problem.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, as a table. */
class AdmissionTest {
    private static final String HANDSHAKE = "Connection: Upgrade\r\nUpgrade: websocket";

    private static final Admission ADMISSION =
            new Admission(
                    allowing(
                            List.of("mine.example,*.apps.example"),
                            List.of("https://friend.example", "http://friend.example:3000")),
                    List.of("alice", "bob"),
                    CompletableFuture.completedFuture("Laptop"));

    private static AllowList allowing(List<String> hosts, List<String> origins) {
        List<Problem> problems = new ArrayList<>();
        AllowList allowed = AllowList.parse(hosts, origins, problems);
        assertThat(problems).isEmpty();
        return allowed;
    }

    /** What a request whose head ends with these lines is answered with; null if it comes in. */
    private static @Nullable Failure failure(String start, String... fields) {
        String head = start + "\r\n" + String.join("\r\n", fields) + "\r\n\r\n";
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());
        channel.writeInbound(Unpooled.copiedBuffer(head, StandardCharsets.ISO_8859_1));
        HttpRequest inbound = channel.readInbound();
        Refusal refusal = ADMISSION.refusal(inbound);
        channel.finishAndReleaseAll();
        return refusal == null ? null : refusal.failure();
    }

    @Nested
    class TheHost {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "localhost",
                    "localhost:8001",
                    "localhost:",
                    "LocalHost.:80",
                    "alice.localhost:8001",
                    "127.0.0.1",
                    "127.0.0.1:8001",
                    "127.255.255.254",
                    "[::1]",
                    "[::1]:8001",
                    "laptop:8001",
                    "LAPTOP.local",
                    "laptop.local.:9",
                    "mine.example",
                    "Mine.Example.:443",
                    "a.apps.example",
                    "b.a.apps.example:8001",
                })
        void isThisMachineOrAllowed(String host) {
            assertThat(failure("GET / HTTP/1.1", "Host: " + host)).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "carol.localhost",
                    "a.alice.localhost:8001",
                    ".localhost",
                    "-.localhost"
                })
        void isOfAPersonWhoIsHere(String host) {
            assertThat(failure("GET / HTTP/1.1", "Host: " + host))
                    .isEqualTo(Failure.NOBODY_OF_THAT_NAME);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "evil.example",
                    "localhost.evil.example",
                    "evillocalhost",
                    "127.0.0.1.evil.example",
                    "127.evil.example",
                    "127.0.0.256",
                    "127.1",
                    "128.0.0.1",
                    "0.0.0.0",
                    "192.168.1.7:8001",
                    "2130706433",
                    "[::]",
                    "[::2]",
                    "[fe80::1]:8001",
                    "laptop.evil.example",
                    "laptop.localx",
                    "xlaptop",
                    "other.local",
                    "apps.example",
                    "evilapps.example",
                    "x.mine.example",
                    "mine.example.evil",
                    "localhost..",
                })
        void elseTheRequestIsMisdirected(String host) {
            assertThat(failure("GET / HTTP/1.1", "Host: " + host)).isEqualTo(Failure.FOREIGN_HOST);
            assertThat(failure("POST / HTTP/1.0", "Host: " + host)).isEqualTo(Failure.FOREIGN_HOST);
            assertThat(failure("GET / HTTP/1.1", "Host: " + host, HANDSHAKE))
                    .isEqualTo(Failure.FOREIGN_HOST);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    ".",
                    ":8001",
                    "localhost:8001:8002",
                    "localhost:http",
                    "localhost:123456",
                    "localhost:-1",
                    "localhost/",
                    "localhost/@evil.example",
                    "evil.example@localhost",
                    "localhost@evil.example",
                    "localhost, evil.example",
                    "localhost evil.example",
                    "localhost\\evil.example",
                    "http://localhost",
                    "[::1",
                    "[::1]evil.example",
                    "[]",
                    "[localhost]",
                    "::1",
                    "*",
                    "local%68ost",
                    "localhost\u00e9",
                })
        void thatIsNoneIsUnclear(String host) {
            assertThat(failure("GET / HTTP/1.1", "Host: " + host))
                    .isEqualTo(Failure.UNCLEAR_REQUEST);
        }

        @Test
        void isNotNeededInHttp10() {
            assertThat(failure("GET / HTTP/1.0", "X-A: 1")).isNull();
        }

        @Test
        void byTheMachinesNameIsRefusedUntilThatIsKnown() {
            CompletableFuture<String> name = new CompletableFuture<>();
            Admission early = new Admission(AllowList.NONE, List.of(), name);
            HttpRequest inbound = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            inbound.headers().set("Host", "laptop:8001");
            assertThat(early.refusal(inbound)).isNotNull();
            name.complete("laptop");
            assertThat(early.refusal(inbound)).isNull();
        }
    }

    @Nested
    class AWholeUrl {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost/",
                    "http://localhost",
                    "HTTP://LOCALHOST:8001?x=http://evil.example/",
                    "https://mine.example/a@b",
                    "http://[::1]:8001#x@y",
                })
        void isForItsOwnHostWhateverTheFieldSays(String target) {
            assertThat(failure("GET " + target + " HTTP/1.1", "Host: evil.example")).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "http://evil.example/, FOREIGN_HOST",
            "http://evil.example?http://localhost/, FOREIGN_HOST",
            "https://evil.example:8001/, FOREIGN_HOST",
            "http://localhost.evil.example, FOREIGN_HOST",
            "http://alice@localhost/, UNCLEAR_REQUEST",
            "http://alice:pw@localhost/, UNCLEAR_REQUEST",
            "http://localhost@evil.example/, UNCLEAR_REQUEST",
            "http://localhost\\@evil.example/, UNCLEAR_REQUEST",
            "http:///path, UNCLEAR_REQUEST",
            "http://, UNCLEAR_REQUEST",
            "http:/localhost/, UNCLEAR_REQUEST",
            "ftp://localhost/, UNCLEAR_REQUEST",
            "ws://localhost/, UNCLEAR_REQUEST",
            "file:///etc/passwd, UNCLEAR_REQUEST",
            "localhost:8001, UNCLEAR_REQUEST",
            "?query, UNCLEAR_REQUEST",
            "*x, UNCLEAR_REQUEST",
        })
        void elseIsRefused(String target, Failure failure) {
            assertThat(failure("GET " + target + " HTTP/1.1", "Host: localhost"))
                    .isEqualTo(failure);
        }
    }

    @Nested
    class TheSite {
        private static final String HOST = "Host: localhost:8001";

        private static @Nullable Failure ofPost(String... fields) {
            return failure("POST / HTTP/1.1", HOST, String.join("\r\n", fields));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "X-No: browser",
                    "Origin: http://localhost:8001",
                    "Origin: http://localhost:5173",
                    "Origin: https://127.0.0.1",
                    "Origin: http://vite.localhost:5173",
                    "Origin: http://[::1]:8001",
                    "Origin: http://laptop:8001",
                    "Origin: https://mine.example",
                    "Origin: https://friend.example",
                    "Origin: https://friend.example:443",
                    "Origin: http://friend.example:3000",
                    "Origin: https://friend.example\r\nSec-Fetch-Site: cross-site",
                    "Origin: http://localhost:8001\r\nSec-Fetch-Site: same-origin",
                    "Origin: null\r\nSec-Fetch-Site: same-origin",
                    "Sec-Fetch-Site: same-origin",
                    "Sec-Fetch-Site: same-site",
                    "Sec-Fetch-Site: none",
                })
        void ofOurPagesAndOfNoBrowserComesIn(String fields) {
            assertThat(ofPost(fields)).isNull();
            assertThat(failure("GET / HTTP/1.1", HOST, HANDSHAKE, fields)).isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Origin: https://evil.example",
                    "Origin: http://localhost.evil.example:8001",
                    "Origin: http://evil.example:8001\r\nSec-Fetch-Site: cross-site",
                    "Origin: null",
                    "Origin: null\r\nSec-Fetch-Site: cross-site",
                    "Origin:",
                    "Origin: http://friend.example",
                    "Origin: https://friend.example:444",
                    "Origin: https://friend.example/",
                    "Origin: https://sub.friend.example",
                    "Origin: ftp://localhost",
                    "Origin: chrome-extension://localhost",
                    "Origin: localhost",
                    "Origin: http://evil.example@localhost",
                    "Origin: http://localhost http://evil.example",
                    "Origin: http://localhost, http://evil.example",
                    "Origin: http://localhost\r\nOrigin: http://evil.example",
                    "Origin: http://localhost\r\nOrigin: http://localhost",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Site:",
                    "Sec-Fetch-Site: Same-Origin",
                    "Sec-Fetch-Site: same-origin, cross-site",
                    "Sec-Fetch-Site: same-planet",
                    "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin",
                    "Origin: http://localhost\r\nsec-fetch-site: none\r\nSEC-FETCH-SITE: none",
                })
        void ofAnyOtherIsRefused(String fields) {
            assertThat(ofPost(fields)).isEqualTo(Failure.CROSS_SITE);
            assertThat(failure("GET / HTTP/1.1", HOST, HANDSHAKE, fields))
                    .isEqualTo(Failure.CROSS_SITE);
        }

        @ParameterizedTest
        @CsvSource({
            "alice.localhost:8001, http://alice.localhost:8001",
            "alice.localhost:8001, https://alice.localhost:5173",
            "ALICE.localhost, http://alice.localhost.:8001",
            "alice.localhost, https://friend.example",
        })
        void ofAPersonIsThatPersonsOwnAtAnyPort(String host, String origin) {
            assertThat(failure("POST / HTTP/1.1", "Host: " + host, "Origin: " + origin)).isNull();
        }

        @ParameterizedTest
        @CsvSource({
            "alice.localhost:8001, http://bob.localhost:8001",
            "alice.localhost:8001, http://localhost:8001",
            "localhost:8001, http://alice.localhost:8001",
            "127.0.0.1:8001, http://alice.localhost:8001",
            "mine.example, http://alice.localhost:8001",
            "alice.localhost:8001, https://mine.example",
        })
        void ofOnePersonIsAnotherOneThanThatOfTheNext(String host, String origin) {
            for (String site : List.of("X-No: site", "Sec-Fetch-Site: same-site")) {
                String[] fields = {"Host: " + host, "Origin: " + origin, site};
                assertThat(failure("POST / HTTP/1.1", fields)).isEqualTo(Failure.CROSS_SITE);
                assertThat(failure("GET / HTTP/1.1\r\n" + HANDSHAKE, fields))
                        .isEqualTo(Failure.CROSS_SITE);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
        void doesNotMatterToAMethodThatChangesNothing(String method) {
            assertThat(failure(method + " / HTTP/1.1", HOST, "Origin: https://evil.example"))
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get", "X-ANY"})
        void mattersToEveryOtherMethod(String method) {
            assertThat(failure(method + " / HTTP/1.1", HOST, "Origin: https://evil.example"))
                    .isEqualTo(Failure.CROSS_SITE);
        }
    }
}
