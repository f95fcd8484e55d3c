#!/bin/sh
# What curl gets of the offline workspace and through the front door: a line each.
set -eu

status() { curl -s -o answer -w '%{http_code}' "$@"; }
ask() { status -H "Authorization: Bearer $1" "$DATABRICKS_HOST$2"; }
log_in() { status -u "$DATABRICKS_CLIENT_ID:$1" -d grant_type=client_credentials "$DATABRICKS_HOST/oidc/v1/token"; }
field() { python3 -c 'import json, sys; print(json.load(open("answer"))[sys.argv[1]])' "$1"; }
me=/api/2.0/preview/scim/v2/Me

echo "wrong secret: $(log_in wrong) $(field error)"
echo "login: $(log_in "$DATABRICKS_CLIENT_SECRET")"
token=$(field access_token)
echo "me: $(ask "$token" $me) $(field userName)"

forwarded=$(curl -s "$LAKEFRONT_URL/" | tr -d '\r' | sed -n 's/^X-Forwarded-Access-Token: //p')
echo "on behalf of: $(ask "$forwarded" $me) $(field userName)"

echo "without a token: $(status "$DATABRICKS_HOST$me") $(field error_code)"
echo "a foreign token: $(ask dapi0123456789 $me) $(field error_code)"
echo "out of scope: $(ask "$forwarded" /api/2.0/apps) $(field message)"
echo "not there: $(ask "$token" /api/2.0/preview/scim/v2/Users/1)"
echo "not served: $(ask "$token" /api/2.2/jobs/list) $(field error_code)"
