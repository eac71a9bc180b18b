"""Quality of performance indicators by the criteria of a fixed rubric: every point lost has a reason in words.

    tables → context (project, document) → I1…I7 per indicator → P1…P6 per project → level of the disclosure

`score(tables)` does all of it; each criterion is one small module, weights and words are data with reasons.
"""

from __future__ import annotations

from analysis.quality.scores import DisclosureScore, IndicatorScore, ProjectScore, Scores
from analysis.quality.scoring import score

__all__ = ["DisclosureScore", "IndicatorScore", "ProjectScore", "Scores", "score"]
