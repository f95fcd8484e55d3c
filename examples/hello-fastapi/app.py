"""Shows who is asking over HTTP, server-sent events and a WebSocket.

Databricks Apps puts the signed-in person on every request as headers. A WebSocket has them too:
on its handshake, the HTTP request that opens it.
"""

import asyncio
import base64
import hashlib
import json
import time
from pathlib import Path

from fastapi import FastAPI, Request, WebSocket
from fastapi.responses import StreamingResponse
from fastapi.templating import Jinja2Templates

app = FastAPI(title="Hello from FastAPI")
templates = Jinja2Templates(Path(__file__).parent / "templates")


@app.get("/")
def page(request: Request):
    return templates.TemplateResponse(request, "index.html", {"visitor": visitor(request.headers)})


@app.get("/api/me")
def me(request: Request):
    return visitor(request.headers)


@app.get("/api/ticks")
def ticks(request: Request):
    """One server-sent event a second, until the browser leaves."""
    email = visitor(request.headers)["email"]

    async def events():
        count = 0
        while True:
            count += 1
            yield f"data: {json.dumps({'tick': count, 'email': email})}\n\n"
            await asyncio.sleep(1)

    # The header asks proxies that buffer answers to let this one through as it comes.
    return StreamingResponse(
        events(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
    )


@app.websocket("/ws/echo")
async def echo(socket: WebSocket):
    """Says first who opened the socket, then sends every message back."""
    await socket.accept()
    await socket.send_json(visitor(socket.headers))
    async for message in socket.iter_text():
        await socket.send_text(message)


def visitor(headers):
    return {
        "name": headers.get("x-forwarded-preferred-username"),
        "email": headers.get("x-forwarded-email"),
        "user": headers.get("x-forwarded-user"),
        # A new token comes with a later request: read it each time, never keep it.
        "token": token_facts(headers.get("x-forwarded-access-token")),
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
