"""What databricks-sql-connector lists for a person and for the app, of whom neither may read all tables."""

import json
import os
import urllib.parse
import urllib.request

from databricks import sql

HTTP_PATH = "/sql/1.0/warehouses/any"
HOST = os.environ["DATABRICKS_HOST"]


def app_token():
    form = {
        "grant_type": "client_credentials",
        "scope": "all-apis",
        "client_id": os.environ["DATABRICKS_CLIENT_ID"],
        "client_secret": os.environ["DATABRICKS_CLIENT_SECRET"],
    }
    with urllib.request.urlopen(HOST + "/oidc/v1/token", urllib.parse.urlencode(form).encode()) as answer:
        return json.load(answer)["access_token"]


def listed(token):
    with sql.connect(
        server_hostname="127.0.0.1",
        http_path=HTTP_PATH,
        _connection_uri=HOST + HTTP_PATH,
        access_token=token,
        enable_telemetry=False,
    ) as connection, connection.cursor() as cursor:
        tables = [row.TABLE_NAME for row in cursor.tables().fetchall()]
        columns = [row.COLUMN_NAME for row in cursor.columns(catalog_name="main", schema_name="%").fetchall()]
        cursor.execute("SHOW TABLES IN main.hr")
        return tables, columns, [row.tableName for row in cursor.fetchall()]


assert listed(os.environ["FORWARDED_TOKEN"]) == (["orders"], ["id", "region", "total"], [])
assert listed(app_token()) == (["salaries", "items"], ["pay"], ["salaries"])
print("ok")
