"""A form set row by row, with merged cells sideways and down."""

from __future__ import annotations

from tests.typeset.blocks import Merge
from tests.typeset.projects import Indicator


class Form:
    """A form set row by row: the first cells of a row as given, the last one over the rest of the width."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []

    def add(self, *cells: str, spans: tuple[int, ...] = ()) -> None:
        """Add a row; `spans` are the columns that each cell takes, the last takes what is left."""
        row: list[str] = []
        for at, cell in enumerate(cells):
            left = self.width - len(row)
            span = left if at + 1 == len(cells) else (spans[at] if at < len(spans) else 1)
            if span > 1:
                self.merges.append(Merge(len(self.rows), len(row), 1, span))
            row += [cell, *[""] * (span - 1)]
        self.rows.append(row)

    def down(self, first: int, column: int) -> None:
        """Merge a column from row `first` to the last."""
        if len(self.rows) - first > 1:
            self.merges.append(Merge(first, column, len(self.rows) - first, 1))

    def indicators(self, found: list[Indicator], start: int, rest: list[list[str]]) -> None:
        """One row an indicator: the levels from column `start`, equal levels merged down, then the other cells."""
        runs: dict[tuple[str, ...], int] = {}
        last: dict[int, tuple[str, ...]] = {}
        for indicator, cells in zip(found, rest, strict=True):
            here = len(self.rows)
            row = [""] * start
            for depth, path in enumerate(((indicator.level1,), (indicator.level1, indicator.level2))):
                if last.get(depth) == path:
                    row.append("")
                    continue
                if depth in last:
                    self._close(runs, last[depth], here, start + depth)
                last[depth] = path
                runs[path] = here
                row.append(path[-1])
            self.rows.append([*row, indicator.level3, *cells])
        for depth, path in last.items():
            self._close(runs, path, len(self.rows), start + depth)

    def _close(self, runs: dict[tuple[str, ...], int], path: tuple[str, ...], end: int, column: int) -> None:
        first = runs.pop(path, end)
        if end - first > 1:
            self.merges.append(Merge(first, column, end - first, 1))
