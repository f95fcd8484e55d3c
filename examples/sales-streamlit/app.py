"""Shows sales as the person who asks may see them: the query runs with the person's own token.

The platform forwards the token of the person who opened the page; what it may read is up to the
grants and row filters of the tables, not up to this app.
"""

import os

import streamlit as st
from databricks.sdk import WorkspaceClient
from databricks.sdk.service.sql import StatementState

QUERY = """
    SELECT region, sum(total) AS total
    FROM main.sales.orders
    GROUP BY region
    ORDER BY region
"""

# Offline, every id is that of the one warehouse. Deployed, add a SQL warehouse to the app, and
# `valueFrom: sql-warehouse` to app.yaml.
WAREHOUSE = os.environ.get("DATABRICKS_WAREHOUSE_ID", "offline")


def totals(workspace):
    """Rows of region and total, or the reason why there are none."""
    answer = workspace.statement_execution.execute_statement(
        warehouse_id=WAREHOUSE, statement=QUERY, wait_timeout="30s"
    )
    if answer.status.state != StatementState.SUCCEEDED:
        error = answer.status.error
        return [], error.message if error else answer.status.state.value
    return answer.result.data_array or [], None


def show(title, workspace):
    st.header(title)
    rows, problem = totals(workspace)
    if problem:
        st.text(problem)
    for region, total in rows:
        st.text(f"{region}: {total}")


st.set_page_config(page_title="Sales")
st.title("Sales")

token = st.context.headers.get("X-Forwarded-Access-Token")
if token:
    # the token is no personal access token, but it is sent the same way
    show("What you may read", WorkspaceClient(token=token, auth_type="pat"))
else:
    st.warning("No token came with this page: go through the front door, http://localhost:8001.")

# the app's own service principal, from the environment
show("What the app may read", WorkspaceClient())
