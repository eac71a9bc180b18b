"""The five disclosures that ship with the product: transcription, file as published, style, card."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.typeset.style import Style

TRANSCRIPTIONS = Path(__file__).parent / "transcriptions"
_LEFT_OUT = "政治性叙述、职责条文、工作保障措施和名词解释未收录；长于40字的单元格（资金用途、绩效目标等）按原意缩写。"
_WORDING = "数字、代码、名称、指标和指标值照原文（含原文的错漏）；说明文字由本项目自行缩写，可随本项目按其许可使用。"


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    file_name: str
    what: str
    region: str
    region_code: str
    year: int
    kind: list[str]
    transcribed_from: str
    style: Style

    @property
    def transcription(self) -> Path:
        return TRANSCRIPTIONS / f"{self.slug}.json"

    def card(self) -> dict[str, object]:
        """What a reader of the shipped file should know about it."""
        return {
            "what": self.what,
            "region": self.region,
            "region_code": self.region_code,
            "year": self.year,
            "kind": self.kind,
            "transcribed_from": self.transcribed_from,
            "left_out": _LEFT_OUT,
            "wording": _WORDING,
            "typeset_by": f"python -m tests.typeset（tests/typeset/transcriptions/{self.slug}.json）",
        }


SOURCES = (
    Source(
        "funing-2020",
        "抚宁区人大2020年部门预算绩效文本.docx",
        "抚宁区人大2020年部门预算绩效文本：5个项目的预算规模、支出计划和绩效指标",
        "河北省秦皇岛市抚宁区",
        "130306",
        2020,
        ["performance"],
        "000_30d20c2909092369.txt",
        Style(glued=True),
    ),
    Source(
        "shanhaiguan-2020",
        "山海关区人大2020年部门预算公开说明.pdf",
        "山海关区人大2020年部门预算公开说明：收支、机关运行经费、三公经费的文字说明，4个项目的绩效目标表，资产和采购表",
        "河北省秦皇岛市山海关区",
        "130303",
        2020,
        ["department_budget", "performance"],
        "001_34e9a455cf236c44.txt",
        Style(keep_covered=False, word_fields=True),
    ),
    Source(
        "yutian-2024",
        "玉田县人大2024年部门预算绩效目标.html",
        "玉田县人大2024年部门整体绩效目标和7个项目绩效目标表，文字和表格两处写有同一事项",
        "河北省唐山市玉田县",
        "130229",
        2024,
        ["performance"],
        "002_eb7f5a8863712fc3.txt",
        Style(keep_covered=False, word_fields=True),
    ),
    Source(
        "fengrun-2023",
        "丰润区人大常委会2023年部门预算信息公开.pdf",
        "丰润区人大常委会2023年部门预算：九张预算表、情况说明、11个项目的绩效指标",
        "河北省唐山市丰润区",
        "130208",
        2023,
        ["department_budget", "performance"],
        "003_fc3a00f3748865ad.txt",
        Style(page_per_table=True, word_fields=True),
    ),
    Source(
        "chengde-2022",
        "承德市人大2022年部门整体绩效目标.xlsx",
        "承德市人大2022年部门整体绩效目标：8个项目的139项绩效指标，没有金额",
        "河北省承德市",
        "130800",
        2022,
        ["performance"],
        "004_82546e0ef50f3629.txt",
        Style(),
    ),
)
