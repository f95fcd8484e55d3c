"""An app with pages that say who is asking, and a WebSocket, /ws, that says it in a text frame."""

import base64
import hashlib
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"  # RFC 6455, 1.3


class Greeter(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        greeting = f"Hello, {self.headers.get('X-Forwarded-Email', 'nobody')}".encode()
        if self.path == "/ws":
            self.greet_on_socket(greeting)
        else:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(greeting)))
            self.end_headers()
            self.wfile.write(greeting)

    def greet_on_socket(self, greeting):
        key = (self.headers["Sec-WebSocket-Key"] + GUID).encode()
        self.send_response(101)
        self.send_header("Connection", "Upgrade")
        self.send_header("Upgrade", "websocket")
        accept = base64.b64encode(hashlib.sha1(key).digest()).decode()
        self.send_header("Sec-WebSocket-Accept", accept)
        self.end_headers()
        self.wfile.write(bytes([0x81, len(greeting)]) + greeting)
        self.rfile.read()  # to the end of the connection
        self.close_connection = True


ThreadingHTTPServer(("127.0.0.1", int(os.environ["DATABRICKS_APP_PORT"])), Greeter).serve_forever()
