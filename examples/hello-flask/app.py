"""Shows who is asking: Databricks Apps puts the signed-in person on every request as headers."""

import base64
import hashlib
import json
import time

from flask import Flask, render_template, request

app = Flask(__name__)


@app.get("/")
def page():
    return render_template("index.html", visitor=visitor())


@app.get("/api/me")
def me():
    return visitor()


def visitor():
    headers = request.headers
    return {
        "name": headers.get("X-Forwarded-Preferred-Username"),
        "email": headers.get("X-Forwarded-Email"),
        "user": headers.get("X-Forwarded-User"),
        # A new token comes with a later request: read it each time, never keep it.
        "token": token_facts(headers.get("X-Forwarded-Access-Token")),
    }


def token_facts(token):
    """What may be shown of a token. The token itself is as good as a password."""
    if not token:
        return None
    fingerprint = hashlib.sha256(token.encode()).hexdigest()[:8]
    return {"fingerprint": fingerprint, "expires": in_words(expiry(token))}


def expiry(token):
    """The `exp` claim of a JWT, in seconds since 1970; None for any other kind of token."""
    try:
        payload = token.split(".")[1]
        return int(json.loads(base64.urlsafe_b64decode(payload + "=="))["exp"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def in_words(timestamp):
    if timestamp is None:
        return "unknown"
    seconds = timestamp - int(time.time())
    if seconds <= 0:
        return "expired"
    if seconds < 120:
        return f"in {seconds} seconds"
    return f"in {seconds // 60} minutes"
