"""The frame around every page: store, name, pages, language and unit, foot."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from analysis import data
from analysis.money import UNITS
from analysis.texts import LANGUAGES, Words
from pages import _state

CODES = {"zh": "zh-CN", "en": "en"}
LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
OPEN = "_open"
CSS = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.svg")


def open_page() -> Words:
    """Page settings and the language of this run."""
    words = Words(_state.choice("lang", LANGUAGES, "zh"))
    st.set_page_config(page_title=words("product"), page_icon=str(ICON), layout="wide")
    st.html(CSS)
    st.session_state[OPEN] = True
    return words


def words(page: str) -> Words:
    """The strings of a page in the language of this run."""
    if not st.session_state.get(OPEN):
        _start_over()
    return Words(st.session_state["lang"], page)


def _start_over() -> None:
    """Run app.py after all.

    Because there is a folder `pages`, Streamlit runs a page alone where the first visit to a new server goes straight to
    it. Calling st.navigation, as app.py does, tells it that app.py is in charge.
    """
    runpy.run_path(str(data.ROOT / "app.py"))
    st.stop()


def unit() -> str:
    """The unit of amounts of this run: wan or yuan."""
    return str(st.session_state["unit"])


def header(pages: dict[str, Any], current: Any, words: Words) -> None:
    """Name, language and unit, then the row of pages."""
    _state.choice("unit", list(UNITS), "wan")
    with st.container(key="masthead", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
            st.markdown(f"**{words('product')}**", width="content")
            st.caption(words("tagline"), width="content")
        with st.container(key="switches", horizontal=True, width="content", gap="small"):
            _switch("unit", list(UNITS), lambda token: words(f"unit.{token}"), words("unit"))
            _switch("lang", list(LANGUAGES), LANGUAGE_NAMES.__getitem__, words("language"))
    kept = {"lang": words.language} if words.language != "zh" else None
    with st.container(key="pages", horizontal=True, gap="xsmall"):
        for name, page in pages.items():
            st.page_link(page, label=words(f"nav.{name}"), query_params=kept)


def _switch(key: str, options: list[str], show: Any, label: str) -> None:
    st.segmented_control(
        label, options, key=key, format_func=show, required=True, label_visibility="collapsed", width="content"
    )


def footer(words: Words) -> None:
    """The foot of every page; last, the language of the page for browsers and screen readers (a constant script)."""
    st.caption(words("footer"))
    st.html(f"<script>document.documentElement.lang = '{CODES[words.language]}'</script>", unsafe_allow_javascript=True)
    _state.leave_mark()
    st.session_state[OPEN] = False


def store_ready(words: Words) -> bool:
    """Whether there is a store with disclosures; builds it from data/sources where there is none of this version."""
    path = data.store_path()
    if data.needs_build():
        with st.spinner(words("store.building")):
            _build(str(path))
    try:
        if not data.disclosures().empty:
            return True
        st.info(words("empty.store"))
    except duckdb.Error as error:  # a file that is no store, or one of another shape
        st.error(words("store.failed", path=path.name, error=type(error).__name__))
    return False


@st.cache_resource(show_spinner=False)
def _build(path: str) -> None:
    """Build the store once, in a process of its own: readers of foreign files do not run inside the server."""
    command = [sys.executable, "-m", "loaders", "build", *data.built_from(), "--store", path]
    subprocess.run(command, cwd=data.ROOT, check=False)
