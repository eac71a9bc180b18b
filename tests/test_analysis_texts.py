"""A reader of one language would meet a missing or foreign string without these."""

import re
from pathlib import Path

import pytest

from analysis import texts
from analysis.texts import Words

ALL = [(module, key, pair) for module in texts.MODULES for key, pair in texts.strings(module).items()]
QUOTES = {("indicators", "search.hint")}  # English strings that quote a Chinese word to search for
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("module", "key", "pair"), ALL)
def test_every_string_has_both_languages(module: str, key: str, pair: tuple[str, str]) -> None:
    chinese, english = pair
    assert chinese and english
    assert (module, key) in QUOTES or not CHINESE.search(english), f"{module}.{key}: Chinese in the English string"


def sources() -> list[Path]:
    """The files that may ask for strings."""
    root = Path(texts.__file__).parents[2]
    files = [file for folder in ("pages", "analysis") for file in (root / folder).rglob("*.py")]
    return [file for file in files if "texts" not in file.relative_to(root).parts]


def test_every_string_that_the_pages_ask_for_exists() -> None:
    missing = []
    for file in sources():
        pages = [module for module in texts.MODULES if module.removesuffix("s") in file.stem] or texts.MODULES
        for key in re.findall(r'(?<![.\w])words\("([^"]+)"', file.read_text(encoding="utf-8")):
            if not any(Words("zh", page).has(key) for page in pages):
                missing.append(f"{file.name}: {key}")
    assert missing == []


def test_no_key_of_a_page_is_left_unused() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in sources())
    unused = [f"{module}: {key}" for module in texts.MODULES for key in texts.strings(module) if not used(key, source)]
    assert unused == []


def test_a_string_that_pages_share_stands_once() -> None:
    """What two pages say alike belongs to the common strings."""
    where: dict[tuple[str, tuple[str, str]], list[str]] = {}
    for module, key, pair in ALL:
        where.setdefault((key, pair), []).append(module)
    assert {key: modules for (key, _), modules in where.items() if len(modules) > 1} == {}


def used(key: str, source: str) -> bool:
    """Whether a key is written out, or as the head or tail of a key put together."""
    head, _, tail = key.rpartition(".")
    forms = [
        rf"""['"]{re.escape(key)}['"]""",
        rf'f"{re.escape(key.split(".")[0])}[.]' if head else "$^",
        rf'}}[.]{tail}"',
    ]
    return any(re.search(form, source) for form in forms)
