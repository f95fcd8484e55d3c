"""What somebody does beside the example sales-streamlit: asks the app, and by the SDK the workspace."""

import os
import urllib.request

from databricks.sdk import WorkspaceClient

w = WorkspaceClient()
print("me:", w.current_user.me().user_name)
warehouse = next(iter(w.warehouses.list()))
query = "SELECT region, sum(total) FROM main.sales.orders GROUP BY region ORDER BY region"
print("sales:", w.statement_execution.execute_statement(query, warehouse.id).result.data_array)
with urllib.request.urlopen(os.environ["LAKEFRONT_URL"]) as page:
    print("page:", page.status, "Streamlit" in page.read().decode())
