"""What the Python SDK does with the offline workspace. Its environment is that of an app, and PERSON_ID whom to log in as."""

import base64
import http.cookiejar
import io
import os
import re
import urllib.error
import urllib.parse
import urllib.request

from databricks.sdk import WorkspaceClient
from databricks.sdk.errors import AlreadyExists, NotFound, NotImplemented as NotServed
from databricks.sdk.errors import PermissionDenied, ResourceDoesNotExist, Unauthenticated
from databricks.sdk.oauth import OAuthClient
from databricks.sdk.service.dashboards import MessageStatus
from databricks.sdk.service.jobs import RunResultState
from databricks.sdk.service.serving import ChatMessage, ChatMessageRole
from databricks.sdk.service.sql import StatementState

host = os.environ["DATABRICKS_HOST"]


def token_of(client):
    return client.config.authenticate()["Authorization"].removeprefix("Bearer ")


def client_of(token):
    """As apps make it that act on behalf of their users, although DATABRICKS_CLIENT_ID is set."""
    return WorkspaceClient(host=host, token=token, auth_type="pat")


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def in_a_browser(url, person, allowed):
    """Follows the login page by hand, and returns what the client gets by the redirect."""
    browser = urllib.request.build_opener(
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()), NoRedirect()
    )
    page = browser.open(url).read().decode()
    form = [("page", re.search('name="page" value="([^"]+)"', page).group(1))]
    form += [("person", person), ("answer", "allow")] + [("scope", scope) for scope in allowed]
    try:
        browser.open(url.split("?")[0], urllib.parse.urlencode(form).encode())
    except urllib.error.HTTPError as redirect:
        assert redirect.code == 303, redirect
        return dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(redirect.headers["Location"]).query))
    raise AssertionError("no redirect")


def m2m():
    w = WorkspaceClient()
    assert w.config.auth_type == "oauth-m2m", w.config.auth_type
    me = w.current_user.me()
    assert me.user_name == os.environ["DATABRICKS_CLIENT_ID"], me
    assert w.get_workspace_id() == int(os.environ["DATABRICKS_WORKSPACE_ID"])
    assert [u.user_name for u in w.users.list(filter='userName sw "bob"')] == ["bob@example.com"]
    assert len(list(w.users.list(count=1))) == 3
    assert {g.display_name for g in w.groups.list()} == {"admins", "analysts", "users"}
    assert [p.application_id for p in w.service_principals.list()] == [me.user_name]
    app = w.apps.get("app")
    assert app.service_principal_client_id == me.user_name, app
    assert app.effective_user_api_scopes[0] == "sql", app
    assert [a.name for a in w.apps.list()] == ["app"]
    for missing in (lambda: w.apps.get("other"), lambda: w.users.get("1")):
        try:
            missing()
            raise AssertionError("found")
        except NotFound:
            pass
    try:
        list(w.jobs.list())
        raise AssertionError("invented")
    except NotServed as e:
        assert "GET /api/2.2/jobs/list" in str(e), e
    warehouse = next(iter(w.warehouses.list()))
    answer = w.statement_execution.execute_statement("select 41 + 1 as n", warehouse.id)
    assert answer.status.state == StatementState.SUCCEEDED, answer
    assert answer.result.data_array == [["42"]], answer


def u2m():
    login = OAuthClient.from_host(host, "databricks-cli", "http://localhost:8020")
    consent = login.initiate_consent()
    answer = in_a_browser(consent.authorization_url, os.environ["PERSON_ID"], ["all-apis", "offline_access"])
    session = consent.exchange_callback_parameters(answer)
    bob = client_of(session.token().access_token)
    assert bob.current_user.me().user_name == "bob@example.com"

    before = session.token()
    after = session.refresh()
    assert after.access_token != before.access_token
    assert after.refresh_token != before.refresh_token
    assert client_of(after.access_token).current_user.me().display_name == "Bob Example"

    refused = login.initiate_consent()
    try:
        refused.exchange_callback_parameters(in_a_browser(refused.authorization_url, "nobody", []))
        raise AssertionError("logged in")
    except ValueError as e:
        assert "access_denied" in str(e), e


def on_behalf_of():
    """The token that a request of a person carries is good for what the app declares: sql."""
    alice = client_of(os.environ["FORWARDED_TOKEN"])
    assert alice.current_user.me().emails[0].value == "alice@example.com"
    assert len(list(alice.warehouses.list())) == 1
    try:
        alice.apps.get("app")
        raise AssertionError("not refused")
    except PermissionDenied as e:
        assert "Provided OAuth token does not have required scopes: apps" in str(e), e


def pat():
    """A token and nothing else, as developers have it in their environment."""
    login = {name: os.environ.pop(name) for name in ("DATABRICKS_CLIENT_ID", "DATABRICKS_CLIENT_SECRET")}
    os.environ["DATABRICKS_TOKEN"] = os.environ["FORWARDED_TOKEN"]
    w = WorkspaceClient()
    assert w.config.auth_type == "pat", w.config.auth_type
    assert w.current_user.me().user_name == "alice@example.com"
    del os.environ["DATABRICKS_TOKEN"]
    os.environ.update(login)
    try:
        client_of("dapi0123456789").current_user.me()
        raise AssertionError("let in")
    except Unauthenticated:
        pass


def secrets():
    w = WorkspaceClient()
    assert [s.name for s in w.secrets.list_scopes()] == ["shop"]
    assert [s.key for s in w.secrets.list_secrets("shop")] == ["api-key"]
    assert base64.b64decode(w.secrets.get_secret("shop", "api-key").value) == b"s3cr3t"
    assert w.dbutils.secrets.get("shop", "api-key") == "s3cr3t"
    try:
        w.secrets.get_secret("shop", "other")
        raise AssertionError("found")
    except ResourceDoesNotExist:
        pass


def volumes():
    files = WorkspaceClient().files
    volume = "/Volumes/main/shop/in"
    there = files.download(volume + "/hello.txt")
    assert (there.contents.read(), there.content_length) == (b"hello", 5), there
    data = bytes(range(256)) * 4096
    files.upload(volume + "/a/ü b.bin", io.BytesIO(data), overwrite=True)
    assert files.download(volume + "/a/ü b.bin").contents.read() == data
    assert files.get_metadata(volume + "/a/ü b.bin").content_length == len(data)
    try:
        files.upload(volume + "/a/ü b.bin", io.BytesIO(b""), overwrite=False)
        raise AssertionError("overwritten")
    except AlreadyExists:
        pass
    files.create_directory(volume + "/b/c")
    files.get_directory_metadata(volume + "/b/c")
    listed = files.list_directory_contents(volume, page_size=1)
    assert [(e.path, e.is_directory) for e in listed] == [
        (volume + "/a", True),
        (volume + "/b", True),
        (volume + "/hello.txt", False),
    ]
    files.delete(volume + "/a/ü b.bin")
    files.delete_directory(volume + "/a")
    for missing in (lambda: files.download(volume + "/a/ü b.bin"), lambda: files.get_directory_metadata(volume + "/a")):
        try:
            missing()
            raise AssertionError("found")
        except NotFound:
            pass


def large_files():
    files = WorkspaceClient().files
    path = "/Volumes/main/shop/in/large.bin"
    data = os.urandom(60 * 1024 * 1024)
    files.upload(path, io.BytesIO(data), overwrite=True)
    assert files.download(path).contents.read() == data
    for parallel in (False, True):
        files.download_to(path, "large.bin", overwrite=True, use_parallel=parallel)
        with open("large.bin", "rb") as there:
            assert there.read() == data, parallel
    os.remove("large.bin")
    files.delete(path)


def stubs():
    """What is not served and written down by the app's developer: see stubs.yaml."""
    w = WorkspaceClient()
    message = w.genie.start_conversation_and_wait("s1", "How many?")
    assert message.status == MessageStatus.COMPLETED, message
    answer = w.genie.get_message_attachment_query_result("s1", "c1", "m1", message.attachments[0].attachment_id)
    assert answer.statement_response.result.data_array == [["3"]], answer
    said = w.serving_endpoints.query("chat", messages=[ChatMessage(role=ChatMessageRole.USER, content="How many?")])
    assert said.choices[0].message.content == "Three.", said
    assert w.jobs.run_now(1).result().state.result_state == RunResultState.SUCCESS


for check in (m2m, u2m, on_behalf_of, pat, secrets, volumes, large_files, stubs):
    check()
    print("ok", check.__name__)
