"""What a criterion says of an indicator, a project or a disclosure: points, the words that decided it, and why."""

from __future__ import annotations

from dataclasses import dataclass

FULL, HALF, ZERO = 1.0, 0.5, 0.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """`points` is 1, 0.5 or 0; None where the criterion is pooled into another or the form does not print it.

    `words` are the printed words that decided it; `certain` is False where a person should look again
    (rubric section 5, 13: automatic zeros of I2, I5 and I6 are reversible).
    """

    points: float | None
    words: str
    zh: str
    en: str
    certain: bool = True
    pooled: bool = False

    @property
    def level(self) -> str:
        """full, half, zero, pooled or unprinted."""
        if self.points is None:
            return "pooled" if self.pooled else "unprinted"
        return {FULL: "full", HALF: "half", ZERO: "zero"}[self.points]


def full(words: str, zh: str, en: str, certain: bool = True) -> Judgement:
    """All points."""
    return Judgement(FULL, words, zh, en, certain)


def half(words: str, zh: str, en: str, certain: bool = True) -> Judgement:
    """Half of the points."""
    return Judgement(HALF, words, zh, en, certain)


def zero(words: str, zh: str, en: str, certain: bool = True) -> Judgement:
    """No points."""
    return Judgement(ZERO, words, zh, en, certain)


def unprinted(zh: str, en: str) -> Judgement:
    """The form does not print what the criterion looks at: it costs nothing (rubric, Other forms)."""
    return Judgement(None, "", zh, en)


def pooled(zh: str, en: str) -> Judgement:
    """The points of this criterion are given by another one (I4 by I3 for qualitative targets)."""
    return Judgement(None, "", zh, en, pooled=True)
