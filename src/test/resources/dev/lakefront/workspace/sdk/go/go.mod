module lakefront/sdk

go 1.25.0

require github.com/databricks/databricks-sdk-go v0.175.0
