// What the JavaScript SDK does with the offline workspace. Its environment is that of an app.
import assert from "node:assert/strict";
import sdk from "@databricks/sdk-experimental";

const { ApiError, WorkspaceClient } = sdk;
const host = process.env.DATABRICKS_HOST;

/** As apps make it that act on behalf of their users, although DATABRICKS_CLIENT_ID is set. */
function clientOf(token) {
  return new WorkspaceClient({ host, token, authType: "pat" });
}

async function all(items) {
  const found = [];
  for await (const item of items) found.push(item);
  return found;
}

function refusal(statusCode, errorCode, message = "") {
  return (error) => {
    assert(error instanceof ApiError, error);
    assert.deepEqual([error.statusCode, error.errorCode], [statusCode, errorCode]);
    assert(error.message.includes(message), error.message);
    return true;
  };
}

async function m2m() {
  const w = new WorkspaceClient({});
  const me = await w.currentUser.me();
  assert.equal(w.config.authType, "oauth-m2m");
  assert.equal(me.userName, process.env.DATABRICKS_CLIENT_ID);
  const app = await w.apps.get({ name: "app" });
  assert.equal(app.service_principal_client_id, me.userName);
  assert.deepEqual((await all(w.apps.list({}))).map((a) => a.name), ["app"]);
  await assert.rejects(w.apps.get({ name: "other" }), refusal(404, "RESOURCE_DOES_NOT_EXIST"));
  await assert.rejects(all(w.jobs.list({})), refusal(501, "NOT_IMPLEMENTED", "/jobs/list"));
}

async function onBehalfOf() {
  const alice = clientOf(process.env.FORWARDED_TOKEN);
  assert.equal((await alice.currentUser.me()).userName, "alice@example.com");
  assert.equal((await all(alice.warehouses.list({}))).length, 1);
  await assert.rejects(
    alice.apps.get({ name: "app" }),
    refusal(403, "PERMISSION_DENIED", "Provided OAuth token does not have required scopes: apps"),
  );
}

async function pat() {
  const { DATABRICKS_CLIENT_ID, DATABRICKS_CLIENT_SECRET } = process.env;
  delete process.env.DATABRICKS_CLIENT_ID;
  delete process.env.DATABRICKS_CLIENT_SECRET;
  process.env.DATABRICKS_TOKEN = process.env.FORWARDED_TOKEN;
  const w = new WorkspaceClient({});
  assert.equal((await w.currentUser.me()).userName, "alice@example.com");
  assert.equal(w.config.authType, "pat");
  delete process.env.DATABRICKS_TOKEN;
  Object.assign(process.env, { DATABRICKS_CLIENT_ID, DATABRICKS_CLIENT_SECRET });
  await assert.rejects(clientOf("dapi0123456789").currentUser.me(), refusal(401, "UNAUTHENTICATED"));
}

async function statements() {
  const w = new WorkspaceClient({});
  const [warehouse] = await all(w.warehouses.list({}));
  const answer = await w.statementExecution.executeStatement({
    warehouse_id: warehouse.id,
    statement: "select :a + 1 as n, cast(null as string) as s",
    parameters: [{ name: "a", value: "41", type: "INT" }],
    wait_timeout: "30s",
  });
  assert.equal(answer.status.state, "SUCCEEDED", JSON.stringify(answer));
  assert.deepEqual(answer.manifest.schema.columns.map((c) => c.type_name), ["INT", "STRING"]);
  assert.deepEqual(answer.result.data_array, [["42", null]]);
  const failed = await w.statementExecution.executeStatement({
    warehouse_id: warehouse.id,
    statement: "select * from nothing",
  });
  assert.equal(failed.status.state, "FAILED", JSON.stringify(failed));
}

async function secrets() {
  const w = new WorkspaceClient({});
  assert.deepEqual((await all(w.secrets.listScopes())).map((s) => s.name), ["shop"]);
  assert.deepEqual((await all(w.secrets.listSecrets({ scope: "shop" }))).map((s) => s.key), ["api-key"]);
  const secret = await w.secrets.getSecret({ scope: "shop", key: "api-key" });
  assert.equal(Buffer.from(secret.value, "base64").toString(), "s3cr3t");
  await assert.rejects(
    w.secrets.getSecret({ scope: "shop", key: "other" }),
    refusal(404, "RESOURCE_DOES_NOT_EXIST"),
  );
}

async function volumes() {
  const w = new WorkspaceClient({});
  const volume = "/Volumes/main/shop/in";
  const there = await w.files.download({ file_path: `${volume}/hello.txt` });
  assert.equal(await new Response(there.contents).text(), "hello");
  assert.equal(there["content-length"], "5");
  // files.upload of the SDK sends no content, so apps send it themselves, with the SDK's login
  const headers = new Headers();
  await w.config.authenticate(headers);
  const url = `${host}/api/2.0/fs/files${volume}/a/${encodeURIComponent("ü b.bin")}`;
  const data = Buffer.alloc(1 << 20, "0123456789");
  assert.equal((await fetch(url, { method: "PUT", headers, body: data })).status, 204);
  const back = await w.files.download({ file_path: `${volume}/a/ü b.bin` });
  assert(Buffer.from(await new Response(back.contents).arrayBuffer()).equals(data));
  await w.files.createDirectory({ directory_path: `${volume}/b` });
  const listed = await all(w.files.listDirectoryContents({ directory_path: volume, page_size: 1 }));
  assert.deepEqual(listed.map((e) => e.name), ["a", "b", "hello.txt"]);
  await w.files.delete({ file_path: `${volume}/a/ü b.bin` });
  await assert.rejects(w.files.download({ file_path: `${volume}/a/ü b.bin` }), refusal(404, "NOT_FOUND"));
}

for (const check of [m2m, onBehalfOf, pat, statements, secrets, volumes]) {
  await check();
  console.log("ok", check.name);
}
