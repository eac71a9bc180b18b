"""The evidence of one finding: both places with their pictures, the difference, what follows, and the rule."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from analysis import audit_view, data, page_picture, rule_catalogue
from analysis.audit_view import Listed
from analysis.checks import RULES, Finding
from analysis.checks.model import Figure
from analysis.texts import Words
from pages import _parts

CONSEQUENCES = 8


def evidence(item: Listed, file: str, unit: str, words: Words) -> None:
    """Both places side by side, the difference, what follows from it, and the rule."""
    finding, path, quoted = item.finding, data.source_path(file), audit_view.quotes(item.disclosure_id)
    both = audit_view.sides(finding)
    on_pages = any(audit_view.cells(side) for side in both)
    whole = on_pages and path is not None and st.toggle(words("picture.whole"), key=f"whole.{item.key}")
    titles = ("side.actual", "side.expected") if len(both) > 1 else ("side.only",)
    for column, side, title in zip(st.columns(2), both, titles, strict=False):
        with column.container(border=True):
            st.caption(words(title))
            _side(side, quoted, path, whole, words)
    if on_pages and path is None:
        st.caption(_parts.escape(words("picture.missing", name=file)))
    _tell_difference(finding, unit, words)
    _tell_consequences(finding, words)
    rule = RULES[finding.rule_id]
    title, text = audit_view.rule_title(rule.id, words), rule_catalogue.sections(rule, words).get("Rule", "")
    st.caption(_parts.escape(words("about", title=title, id=rule.id, text=text)))


def _side(side: Figure, quoted: dict[str, str], path: Path | None, whole: bool, words: Words) -> None:
    label, printed = audit_view.label(side, words), audit_view.printed(side, words)
    st.text(words("side", label=label, printed=printed) if printed else label)
    for line in audit_view.lines(side, quoted):
        st.text(f"“{line.text}”")
        st.caption(_parts.escape(words.place(line.place)))
    if not side.places:
        st.caption(words("no_place"))
    if found := audit_view.cells(side):
        page, boxes = found
        if path is None:
            return
        image = page_picture.picture(path, page, boxes, whole)
        caption = words("picture.page", page=page)
        if image is None:
            st.caption(words("picture.failed"))
        else:
            st.image(image, caption, width="stretch", alt=caption)


def _tell_difference(finding: Finding, unit: str, words: Words) -> None:
    if finding.difference is None:
        return
    kind = audit_view.measure(finding)
    difference = audit_view.amount(abs(finding.difference), kind, unit, words)
    if finding.tolerance:
        st.text(
            words(
                "difference", difference=difference, tolerance=audit_view.amount(finding.tolerance, kind, unit, words)
            )
        )
    else:
        st.text(words("difference.plain", difference=difference))


def _tell_consequences(finding: Finding, words: Words) -> None:
    others = finding.consequences
    if not others:
        return
    told = [
        f"· {audit_view.message(other, words)} {audit_view.place(other.actual, words)}"
        for other in others[:CONSEQUENCES]
    ]
    if len(others) > CONSEQUENCES:
        told.append(words("consequences.more", count=len(others) - CONSEQUENCES))
    st.text("\n".join([words("consequences", count=len(others)), *told]))
