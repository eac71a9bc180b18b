"""明账: the list of pages. `streamlit run app.py` builds the store first where there is none."""

import streamlit as st

from pages import _shell

PAGES = ("overview", "functions", "three_public", "schedule", "indicators", "quality", "audit", "rules")

words = _shell.open_page()
pages = {
    name: st.Page(f"pages/{name}.py", title=words(f"nav.{name}"), url_path=name, default=name == PAGES[0])
    for name in PAGES
}
page = st.navigation(list(pages.values()), position="hidden")
_shell.header(pages, page, words)
if _shell.store_ready(words):
    page.run()
_shell.footer(words)
