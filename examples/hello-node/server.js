// Shows who is asking: Databricks Apps puts the signed-in person on every request as headers.

import { createHash } from "node:crypto";
import express from "express";

const app = express();

app.get("/", (request, response) => {
  response.send(page(visitor(request)));
});

app.get("/api/me", (request, response) => {
  response.json(visitor(request));
});

function visitor(request) {
  return {
    name: request.get("X-Forwarded-Preferred-Username") ?? null,
    email: request.get("X-Forwarded-Email") ?? null,
    user: request.get("X-Forwarded-User") ?? null,
    // A new token comes with a later request: read it each time, never keep it.
    token: tokenFacts(request.get("X-Forwarded-Access-Token")),
  };
}

/** What may be shown of a token. The token itself is as good as a password. */
function tokenFacts(token) {
  if (!token) return null;
  const fingerprint = createHash("sha256").update(token).digest("hex").slice(0, 8);
  return { fingerprint, expires: inWords(expiry(token)) };
}

/** The `exp` claim of a JWT, in seconds since 1970; undefined for any other kind of token. */
function expiry(token) {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1], "base64url")).exp;
  } catch {
    return undefined;
  }
}

function inWords(timestamp) {
  if (!Number.isFinite(timestamp)) return "unknown";
  const seconds = Math.floor(timestamp - Date.now() / 1000);
  if (seconds <= 0) return "expired";
  if (seconds < 120) return `in ${seconds} seconds`;
  return `in ${Math.floor(seconds / 60)} minutes`;
}

function page(visitor) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Hello from Node</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1.5rem; }
      dt { color: #57606a; }
      dd { margin: 0; overflow-wrap: anywhere; }
      .note { border-left: 4px solid #bf8700; background: #fff8e5; padding: 0.5rem 1rem; }
    </style>
  </head>
  <body>
    ${visitor.email || visitor.user ? greeting(visitor) : stranger()}
    <p>The same as JSON: <a href="/api/me">/api/me</a></p>
  </body>
</html>`;
}

function greeting({ name, email, user, token }) {
  const facts = token
    ? `<dt>Access token</dt><dd>arrived, fingerprint <code>${token.fingerprint}</code></dd>
      <dt>Expires</dt><dd>${token.expires}</dd>`
    : `<dt>Access token</dt><dd>none: this app cannot act for you</dd>`;
  return `<h1>Hello, ${escape(name || email || user)}</h1>
    <dl>
      <dt>E-mail</dt><dd>${escape(email || "none")}</dd>
      <dt>User</dt><dd>${escape(user || "none")}</dd>
      ${facts}
    </dl>`;
}

function stranger() {
  return `<h1>Hello, stranger</h1>
    <p class="note">
      No identity came with this request: you opened the app directly. Go through the front door,
      <a href="http://localhost:8001">http://localhost:8001</a>.
    </p>`;
}

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// Databricks Apps sets both. Node has no usual variable for the host, but Flask's is set for every app.
const port = process.env.PORT ?? 8000;
const host = process.env.FLASK_RUN_HOST ?? "0.0.0.0";
app.listen(port, host, () => console.log(`Listening on ${host}:${port}`));
