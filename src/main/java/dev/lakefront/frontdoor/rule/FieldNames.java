package dev.lakefront.frontdoor.rule;

import io.netty.util.AsciiString;

/** The fields that we write ourselves, as everyone spells them: some programs care. */
final class FieldNames {
    static final AsciiString CONNECTION = AsciiString.cached("Connection");
    static final AsciiString HOST = AsciiString.cached("Host");
    static final AsciiString SEC_WEBSOCKET_ACCEPT = AsciiString.cached("Sec-WebSocket-Accept");
    static final AsciiString SEC_WEBSOCKET_KEY = AsciiString.cached("Sec-WebSocket-Key");
    static final AsciiString TE = AsciiString.cached("TE");
    static final AsciiString UPGRADE = AsciiString.cached("Upgrade");

    private FieldNames() {}
}
