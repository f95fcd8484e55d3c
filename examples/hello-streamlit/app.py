"""Shows who is asking: Databricks Apps puts the signed-in person on every request as headers.

Streamlit talks to the browser over one WebSocket, and `st.context.headers` are the headers of its
handshake. So the token is the one of the moment the page was opened: only a reload brings a new one.
"""

import base64
import hashlib
import json
import time

import streamlit as st


def token_facts(token):
    """What may be shown of a token. The token itself is as good as a password."""
    fingerprint = hashlib.sha256(token.encode()).hexdigest()[:8]
    return f"arrived, fingerprint {fingerprint}, expires {in_words(expiry(token))}"


def expiry(token):
    """The `exp` claim of a JWT, in seconds since 1970; None for any other kind of token."""
    try:
        payload = token.split(".")[1]
        return int(json.loads(base64.urlsafe_b64decode(payload + "=="))["exp"])
    except (IndexError, KeyError, TypeError, ValueError):
        return None


def in_words(timestamp):
    if timestamp is None:
        return "at an unknown time"
    seconds = timestamp - int(time.time())
    if seconds <= 0:
        return "already: reload the page"
    if seconds < 120:
        return f"in {seconds} seconds"
    return f"in {seconds // 60} minutes"


st.set_page_config(page_title="Hello from Streamlit")

headers = st.context.headers
email = headers.get("X-Forwarded-Email")
user = headers.get("X-Forwarded-User")
token = headers.get("X-Forwarded-Access-Token")

# What comes from outside goes through st.text, which shows it as it is: st.write reads Markdown.
if email or user:
    st.title("Hello")
    st.text(headers.get("X-Forwarded-Preferred-Username") or email or user)
    st.text(f"E-mail: {email or 'none'}")
    st.text(f"User: {user or 'none'}")
    if token:
        st.text(f"Access token: {token_facts(token)}")
    else:
        st.text("Access token: none, so this app cannot act for you")
else:
    st.title("Hello, stranger")
    st.warning(
        "No identity came with this page: you opened the app directly. "
        "Go through the front door, http://localhost:8001."
    )
