"""Random disclosures in every format and layout read back to the cell; else a layout that a city uses would lose figures."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.benchmarks.bench_roundtrip import variant_of
from tests.typeset.disclosures import Disclosure, compose, difference, disclosures
from tests.typeset.variant import CHOICES, Variant, settled

EXAMPLES = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PLAIN = {option: choices[0] for option, choices in CHOICES.items()}
SINGLE = [(option, choice) for option, choices in CHOICES.items() for choice in choices[1:]]


@EXAMPLES
@given(disclosures(formats=("html", "xlsx", "txt")))
def test_any_disclosure_reads_back_exactly(disclosure: Disclosure) -> None:
    assert difference(disclosure) == []


@pytest.mark.parametrize("suffix", CHOICES["format"])
@pytest.mark.parametrize("seed", [3, 14, 159])
def test_formats_read_back_exactly(suffix: str, seed: int) -> None:
    assert difference(compose(seed, variant_of(seed, (suffix,)))) == []


@pytest.mark.parametrize("seed", [1000002, 1000370, 1001749, 1002261, 1006132])
def test_pages_of_tables_that_look_alike_are_not_taken_for_parts_of_each_other(seed: int) -> None:
    """Forms as high as those of the page before, a few rows left over, targets where a row seems to go on."""
    formats = tuple(CHOICES["format"])
    assert difference(compose(seed, variant_of(seed, formats))) == []


@pytest.mark.parametrize(("option", "choice"), SINGLE, ids=lambda value: str(value).replace("/", "-"))
def test_each_layout_choice_alone_reads_back_exactly(option: str, choice: str) -> None:
    """One choice away from the plainest layout: tells which header, code or unit form is lost."""
    assert difference(compose(7, Variant(settled({**PLAIN, option: choice})))) == []


@pytest.mark.parametrize("seed", [1002763, 1005125])
def test_digits_that_wrap_in_a_narrow_column_stay_in_their_figure(seed: int) -> None:
    """16.704648 without its last digit is another figure."""
    assert difference(compose(seed, variant_of(seed, tuple(CHOICES["format"])))) == []


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_the_same_seed_says_the_same_in_every_format(seed: int) -> None:
    """Else a failure in one format could not be compared with another."""
    one, other = (compose(seed, variant_of(seed, (suffix,))) for suffix in ("html", "docx"))
    assert one.expected[0].rows["disclosures"][0][:2] == other.expected[0].rows["disclosures"][0][:2]
