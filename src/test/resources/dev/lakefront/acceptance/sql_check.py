"""Queries as a test of an app does, and asks the app."""

import os
import urllib.request

from databricks import sql
from databricks.sdk.core import Config

cfg = Config()
with sql.connect(
    server_hostname=cfg.host,
    http_path="/sql/1.0/warehouses/any",
    credentials_provider=lambda: cfg.authenticate,
) as connection, connection.cursor() as cursor:
    cursor.execute("SELECT current_user(), sum(total) FROM orders")
    print(*cursor.fetchone())
print(urllib.request.urlopen(os.environ["LAKEFRONT_URL"]).status)
print(os.environ["DATABRICKS_HOST"])
