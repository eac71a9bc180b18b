"""What a reader has chosen, kept in the query string so that a link opens the same view.

Widgets with bind="query-params" write the label of an option, which changes with the language; these functions write
stable tokens. A value equal to its default is left out of the URL. Choices outlive a change of page.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

SEPARATOR = ","


def choice(key: str, options: Sequence[str], default: str) -> str:
    """The token chosen for `key`: from the URL if that changed, else from the widget, else from before."""
    value = _resolve(key, default)
    value = value if value in options else default
    _keep(key, value, default)
    st.session_state[key] = value
    return value


def choices(key: str, options: Sequence[str]) -> list[str]:
    """The tokens chosen for `key`, possibly none. Nothing chosen is the default."""
    chosen = _resolve(key, "").split(SEPARATOR)
    values = [option for option in options if option in chosen]
    _keep(key, SEPARATOR.join(values), "")
    st.session_state[key] = values
    return values


def _resolve(key: str, default: str) -> str:
    view, written = _memory("view"), _memory("written")
    url = st.query_params.get(key)
    if url is not None and url != written.get(key):
        return url
    if url is None and written.get(key) and written.get("path") == _path():
        return default  # the reader went back to a view without it
    live = st.session_state.get(key)
    if isinstance(live, list):
        return SEPARATOR.join(live)
    return str(live) if live is not None else view.get(key, default)


def _keep(key: str, value: str, default: str) -> None:
    view, written = _memory("view"), _memory("written")
    view[key] = value
    token = value if value != default else ""
    if token and st.query_params.get(key) != token:
        st.query_params[key] = token
    elif not token and key in st.query_params:
        del st.query_params[key]
    written[key] = token


def leave_mark() -> None:
    """Remember the page whose URL the choices were written to; call at the end of a run."""
    _memory("written")["path"] = _path()


def _path() -> str:
    return str(st.context.url or "")


def _memory(name: str) -> dict[str, str]:
    memory: dict[str, str] = st.session_state.setdefault(f"_{name}", {})
    return memory
