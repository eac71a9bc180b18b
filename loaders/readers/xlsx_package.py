"""What a workbook's own XML says beyond its values: hidden rows, formulas never calculated, errors, percentages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.document import UnreadableFile
from loaders.readers.package import Package, attribute, local, parse_xml, relationships

MAX_DENSE = 20_000_000
MAX_LISTED = 100_000
FORMULA_LENGTH = 9000
HIDDEN = rb'<(?:\w+:)?%s\b[^>]{0,300}\bhidden="(?:1|true|on)"[^>]{0,300}>'
UNCALCULATED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]{0,300}/>)\s{0,8}(?:<(?:\w+:)?v\s?/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s{0,8}</(?:\w+:)?c>"
)
ERROR = re.compile(
    rb'<(?:\w+:)?c\b([^>]{0,300}\bt="e"[^>]{0,300})>'
    rb"(?:(?!</(?:\w+:)?c>).){0,2000}?<(?:\w+:)?v>([^<]{1,20})</",
    re.DOTALL,
)
REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
ANY_REFERENCE = re.compile(rb' r="([A-Z]+)(\d+)"')
FAR_OUT = re.compile(rb' r="(?:[A-Z]{2}|[A-Z](?:[2-9]\d{5}|\d{7}))')  # beyond column Z or row 200,000
Position = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """Positions count from 0."""

    hidden_rows: int = 0
    hidden_columns: int = 0
    uncalculated: list[Position] = field(default_factory=list)
    errors: dict[Position, str] = field(default_factory=dict)
    percents: set[Position] = field(default_factory=set)


def read_facts(package: Package) -> dict[str, SheetFacts]:
    """Sheet name → facts. Raises UnreadableFile for a workbook that is damaged or would fill the memory."""
    relations = relationships(package, "")
    main = next((part for kind, part in relations.values() if kind == "officeDocument"), "xl/workbook.xml")
    if main not in package:
        raise package.damaged()
    targets = relationships(package, main)
    styles = next((part for kind, part in targets.values() if kind == "styles"), "")
    percents = _percent_styles(package, styles) if styles in package else []
    for kind, part in targets.values():
        if kind == "sharedStrings" and part in package:
            package.read(part)  # counts against the cap
    facts = {}
    for element in package.xml(main).iter():
        if local(element.tag) == "sheet":
            kind, part = targets.get(attribute(element, "id") or "", ("", ""))
            if kind == "worksheet" and part in package:
                facts[element.get("name", "")] = _sheet_facts(package.read(part), percents, package.name)
    return facts


def _percent_styles(package: Package, part: str) -> list[int]:
    root = parse_xml(package.read(part), package.name)
    formats = {"9", "10"}
    numbers: list[str] = []
    for section in root:
        if local(section.tag) == "numFmts":
            formats |= {item.get("numFmtId", "") for item in section if "%" in item.get("formatCode", "")}
        elif local(section.tag) == "cellXfs":
            numbers = [item.get("numFmtId", "") for item in section]
    return [index for index, number in enumerate(numbers) if number in formats]


def _sheet_facts(xml: bytes, percents: list[int], name: str) -> SheetFacts:
    _refuse_vast(xml, name)
    facts = SheetFacts()
    if b"hidden=" in xml:
        facts.hidden_rows = sum(1 for _ in re.finditer(HIDDEN % b"row", xml))
        facts.hidden_columns = sum(1 for _ in re.finditer(HIDDEN % b"col", xml))
    if b"<f" in xml or b":f" in xml:
        for match in UNCALCULATED.finditer(xml):
            before = xml[max(0, match.start() - FORMULA_LENGTH) : match.start()]
            tag = before[max(before.rfind(b"<c "), before.rfind(b":c "), 0) :]
            position = _position(tag)
            is_text = b't="str"' in tag.split(b">", 1)[0]  # an empty text is a result
            if position is not None and not is_text and len(facts.uncalculated) < MAX_LISTED:
                facts.uncalculated.append(position)
    if b't="e"' in xml:
        for match in ERROR.finditer(xml):
            position = _position(match.group(1))
            if position is not None and len(facts.errors) < MAX_LISTED:
                facts.errors[position] = match.group(2).decode("utf-8", "replace")
    if percents:
        chosen = b"|".join(str(index).encode() for index in percents)
        for match in re.finditer(rb'<(?:\w+:)?c\b[^>]{0,300}\bs="(?:' + chosen + rb')"[^>]{0,300}>', xml):
            position = _position(match.group())
            if position is not None:
                facts.percents.add(position)
    return facts


def _position(tag: bytes) -> Position | None:
    match = REFERENCE.search(tag)
    return (int(match.group(2)) - 1, _column(match.group(1))) if match else None


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _refuse_vast(xml: bytes, name: str) -> None:
    """Refuse sheets whose outermost cells span a rectangle that no memory holds: libraries lay them out densely."""
    if not FAR_OUT.search(xml):
        return
    rows = columns = 0
    for letters, row in ANY_REFERENCE.findall(xml):
        rows = max(rows, int(row[:8]))
        columns = max(columns, _column(letters[:4]) + 1)
    if rows * columns > MAX_DENSE:
        raise UnreadableFile(f"{name} 的工作表范围过大（{rows} 行 {columns} 列），请删除多余的行列后另存。")
