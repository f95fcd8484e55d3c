"""A stand-in for a Databricks workspace: as much of OAuth and SCIM as a run-local asks for."""

import http.server
import json
import os
import pathlib
import subprocess
import sys

# As long as the tokens of real workspaces; nothing in it means anything.
TOKEN = ("bench-token-" * 100)[:1024]

LOGIN = {
    "DATABRICKS_AUTH_TYPE": "oauth-m2m",
    "DATABRICKS_CLIENT_ID": "bench-client",
    "DATABRICKS_CLIENT_SECRET": "bench-secret",
}

FOREIGN_LOGINS = ("DATABRICKS_", "ARM_", "AZURE_", "GOOGLE_", "http_proxy", "HTTP_PROXY")


class Workspace:
    """Runs in a process of its own, so that its work is not the harness's."""

    def __init__(self, folder):
        self._no_profiles = folder / "databrickscfg"
        self._no_profiles.touch()

    def __enter__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-B", __file__], stdout=subprocess.PIPE, text=True
        )
        self._host = self._process.stdout.readline().strip()
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()

    def environment(self):
        """What a command needs to log in here, and nothing of the user's own logins."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(FOREIGN_LOGINS)}
        return {
            **kept,
            **LOGIN,
            "DATABRICKS_HOST": self._host,
            "DATABRICKS_CONFIG_FILE": str(self._no_profiles),
        }


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: two would cost a client 40 ms

    def answer(self):
        self.skip_body()
        answer = self.answers().get(self.path.partition("?")[0])
        body = json.dumps(answer or {"error": "not found"}).encode()
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = answer

    def skip_body(self):
        """Or it would be taken for the next request; Go's OAuth client sends the form in chunks."""
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                self.rfile.read(size + 2)
            self.rfile.readline()
        else:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))

    def answers(self):
        host = host_of(self.server)
        return {
            "/.well-known/databricks-config": {
                "oidc_endpoint": f"{host}/oidc",
                "workspace_id": "1234567890",
            },
            "/oidc/.well-known/oauth-authorization-server": {
                "authorization_endpoint": f"{host}/oidc/v1/authorize",
                "token_endpoint": f"{host}/oidc/v1/token",
            },
            "/oidc/v1/token": {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600},
            "/api/2.0/preview/scim/v2/Me": {
                "id": "1",
                "userName": "dev@example.com",
                "displayName": "Dev Example",
                "emails": [{"value": "dev@example.com", "primary": True}],
            },
        }

    def log_message(self, *_):
        pass


def host_of(server):
    return f"http://127.0.0.1:{server.server_port}"


if __name__ == "__main__":
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        print(host_of(server), flush=True)
        server.serve_forever()
