"""The facts verified by eye over the real disclosures of ../shared/corpus hold; each one lost is a figure misread."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import UnreadableFile, load
from tests.corpus import CORPUS, facts_of, failures

DOCUMENTS = [path for path in sorted(CORPUS.glob("*")) if path.suffix != ".csv"] if CORPUS.exists() else []
# Facts that do not hold yet, by document, with the reason. A fact that begins to hold must leave this list.
KNOWN: dict[str, dict[str, str]] = {}

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the corpus is not at hand")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_fact_of_a_real_document(path: Path) -> None:
    facts = facts_of(path)
    if facts is None:
        pytest.skip("no facts verified")
    if facts.get("negative", False):
        with pytest.raises(UnreadableFile):
            load(path)
        return
    missed = list(failures(facts, load(path).tables))
    known = KNOWN.get(path.stem, {})
    assert [miss for miss in missed if not any(miss.startswith(start) for start in known)] == []
    assert [start for start in known if not any(miss.startswith(start) for miss in missed)] == [], "holds now"
