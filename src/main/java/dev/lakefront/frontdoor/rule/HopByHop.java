package dev.lakefront.frontdoor.rule;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of one message that are meant for one connection only and so stop here (RFC 9110,
 * 7.6.1): the known ones, and those that its {@code Connection} field nominates.
 */
final class HopByHop {
    private static final AsciiString[] KNOWN = {
        HttpHeaderNames.CONNECTION,
        AsciiString.cached("keep-alive"),
        AsciiString.cached("proxy-connection"),
        HttpHeaderNames.PROXY_AUTHENTICATE,
        HttpHeaderNames.PROXY_AUTHORIZATION,
        HttpHeaderNames.TE,
        HttpHeaderNames.UPGRADE,
    };

    /**
     * Fields that say where a message ends and whom it is for. Nominating one must not remove it:
     * app and front door would then disagree on the framing (request smuggling, RFC 9112, 11.2).
     */
    private static final AsciiString[] NEVER_NOMINATED = {
        HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.HOST, HttpHeaderNames.TRANSFER_ENCODING,
    };

    private final List<String> nominated;

    private HopByHop(List<String> nominated) {
        this.nominated = nominated;
    }

    static HopByHop of(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return new HopByHop(List.of());
        }
        List<String> nominated = new ArrayList<>();
        for (String field : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String option : field.split(",", -1)) {
                nominated.add(option.strip());
            }
        }
        return new HopByHop(nominated);
    }

    boolean stops(CharSequence name) {
        return isOneOf(KNOWN, name) || (isNominated(name) && !isOneOf(NEVER_NOMINATED, name));
    }

    private boolean isNominated(CharSequence name) {
        for (String option : nominated) {
            if (AsciiString.contentEqualsIgnoreCase(option, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(AsciiString[] names, CharSequence name) {
        for (AsciiString known : names) {
            if (known.contentEqualsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
