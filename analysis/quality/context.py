"""What the criteria look at: an indicator in its project, in its disclosure, with what the whole document repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from analysis.quality import words
from analysis.quality.basis import level_of
from analysis.quality.target import Target
from loaders.schema import Row

BENEFITS = frozenset({"economic", "social", "ecological", "sustainable"})
OUTPUTS = frozenset({"quantity", "quality", "timeliness"})


@dataclass(frozen=True)
class Indicator:
    """One indicator row with its texts, target and dimension (quantity … satisfaction; None where not printed)."""

    row: Row
    level1: str
    level2: str
    level3: str
    description: str
    basis: str
    target: Target
    dimension: str | None

    @cached_property
    def name(self) -> str:
        """What is measured: level 3, or the description where level 3 only repeats its level 2."""
        return self.description if self.repeats_level2 and self.description else self.level3

    @cached_property
    def text(self) -> str:
        """Level 3 and description, once where they are the same."""
        return self.level3 if self.level3 == self.description else self.level3 + "；" + self.description

    @cached_property
    def repeats_level2(self) -> bool:
        """Level 3 is the name of level 2, with or without 指标."""
        return _level_name(self.level3) == _level_name(self.level2) != ""

    @cached_property
    def is_percent(self) -> bool:
        """The target is a percentage, printed as one or obvious from the name."""
        bare = self.target.unit is None and bool(words.find(self.text, "head:rate", "satisfaction"))
        return self.target.kind == "number" and (self.target.family == "percent" or bare)

    @cached_property
    def declares_nothing(self) -> bool:
        """The row says that this dimension does not apply (不适用, 无): no indicator, so not counted in a mean."""
        empty = self.target.kind == "blank" or "nothing" in words.tags(self.target.words)
        stated = "nothing" in words.tags(self.level3) and not words.find(self.text, "zero_event")
        return self.target.kind in ("blank", "word") and empty and stated


@dataclass(frozen=True)
class Project:
    """One project with its texts; `row` is None for indicators of the department as a whole."""

    row: Row | None
    indicators: tuple[Indicator, ...]
    schedule: tuple[Row, ...] = ()
    narrative: Row | None = None
    narrative_schedule: tuple[Row, ...] = ()
    prose: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return words.plain(self.row["project_name"]) if self.row else ""

    @cached_property
    def goals(self) -> tuple[str, ...]:
        return tuple(words.plain(goal) for goal in (self.row["goals"] or ()) if words.plain(goal)) if self.row else ()

    @property
    def purpose(self) -> str:
        return words.plain(self.row["purpose"]) if self.row else ""

    @cached_property
    def stated(self) -> str:
        """Purpose and goals, without placeholders."""
        parts = (part for part in (self.purpose, *self.goals) if "placeholder" not in words.tags(part))
        return "；".join(part for part in parts if part)

    @cached_property
    def text(self) -> str:
        return f"{self.name}；{self.stated}"

    @cached_property
    def terms(self) -> frozenset[str]:
        return words.terms(self.text)

    @cached_property
    def fields(self) -> frozenset[str]:
        return words.fields(self.text)

    @property
    def budget(self) -> Decimal | None:
        return to_decimal(self.row["budget_yuan"]) if self.row else None

    @cached_property
    def scored(self) -> tuple[Indicator, ...]:
        """The indicators without the rows that only say 不适用."""
        return tuple(item for item in self.indicators if not item.declares_nothing)


@dataclass(frozen=True)
class Document:
    """One disclosure: its projects, what it prints, and the patterns that run through it."""

    row: Row
    projects: tuple[Project, ...]
    paragraphs: tuple[str, ...] = ()
    unmatched: tuple[Row, ...] = field(default=())

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(item for project in self.projects for item in project.indicators)

    @property
    def year(self) -> int | None:
        value: int | None = self.row["fiscal_year"]
        return value

    @cached_property
    def prints_levels(self) -> bool:
        return any(item.level1 or item.level2 for item in self.indicators)

    @cached_property
    def prints_description(self) -> bool:
        return any(item.description for item in self.indicators)

    @cached_property
    def prints_basis(self) -> bool:
        """The form has a column for the basis; a column of scoring rules is none."""
        filled = [item.basis for item in self.indicators if item.basis]
        return not scoring_rules(filled) if filled else any(item.row["basis_column"] for item in self.indicators)

    @cached_property
    def percent_counts(self) -> Counter[Decimal]:
        """How often each percentage is a target; a satisfaction of ≥95 without % counts as one."""
        return Counter(
            item.target.number for item in self.indicators if item.is_percent and item.target.number is not None
        )

    def percent_share(self, number: Decimal) -> float:
        """Share of the percentages of the document that are this very number."""
        return self.percent_counts[number] / max(self.percent_counts.total(), 1)

    @cached_property
    def common_basis(self) -> tuple[str, float]:
        """The most frequent basis and its share of the rows; 依据…确定 counts as its middle."""
        counts = Counter(basis_key(item.basis) for item in self.indicators if item.basis)
        if not counts:
            return "", 0.0
        text, count = counts.most_common(1)[0]
        return text, count / len(self.indicators)

    @cached_property
    def projects_of_name(self) -> dict[str, int]:
        """In how many projects a third-level name stands."""
        return self._projects_of(lambda item: item.name)

    @cached_property
    def projects_of_text(self) -> dict[str, int]:
        """In how many projects a third-level name stands with the same description."""
        return self._projects_of(lambda item: item.text)

    def _projects_of(self, key: Callable[[Indicator], str]) -> dict[str, int]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, project in enumerate(project for project in self.projects if project.row is not None):
            for item in project.indicators:
                found[words.bare(key(item))].add(number)
        return {name: len(numbers) for name, numbers in found.items()}

    @cached_property
    def prints_percent_as_word(self) -> bool:
        """The form has a column of units in which 百分比 stands: most of its percentages are written so."""
        units = [
            item.target.unit.text for item in self.indicators if item.target.family == "percent" and item.target.unit
        ]
        return sum(unit == "百分比" for unit in units) * 2 > len(units)


@dataclass(frozen=True, slots=True)
class Case:
    """An indicator to be judged, with its project and document."""

    item: Indicator
    project: Project
    document: Document


def basis_key(text: str) -> str:
    """A basis for counting: 依据相关政策文件 and 依据相关政策文件确定 are one."""
    return words.bare(text).removeprefix("依据").removesuffix("确定")


def scoring_rules(bases: Sequence[str]) -> bool:
    """A column that says how points are given is not a basis of the value."""
    marked = [level_of(text)[0] for text in bases]
    return sum(level in ("scoring", "blank") for level in marked) * 2 > len(marked) and "scoring" in marked


def to_decimal(value: object) -> Decimal | None:
    """An amount of a table row; text where the row comes from JSON."""
    return None if value is None else Decimal(str(value))


def _level_name(text: str) -> str:
    return words.bare(text).removesuffix("指标")
