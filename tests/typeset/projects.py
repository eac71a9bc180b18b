"""Random projects: money, goals, schedule and indicators of the kinds that offices set."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from decimal import Decimal

from tests.typeset.variant import Variant

PROJECT_NAMES = (
    "人大代表活动", "人代会会议", "代表履职服务", "信访维稳", "办公设备购置", "信息化系统运行维护", "物业管理", "档案数字化",
    "专项审计", "普法宣传", "城乡环境整治", "农村公路养护", "困难群众救助", "招商引资工作", "基层治理", "安全生产检查", "干部教育培训",
    "老旧小区改造", "科普活动", "文化惠民演出", "水利工程维修", "防汛抗旱", "人才引进", "食品安全抽检",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Indicator:
    level1: str
    level2: str
    level3: str
    description: str
    operator: str
    number: str
    unit: str
    basis: str
    weight: str


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    code: str
    budget: Decimal
    fiscal: Decimal
    other: Decimal
    purpose: str
    goals: list[str]
    schedule: dict[int, Decimal]
    indicators: list[Indicator]


def split_sum(rng: random.Random, total: Decimal, count: int, grain: Decimal) -> list[Decimal]:
    """`count` sums of whole grains that add up to `total`; some may be nothing where it is small."""
    cuts = sorted(rng.randint(0, int(total / grain)) for _ in range(count - 1))
    edges = [0, *cuts, int(total / grain)]
    return [(b - a) * grain for a, b in itertools.pairwise(edges)]


_OLD_LEVELS = {"效益指标": "效果指标"}
_LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_THIRDS = ("开展活动次数", "培训人数", "项目完成率", "完成及时性", "成本控制率", "受益群众数量", "设备购置数量", "验收合格率", "服务对象满意度",
           "工作效率提升", "政策知晓率", "资金支付及时率", "制度健全性", "维修面积", "发放宣传资料数量", "节约能源", "带动就业人数")  # fmt: skip
_TARGETS = (
    ("≥", "95", "%"), ("≥", "3", "次"), ("=", "100", "%"), ("≤", "12.5", "万元"), ("", "有效提升", ""), ("≤", "30", "天"),
    ("≥", "1,200", "人"), ("", "12月底前", ""), ("", "显著改善", ""), ("≥", "90", "%"), ("=", "1", "套"), ("＞", "98", "%"),
)  # fmt: skip
_BASES = ("年度工作计划", "历史标准", "行业标准", "合同约定", "")


def random_projects(rng: random.Random, variant: Variant, whole: Decimal) -> list[Project]:
    count = rng.randint(1, 3) if "form" in variant["projects"] or variant["projects"] == "hebei" else rng.randint(2, 5)
    names = rng.sample(PROJECT_NAMES, count)
    budgets = split_sum(rng, whole, count, variant.grain)
    return [
        _project(rng, variant, name + rng.choice(("经费", "项目", "专项资金", "")), budget)
        for name, budget in zip(names, budgets, strict=True)
        if budget
    ]


def _project(rng: random.Random, variant: Variant, name: str, budget: Decimal) -> Project:
    other = split_sum(rng, budget, 2, variant.grain)[0] if rng.random() < 0.2 else Decimal(0)
    shares = sorted(rng.randint(0, 100) for _ in range(3))
    months = dict(zip((3, 6, 10, 12), (*map(Decimal, shares), Decimal(100)), strict=True))
    goals = rng.sample(
        ("保障工作正常开展", "完成年度各项任务", "提高服务水平", "确保资金安全有效使用"), rng.randint(1, 3)
    )
    return Project(
        name, f"{rng.randint(100, 399)}-0701-{rng.choice('JYBN')}BN-{rng.choice('ABCD')}TB{rng.randint(0, 9)}",
        budget, budget - other, other, f"用于{name}所需各项支出", goals, months, _indicators(rng, variant, budget),
    )  # fmt: skip


def _indicators(rng: random.Random, variant: Variant, budget: Decimal) -> list[Indicator]:
    """Indicators of random targets; a limit in money is never above the project's budget."""
    targets = [target for target in _TARGETS if target[2] != "万元" or Decimal(target[1]) * 10_000 <= budget]
    found = []
    thirds = list(rng.sample(_THIRDS, len(_THIRDS)))
    renamed = _OLD_LEVELS if rng.random() < 0.3 else {}
    for first, seconds in _LEVELS.items():
        level1 = renamed.get(first, first)
        for level2 in sorted(rng.sample(seconds, rng.randint(1, min(len(seconds), 3))), key=seconds.index):
            for _ in range(rng.choice((1, 1, 2))):
                operator, number, unit = rng.choice(targets)
                third = thirds.pop()
                described = f"反映{third}情况"
                weight = rng.choice(("5", "10", "12.5"))
                found.append(
                    Indicator(level1, level2, third, described, operator, number, unit, rng.choice(_BASES), weight)
                )
    return found
