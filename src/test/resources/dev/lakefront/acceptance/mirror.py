"""An app that answers with the head of the request it got, after the moment it got it.

Each request line is first written to requests.log. An upgrade gets its 101, then the same, then
everything that it sends, back.
"""

import os
import socket
import threading
import time


def serve(connection):
    stream = connection.makefile("rb")
    while True:
        head = b"".join(iter(lambda: line(stream), b"\r\n"))
        if not head:
            return
        seen = b"%f\r\n%b\r\n" % (time.time(), head)
        record(head)
        if b"\r\nupgrade: websocket\r\n" in head.lower():
            connection.sendall(
                b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
                b"Upgrade: websocket\r\n"
                b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n" + seen
            )
            while octets := stream.read1():
                connection.sendall(octets)
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(seen), seen))


def line(stream):
    # the end of the connection counts as the end of the head
    return stream.readline() or b"\r\n"


def record(head):
    with open("requests.log", "ab") as log:
        log.write(head.split(b"\r\n")[0] + b"\n")


def serve_and_close(connection):
    with connection:
        try:
            serve(connection)
        except OSError:
            pass  # the other side has gone


listener = socket.create_server(("127.0.0.1", int(os.environ["DATABRICKS_APP_PORT"])), backlog=200)
print("mirror listens", flush=True)
while True:
    client, _ = listener.accept()
    threading.Thread(target=serve_and_close, args=(client,), daemon=True).start()
