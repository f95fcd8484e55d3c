"""The connector's kernel, in Rust and with a TLS of its own, on the offline workspace."""

import os
import urllib.parse

from databricks import sql

with sql.connect(
    server_hostname=urllib.parse.urlparse(os.environ["DATABRICKS_HOST"]).hostname,
    http_path="/sql/1.0/warehouses/any",
    access_token=os.environ["FORWARDED_TOKEN"],
    use_kernel=True,
) as connection, connection.cursor() as cursor:
    cursor.execute("SELECT id, total FROM orders ORDER BY id")
    assert [tuple(row) for row in cursor.fetchall()] == [(1, 10.5), (2, 20.0), (3, None)]
    cursor.execute("SELECT :n + 1 AS n, current_user() AS who", {"n": 3})
    assert [tuple(row) for row in cursor.fetchall()] == [(4, "alice@example.com")]
    cursor.execute("SELECT i, repeat('x', 40) AS x FROM range(150000) AS r(i)")
    assert [row[0] for row in cursor.fetchall()] == list(range(150000))
    try:
        cursor.execute("SELECT * FROM missing")
    except sql.exc.Error as e:
        assert "TABLE_OR_VIEW_NOT_FOUND" in str(e), e
    else:
        raise AssertionError("it did not fail")
print("ok")
