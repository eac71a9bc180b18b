"""How many random disclosures read back exactly: `python -m tests.benchmarks.bench_roundtrip --count 10000`.

Every failure is printed with its seed, the plainest layout that still fails, and the first differences;
`--seed N` shows one again, `--keep DIR` writes the file.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.typeset import typeset
from tests.typeset.disclosures import compose, difference, reduced
from tests.typeset.variant import CHOICES, Variant, random_variant


def variant_of(seed: int, formats: tuple[str, ...], fixed: tuple[str, ...] = ()) -> Variant:
    """The layout of a seed; `fixed` holds choices such as `rules=all`."""
    variant = random_variant(random.Random(seed), formats)
    for choice in fixed:
        variant = variant.with_option(*choice.split("=", 1))
    return variant


def try_seed(seed: int, formats: tuple[str, ...], fixed: tuple[str, ...] = ()) -> tuple[int, Variant, list[str]]:
    """The layout of a seed and what does not read back; a crash counts as a failure."""
    variant = variant_of(seed, formats, fixed)
    try:
        return seed, variant, difference(compose(seed, variant))
    except Exception as error:  # noqa: BLE001 - any crash of the loaders is a finding
        return seed, variant, [f"crash: {type(error).__name__}: {error}"]


def show(seed: int, variant: Variant, found: list[str], lines: int) -> None:
    """One failure: its plainest layout and the first differences there."""
    try:
        plain = reduced(seed, variant)
        found = difference(compose(seed, plain)) or found
    except Exception:  # noqa: BLE001 - the crash itself is shown
        plain = variant
    odd = {option: choice for option, choice in plain.options.items() if choice != CHOICES[option][0]}
    print(f"seed {seed} {variant['format']}: {odd}")
    for line in found[:lines]:
        print("    ", line)
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--formats", default=",".join(CHOICES["format"]))
    parser.add_argument(
        "--set", action="append", default=[], metavar="OPTION=CHOICE", help="fix a choice of the layout"
    )
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--show", type=int, default=20, help="failures to reduce and show")
    parser.add_argument("--lines", type=int, default=6)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    formats = tuple(options.formats.split(","))
    if options.seed is not None:
        seed, variant, found = try_seed(options.seed, formats, tuple(options.set))
        if options.keep:
            made = compose(seed, variant if not found else reduced(seed, variant))
            typeset(made.blocks, options.keep / f"{seed}.{made.variant['format']}", made.variant.style())
        show(seed, variant, found, options.lines) if found else print("reads back exactly")
        return bool(found)
    seeds = range(options.start, options.start + options.count)
    return run(seeds, partial(try_seed, formats=formats, fixed=tuple(options.set)), options)


def run(seeds: range, attempt: Callable[[int], tuple[int, Variant, list[str]]], options: argparse.Namespace) -> int:
    """Try all seeds, show the first failures and count by format."""
    tried: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    choices: Counter[tuple[str, str]] = Counter()
    bad: Counter[tuple[str, str]] = Counter()
    failures = []
    started = time.perf_counter()
    with ProcessPoolExecutor(options.jobs) as pool:
        for seed, variant, found in pool.map(attempt, seeds, chunksize=8):
            kind = variant["format"] + (
                " without rules" if variant["rules"] != "all" and variant["format"] == "pdf" else ""
            )
            tried[kind] += 1
            choices.update(variant.options.items())
            if found:
                failed[kind] += 1
                bad.update(variant.options.items())
                failures.append((seed, variant, found))
    for failure in failures[: options.show]:
        show(*failure, options.lines)
    if failures:
        print("seeds that fail:", *(seed for seed, _, _ in failures))
        print("choices that fail most (failed/tried):")
        for choice, count in sorted(choices.items(), key=lambda pair: -bad[pair[0]] / pair[1])[:12]:
            print(f"    {choice[0]} = {choice[1]}: {bad[choice]}/{count}")
    for name in sorted(tried):
        print(f"{name}: {tried[name] - failed[name]} of {tried[name]} read back exactly")
    print(f"{len(seeds) - len(failures)} of {len(seeds)} in {time.perf_counter() - started:.0f} s")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
