"""What concerns one visit: whether the reader sits at this machine, and choosing a file of their own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import streamlit as st

LOOPBACK = ("localhost", "127.0.0.1", "::1")
PROXIED = ("x-forwarded-for", "x-real-ip", "forwarded", "via")
# The browser's part of a file uploader is English; its words are put in their place here. Static text alone.
CHOOSER = """<style>
[data-testid="stFileUploaderDropzoneInstructions"] { display: none; }
[data-testid="stFileUploaderDropzone"] { background: none; border: none; padding: 0; min-height: 0; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] { display: none; }
[data-testid="stFileUploaderDropzone"] button::after { content: "%s"; padding-left: 0.4rem; }
</style>"""


def own_machine() -> bool:
    """Whether the reader sits at the machine that the app runs on: it listens there alone, and no header speaks of another.

    Only then is anything a reader notes written to a file: visitors of a shared server write nothing.
    """
    headers = st.context.headers
    if st.get_option("server.address") not in LOOPBACK or any(name.lower() in PROXIED for name in headers):
        return False
    hosts = [headers.get("Host", ""), urlsplit(headers.get("Origin", "")).netloc]
    return all(urlsplit(f"//{host}").hostname in LOOPBACK for host in hosts)


def choose_file(label: str, button: str, key: str, **options: Any) -> Any:
    """A button that takes a JSON file; `options` are those of st.file_uploader."""
    st.html(CHOOSER % button)
    return st.file_uploader(label, "json", key=key, width=220, **options)
