package dev.lakefront.frontdoor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HopByHopTest {
    @ParameterizedTest
    @CsvSource({
        "keep-alive, Connection, true",
        "keep-alive, CONNECTION, true",
        "keep-alive, Keep-Alive, true",
        "close, Upgrade, true",
        "close, TE, true",
        "close, Proxy-Connection, true",
        "close, Trailer, false",
        "close, Cookie, false",
        "'close, X-Mine', X-Mine, true",
        "'x-MINE ,close', X-Mine, true",
        "',, X-Mine,', X-Mine, true",
        "X-Mine-Too, X-Mine, false",
        "Content-Length, Content-Length, false",
        "transfer-encoding, Transfer-Encoding, false",
        "host, Host, false",
    })
    void aFieldStopsHereIfItIsKnownOrNominated(String connection, String name, boolean stops) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Connection", connection);
        assertThat(HopByHop.of(headers).stops(name)).isEqualTo(stops);
    }
}
