"""What the Python SDK does for somebody who logs in in the browser: says where, and with what it comes back."""

import os

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import PermissionDenied

for name in ("DATABRICKS_CLIENT_ID", "DATABRICKS_CLIENT_SECRET"):
    del os.environ[name]  # those of the app

try:
    w = WorkspaceClient(auth_type="external-browser", scopes=["iam.current-user:read", "sql", "apps"])
except ValueError as e:
    print("denied:", e)
else:
    print("me:", w.current_user.me().user_name)
    print("warehouses:", len(list(w.warehouses.list())))
    try:
        print("apps:", len(list(w.apps.list())))
    except PermissionDenied as e:
        print("trimmed:", e)
