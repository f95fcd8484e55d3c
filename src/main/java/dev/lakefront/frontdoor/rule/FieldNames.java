package dev.lakefront.frontdoor.rule;

import dev.lakefront.identity.IdentityHeaders;
import io.netty.util.AsciiString;

/** The fields that we write ourselves, as everyone spells them: some programs care. */
public final class FieldNames {
    public static final AsciiString CONNECTION = AsciiString.cached("Connection");
    static final AsciiString HOST = AsciiString.cached("Host");
    static final AsciiString SEC_WEBSOCKET_ACCEPT = AsciiString.cached("Sec-WebSocket-Accept");
    static final AsciiString SEC_WEBSOCKET_KEY = AsciiString.cached("Sec-WebSocket-Key");
    static final AsciiString TE = AsciiString.cached("TE");
    static final AsciiString UPGRADE = AsciiString.cached("Upgrade");

    static final AsciiString ACCESS_TOKEN = AsciiString.cached(IdentityHeaders.ACCESS_TOKEN);
    static final AsciiString EMAIL = AsciiString.cached(IdentityHeaders.EMAIL);
    static final AsciiString USER = AsciiString.cached(IdentityHeaders.USER);
    static final AsciiString PREFERRED_USERNAME =
            AsciiString.cached(IdentityHeaders.PREFERRED_USERNAME);
    static final AsciiString FORWARDED_HOST = AsciiString.cached(IdentityHeaders.HOST);
    static final AsciiString FORWARDED_FOR = AsciiString.cached(IdentityHeaders.FOR);
    static final AsciiString FORWARDED_PROTO = AsciiString.cached(IdentityHeaders.PROTO);
    static final AsciiString REAL_IP = AsciiString.cached(IdentityHeaders.REAL_IP);
    static final AsciiString REQUEST_ID = AsciiString.cached(IdentityHeaders.REQUEST_ID);

    private FieldNames() {}
}
