"""What databricks-sql-connector does with the offline workspace; FORWARDED_TOKEN is that of a person."""

import datetime
import decimal
import json
import os
import sys
import urllib.parse
import urllib.request

from databricks import sql
from databricks.sql.exc import ServerOperationError

try:
    import pyarrow
    import pyarrow.ipc
except ImportError:
    pyarrow = None

HTTP_PATH = "/sql/1.0/warehouses/any"
# how results come by the Statement Execution API; None for Thrift
MODE = sys.argv[1] if len(sys.argv) > 1 else None
SEA = {
    "links": {"use_sea": True},
    "hybrid": {"use_sea": True, "use_hybrid_disposition": True},
    "inline": {"use_sea": True, "use_cloud_fetch": False},
}
EVERY_TYPE = """
    SELECT true AS bo, CAST(1 AS TINYINT) AS ti, CAST(2 AS SMALLINT) AS sm, 3 AS i, CAST(4 AS BIGINT) AS bi,
           CAST(1.5 AS FLOAT) AS fl, CAST(2.5 AS DOUBLE) AS do, CAST(-12.34 AS DECIMAL(10, 2)) AS de,
           DATE '2026-02-03' AS da, TIMESTAMP '2026-02-03 04:05:06.789' AS ts, 'ü€' AS st,
           CAST('abc' AS BINARY) AS bin, CAST(NULL AS INT) AS nu
    UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"""


def connect(token=os.environ["FORWARDED_TOKEN"], **options):
    host = urllib.parse.urlparse(os.environ["DATABRICKS_HOST"])
    way = {"_connection_uri": host.geturl() + HTTP_PATH} if MODE is None else SEA[MODE]
    return sql.connect(
        server_hostname=host.hostname,
        http_path=HTTP_PATH,
        access_token=token,
        enable_telemetry=False,
        **way,
        **options,
    )


def rows(cursor, query, *parameters):
    cursor.execute(query, *parameters)
    return [tuple(row) for row in cursor.fetchall()]


def fails(cursor, query, condition):
    try:
        cursor.execute(query)
    except ServerOperationError as e:
        assert condition in str(e), e
    else:
        raise AssertionError("it did not fail: " + query)


def every_type(cursor):
    cursor.execute(EVERY_TYPE)
    types = [column[1] for column in cursor.description]
    assert types == [
        "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "decimal",
        "date", "timestamp", "string", "binary", "int",
    ], types  # fmt: skip
    assert cursor.description[7][4:6] == (10, 2), cursor.description[7]
    first, second = (tuple(row) for row in cursor.fetchall())
    moment = datetime.datetime(2026, 2, 3, 4, 5, 6, 789000)
    assert first[9].replace(tzinfo=None) == moment, first
    assert first[:9] + first[10:] == (
        True, 1, 2, 3, 4, 1.5, 2.5, decimal.Decimal("-12.34"), datetime.date(2026, 2, 3),
        "ü€", b"abc", None,
    ), first  # fmt: skip
    assert second == (None,) * 13, second


def nested(cursor):
    found = rows(cursor, "SELECT [1, NULL, 3] AS a, {'x': 1, 'y': ['b']} AS s, MAP {'k': 1.5, 'l': NULL} AS m, NULL AS n")
    a, s, m, n = found[0]
    if pyarrow and MODE != "inline":
        assert [a[0], a[2]] == [1, 3] and a[1] != a[1], a
        assert s["x"] == 1 and list(s["y"]) == ["b"], s
        assert m == [("k", decimal.Decimal("1.5")), ("l", None)], m
    else:
        assert (a, s, m) == ("[1,null,3]", '{"x":1,"y":["b"]}', '{"k":1.5,"l":null}'), found
    assert n is None


def arrow(cursor):
    cursor.execute(EVERY_TYPE)
    schema = cursor.fetchall_arrow().schema
    assert schema.field("ts").type == pyarrow.timestamp("us", "Etc/UTC"), schema
    assert schema.field("de").type == pyarrow.decimal128(10, 2), schema
    cursor.execute("SELECT * FROM orders ORDER BY id")
    frame = cursor.fetchmany_arrow(2).to_pandas()
    assert list(frame["total"]) == [10.5, 20.0], frame


def call(path, body=None):
    headers = {"Authorization": "Bearer " + os.environ["FORWARDED_TOKEN"], "Content-Type": "application/json"}
    request = urllib.request.Request(os.environ["DATABRICKS_HOST"] + path, body and json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


def arrow_by_links():
    """As apps that do without the connector ask for Arrow: by the Statement Execution API."""
    path = "/api/2.0/sql/statements"
    query = "SELECT i, repeat('x', 40) AS x, CAST(i AS DECIMAL(20, 1)) AS d FROM range(150000) AS r(i)"
    statement = call(
        path,
        {
            "statement": query,
            "warehouse_id": "any",
            "wait_timeout": "30s",
            "disposition": "EXTERNAL_LINKS",
            "format": "ARROW_STREAM",
        },
    )
    manifest = statement["manifest"]
    assert manifest["total_chunk_count"] > 1, manifest
    tables = []
    for chunk in manifest["chunks"]:
        links = call(f"{path}/{statement['statement_id']}/result/chunks/{chunk['chunk_index']}")
        with urllib.request.urlopen(links["external_links"][0]["external_link"]) as answer:
            tables.append(pyarrow.ipc.open_stream(answer.read()).read_all())
    table = pyarrow.concat_tables(tables)
    assert table.schema.field("d").type == pyarrow.decimal128(20, 1), table.schema
    assert table.column("i").to_pylist() == list(range(150000))


def large_results(cursor):
    found = rows(cursor, "SELECT i, repeat('x', 20) AS x FROM range(250000) AS r(i)")
    assert [row[0] for row in found] == list(range(250000))
    cursor.execute("SELECT i FROM range(25) AS r(i)")
    assert [len(cursor.fetchmany(10)) for _ in range(4)] == [10, 10, 5, 0]
    assert rows(cursor, "SELECT 1 AS x WHERE 1 = 0") == []


def parameters(cursor):
    assert rows(cursor, "SELECT :a AS a, :b AS b, :c AS c", {"a": 1, "b": "x'", "c": None}) == [(1, "x'", None)]
    if MODE is not None:
        return  # the connector sends no others there
    assert rows(cursor, "SELECT ? AS a, ? AS b", [2.5, datetime.date(2026, 1, 2)]) == [
        (2.5, datetime.date(2026, 1, 2))
    ]


def changes(cursor):
    assert rows(cursor, "CREATE TABLE made (a INT)") == []
    assert rows(cursor, "INSERT INTO made VALUES (1), (2)") == [(2, 2)]
    with connect() as other:
        assert rows(other.cursor(), "SELECT sum(a) FROM made") == [(3,)]
    cursor.execute("DROP TABLE made")


def mistakes(cursor):
    fails(cursor, "SELECT * FROM missing", "TABLE_OR_VIEW_NOT_FOUND")
    fails(cursor, "SELEC 1", "PARSE_SYNTAX_ERROR")
    fails(cursor, "SELECT missing FROM orders", "UNRESOLVED_COLUMN")
    fails(cursor, "SELECT :missing", "UNBOUND_SQL_PARAMETER")
    if MODE is not None:
        return
    try:
        rows(cursor, "SELECT CAST(9223372036854775807 AS HUGEINT) * 2 AS x")
    except sql.exc.DatabaseError as e:
        assert "ARITHMETIC_OVERFLOW" in str(e), e
    else:
        raise AssertionError("it did not fail")


def listed(cursor, *columns):
    names = [column[0] for column in cursor.description]
    return [tuple(row[names.index(column)] for column in columns) for row in cursor.fetchall()]


def lists(cursor):
    """What is in the catalogs, as drivers ask for it."""
    rows(cursor, "CREATE TABLE every_type AS" + EVERY_TYPE)
    rows(cursor, "CREATE VIEW large_orders AS SELECT id, [total] AS totals FROM orders")
    assert listed(cursor.catalogs(), "TABLE_CAT") == [("main",), ("samples",)]
    assert listed(cursor.schemas(), "TABLE_CATALOG", "TABLE_SCHEM") == [
        ("main", "default"), ("samples", "default"), ("samples", "shop"),
    ]  # fmt: skip
    assert listed(cursor.schemas("samples", "sh%"), "TABLE_SCHEM") == [("shop",)]
    tables = listed(cursor.tables(), "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE")
    assert tables == [
        ("main", "default", "every_type", "TABLE"),
        ("main", "default", "large_orders", "VIEW"),
        ("main", "default", "orders", "TABLE"),
        ("samples", "shop", "items", "TABLE"),
    ], tables  # fmt: skip
    assert listed(cursor.tables(table_types=["VIEW"]), "TABLE_NAME") == [("large_orders",)]
    assert listed(cursor.tables(table_name="ORDER_"), "TABLE_NAME") == [("orders",)]
    assert listed(cursor.tables(table_name="every\\_t%"), "TABLE_NAME") == [("every_type",)]
    assert listed(cursor.tables(table_name="order\\_"), "TABLE_NAME") == []
    cursor.columns("main", "default", "%", "to%")
    assert [column[0] for column in cursor.description] == [
        "TABLE_CAT", "TABLE_SCHEM", "TABLE_NAME", "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME", "COLUMN_SIZE",
        "BUFFER_LENGTH", "DECIMAL_DIGITS", "NUM_PREC_RADIX", "NULLABLE", "REMARKS", "COLUMN_DEF", "SQL_DATA_TYPE",
        "SQL_DATETIME_SUB", "CHAR_OCTET_LENGTH", "ORDINAL_POSITION", "IS_NULLABLE", "SCOPE_CATALOG", "SCOPE_SCHEMA",
        "SCOPE_TABLE", "SOURCE_DATA_TYPE", "IS_AUTO_INCREMENT",
    ], cursor.description  # fmt: skip
    assert listed(cursor, "TABLE_NAME", "COLUMN_NAME", "TYPE_NAME", "ORDINAL_POSITION") == [
        ("large_orders", "totals", "ARRAY<DOUBLE>", 1), ("orders", "total", "DOUBLE", 2),
    ]  # fmt: skip
    types = listed(cursor.columns(table_name="every_type"), "TYPE_NAME", "DATA_TYPE", "COLUMN_SIZE", "DECIMAL_DIGITS")
    assert types == [
        ("BOOLEAN", 16, 1, 0), ("TINYINT", -6, 1, 0), ("SMALLINT", 5, 2, 0), ("INT", 4, 4, 0), ("BIGINT", -5, 8, 0),
        ("FLOAT", 6, 4, 7), ("DOUBLE", 8, 8, 15), ("DECIMAL(10,2)", 3, 8, 2), ("DATE", 91, 4, None),
        ("TIMESTAMP", 93, 8, 6), ("STRING", 12, None, None), ("BINARY", -2, None, None), ("INT", 4, 4, 0),
    ], types  # fmt: skip
    rows(cursor, "DROP VIEW large_orders")
    rows(cursor, "DROP TABLE every_type")


def sea_lists(cursor):
    """The same, where the connector asks by SHOW, and leaves the columns as they come."""
    assert listed(cursor.catalogs(), "catalog") == [("main",), ("samples",)]
    assert listed(cursor.schemas("samples", "sh*"), "databaseName") == [("shop",)]
    assert listed(cursor.tables("samples"), "catalogName", "namespace", "tableName", "tableType") == [
        ("samples", "shop", "items", "TABLE")
    ]
    assert listed(cursor.tables(table_types=["VIEW"]), "tableName") == []
    assert listed(cursor.columns("main", "default", "orders", "to*"), "col_name", "columnType") == [("total", "DOUBLE")]


def session():
    """What a statement changes for those after it."""
    current = "SELECT current_catalog(), current_schema()"
    with connect(session_configuration={"timezone": "Etc/UTC", "made.up": "x"}) as connection:
        with connection.cursor() as cursor:
            assert rows(cursor, "SET TIMEZONE") == [("TIMEZONE", "Etc/UTC")]
            assert rows(cursor, "USE CATALOG samples") == []
            assert rows(cursor, current) == [("samples", "default")]
            assert rows(cursor, "SHOW SCHEMAS") == [("default",), ("shop",)]
            rows(cursor, "USE SCHEMA shop")
            assert rows(cursor, "SELECT name, current_schema() FROM items") == [("pen", "shop")]
            assert rows(cursor, "SHOW TABLES") == [("shop", "items", False)]
            rows(cursor, "USE main.default")
            assert rows(cursor, "SELECT count(*) AS n FROM orders") == [(3,)]
            assert rows(cursor, "SET ansi_mode = false") == [("ansi_mode", "false")]
            assert ("ANSI_MODE", "false") in rows(cursor, "SET")
            fails(cursor, "USE CATALOG nowhere", "NO_SUCH_CATALOG_EXCEPTION")
            fails(cursor, "USE nowhere", "SCHEMA_NOT_FOUND")
            fails(cursor, "SET spark.sql.shuffle.partitions = 5", "CONFIG_NOT_AVAILABLE")
            fails(cursor, "SET TIME ZONE 'Europe/Berlin'", "the time zone of a session is UTC")
            fails(cursor, "SET TIME ZONE 'Mars'", "INVALID_CONF_VALUE.TIME_ZONE")
            assert rows(cursor, current) == [("main", "default")]
    with connect() as connection, connection.cursor() as cursor:
        assert rows(cursor, current) == [("main", "default")]
        assert rows(cursor, "SET ansi_mode") == [("ansi_mode", "true")]


def strangers():
    try:
        connect(token="nobody")
    except sql.exc.Error as e:
        assert "401" in repr(e.args) or "token" in str(e).lower(), repr(e.args)
    else:
        raise AssertionError("it did not fail")


with connect() as connection, connection.cursor() as cursor:
    assert rows(cursor, "SELECT current_user()") == [("alice@example.com",)]
    assert rows(cursor, "SELECT id, region, total FROM orders ORDER BY id") == [
        (1, "EU", 10.5), (2, "US", 20.0), (3, "EU", None),
    ]  # fmt: skip
    every_type(cursor)
    nested(cursor)
    if pyarrow and MODE is None:
        arrow(cursor)
        arrow_by_links()
    if MODE in (None, "links"):
        large_results(cursor)
    parameters(cursor)
    changes(cursor)
    mistakes(cursor)
    lists(cursor) if MODE is None else sea_lists(cursor)
session()
with connect(catalog="samples", schema="shop") as connection, connection.cursor() as cursor:
    assert rows(cursor, "SELECT name, current_catalog() FROM items") == [("pen", "samples")]
strangers()
print("ok", MODE or ("arrow" if pyarrow else "columns"))
