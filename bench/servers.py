"""What is measured: a proxy with nginx as the app behind it, ready to be started and stopped."""

import contextlib
import json
import pathlib
import signal
import socket
import subprocess
import sys
import time

import processes
from workspace import TOKEN

SMALL, MEDIUM, LARGE, TOKEN_ECHO = "/small", "/medium", "/large", "/token"
SMALL_ANSWER = "x" * 70
FILES = {MEDIUM: 10 << 10, LARGE: 1 << 20}
LIVE_APP = pathlib.Path(__file__).with_name("live_app.py")
START_LIMIT = STOP_LIMIT = 20

# What nginx writes to stays in the folder; its logs cost no time.
NGINX = """
pid {folder}/{role}.pid;
worker_processes 1;
daemon off;
error_log stderr crit;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/{role}-body;
    proxy_temp_path {folder}/{role}-proxy;
    fastcgi_temp_path {folder}/{role}-fastcgi;
    uwsgi_temp_path {folder}/{role}-uwsgi;
    scgi_temp_path {folder}/{role}-scgi;
    keepalive_requests 100000000;
    large_client_header_buffers 4 16k;
    {body}
}}
"""

APP = """
    sendfile on;
    server {{
        listen 127.0.0.1:{app_port};
        root {folder};
        location = {small} {{ return 200 "{small_answer}"; }}
        location = {token_echo} {{ return 200 "$http_x_forwarded_access_token"; }}
    }}
"""

PROXY = """
    client_max_body_size 0;
    map $http_upgrade $connection_field {{
        default upgrade;
        "" "";
    }}
    upstream app {{
        server 127.0.0.1:{app_port};
        keepalive 256;
        keepalive_requests 100000000;
    }}
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass http://app;
            proxy_http_version 1.1;
            proxy_buffering off;
            proxy_request_buffering off;
            proxy_set_header Connection $connection_field;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-Host localhost;
            proxy_set_header X-Forwarded-Preferred-Username "Dev Example";
            proxy_set_header X-Forwarded-User dev@example.com;
            proxy_set_header X-Forwarded-Email dev@example.com;
            proxy_set_header X-Real-Ip 127.0.0.1;
            proxy_set_header X-Request-Id 7f9c24e8-3b12-4fef-91e0-5d6b8a1c0e2d;
            proxy_set_header X-Forwarded-Access-Token {token};
        }}
    }}
"""


class AppFolder:
    """The folder of an app that is nginx, with two ports of its own."""

    def __init__(self, path):
        self.path = path
        path.mkdir()
        self.port, self.app_port = free_ports(2)
        self.app = self.app_command()
        (path / "app.yaml").write_text(f"command: {json.dumps(self.app)}\n")

    def app_command(self):
        for name, size in FILES.items():
            (self.path / name[1:]).write_bytes(bytes(size))
        return nginx(self.write_nginx("app", APP))

    def write_nginx(self, role, body):
        config = self.path / f"{role}.conf"
        values = {
            "folder": self.path,
            "port": self.port,
            "app_port": self.app_port,
            "small": SMALL,
            "small_answer": SMALL_ANSWER,
            "token_echo": TOKEN_ECHO,
            "token": TOKEN,
        }
        config.write_text(NGINX.format(role=role, body=body.format(**values), **values))
        return config

    def app_pid(self):
        return int((self.path / "app.pid").read_text())


class LiveFolder(AppFolder):
    """The same with an app for events, WebSockets and bulk."""

    def app_command(self):
        return [sys.executable, "-B", str(LIVE_APP), str(self.app_port), str(self.path / "app.pid")]


class Command:
    """A command with the interface of run-local: it starts the app itself."""

    def __init__(self, name, command, folder, workspace):
        self.name = name
        self.folder = folder
        self._command = command
        self._environment = workspace.environment()

    def start(self):
        ports = ["--port", str(self.folder.port), "--app-port", str(self.folder.app_port)]
        return Running(self, [self._spawn([*self._command, *ports])])

    def _spawn(self, command):
        return subprocess.Popen(
            command,
            cwd=self.folder.path,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder.path / "stderr").open("wb"),
            start_new_session=True,
        )


class NginxProxy(Command):
    """nginx before the same app: what a proxy that does little more than forward costs."""

    def __init__(self, name, folder, workspace):
        super().__init__(name, nginx(folder.write_nginx("proxy", PROXY)), folder, workspace)

    def start(self):
        app = self._spawn(self.folder.app)
        return Running(self, [self._spawn(self._command), app])


class Running:
    """A started variant; its first process is the proxy's. Stopped when the block ends."""

    def __init__(self, variant, started):
        self.variant = variant
        self.name = variant.name
        self.folder = variant.folder
        self._processes = started

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def url(self, path):
        return f"http://127.0.0.1:{self.folder.port}{path}"

    def await_answer(self):
        """Returns when a request has been answered with 200."""
        deadline = time.monotonic() + START_LIMIT
        while get(self.folder.port, SMALL)[0] != 200:
            if time.monotonic() > deadline or self._processes[0].poll() is not None:
                said = (self.folder.path / "stderr").read_text()
                raise SystemExit(f"Error: {self.name} did not answer with 200; it said:\n{said}")
            time.sleep(0.002)

    def carries_token(self):
        return get(self.folder.port, TOKEN_ECHO) == (200, TOKEN)

    def proxy_processes(self):
        return processes.tree(self._processes[0].pid, without=self.folder.app_pid())

    def stop(self):
        """SIGTERM, as run-local documents it; nothing is left when this returns."""
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def nginx(config):
    return ["nginx", "-e", "stderr", "-p", str(config.parent), "-c", str(config)]


def get(port, path):
    """Status and body; status 0 if nobody listens or the connection is closed without an answer."""
    request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n"
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as client:
        client.sendall(request.encode())
        answer = b"".join(iter(lambda: client.recv(65536), b""))
        head, _, body = answer.partition(b"\r\n\r\n")
        if head:
            return int(head.split()[1]), body.decode()
    return 0, ""


def free_ports(count):
    with contextlib.ExitStack() as sockets:
        bound = [sockets.enter_context(socket.socket()) for _ in range(count)]
        for each in bound:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in bound]
