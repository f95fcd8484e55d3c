"""An app for what nginx does not answer: events, WebSockets and bulk. Usage: live_app.py PORT PID_FILE

A frame of a client is answered by one of the same payload. Every event says when it was written.
"""

import asyncio
import base64
import hashlib
import os
import pathlib
import sys
import time

EVENTS, EVENT_PAUSE = 100, 0.01
PIECE = bytes(1 << 18)
BULK_PIECES = 400
WEBSOCKET_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
BULK = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (BULK_PIECES * len(PIECE))
EVENT_STREAM = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
)
SWITCHING = (
    b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Accept: %s\r\n\r\n"
)


async def serve(reader, writer):
    try:
        while True:
            path, fields = await read_head(reader)
            if path == b"/events":
                await send_events(writer)
            elif path == b"/bulk":
                await send_bulk(writer)
            elif path == b"/socket":
                await echo_frames(reader, writer, fields[b"sec-websocket-key"])
            else:
                await skip_body(reader, fields)
                writer.write(OK)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def read_head(reader):
    request_line, *lines = (await reader.readuntil(b"\r\n\r\n")).strip().split(b"\r\n")
    fields = (line.partition(b":") for line in lines)
    return request_line.split()[1], {name.lower(): value.strip() for name, _, value in fields}


async def skip_body(reader, fields):
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
        return
    left = int(fields.get(b"content-length", 0))
    while left:
        piece = await reader.read(min(left, len(PIECE)))
        if not piece:
            raise ConnectionError
        left -= len(piece)


async def send_events(writer):
    writer.write(EVENT_STREAM)
    for _ in range(EVENTS):
        await asyncio.sleep(EVENT_PAUSE)
        event = b"data: %d\n\n" % time.monotonic_ns()
        writer.write(b"%x\r\n%s\r\n" % (len(event), event))
    writer.write(b"0\r\n\r\n")


async def send_bulk(writer):
    writer.write(BULK)
    for _ in range(BULK_PIECES):
        writer.write(PIECE)
        await writer.drain()


async def echo_frames(reader, writer, key):
    """Frames of clients whose mask is zero, and whose payload has less than 126 octets."""
    accept = base64.b64encode(hashlib.sha1(key + WEBSOCKET_GUID).digest())
    writer.write(SWITCHING % accept)
    while True:
        first, length = await reader.readexactly(2)
        masked = await reader.readexactly(4 + (length & 0x7F))
        writer.write(bytes([first, length & 0x7F]) + masked[4:])


async def main(port, pid_file):
    server = await asyncio.start_server(serve, "127.0.0.1", port, limit=len(PIECE), backlog=1024)
    pathlib.Path(pid_file).write_text(str(os.getpid()))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2]))
