"""Queries as the templates of data apps do: as who asks, and as the app itself."""

import http.server
import os

from databricks import sql
from databricks.sdk.core import Config

cfg = Config()


def query(statement, **credentials):
    with sql.connect(
        server_hostname=cfg.host,
        http_path=f"/sql/1.0/warehouses/{os.environ['DATABRICKS_WAREHOUSE_ID']}",
        **credentials,
    ) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall_arrow().to_pandas()


# before it listens: the first query loads what the others need
app = query("SELECT current_user() AS who", credentials_provider=lambda: cfg.authenticate)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        token = self.headers["X-Forwarded-Access-Token"]
        person = query("SELECT current_user() AS who, sum(total) AS total FROM orders", access_token=token)
        body = f"{person['who'][0]} {person['total'][0]}\n{app['who'][0]}\n{os.environ['DATABRICKS_HOST']}\n".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["PORT"])), Handler).serve_forever()
