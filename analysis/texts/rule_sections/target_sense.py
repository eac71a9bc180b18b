"""The rules of `analysis/checks/target_sense.py` in English."""

from analysis.texts.rule_sections.model import NONE, English

TEXTS = {
    "target-below-goal": English(
        rule="Where the goal promises a few things (20 at most), the completion rate is 100 %.",
        why="75 % of four is three, which cannot be true together with a promise of four; accounting identity D3.",
        tolerance=NONE,
        not_counted="Projects whose goals state no number of things.",
        example="The goal promises the insurance of four cars, the completion rate is ≥75 %.",
    ),
    "target-below-scale": English(
        rule="Where the text calls results below 90 % poor, no target of a project is below 90 %.",
        why="With a target inside what the document calls poor, meeting it is still poor; accounting identity D3.",
        tolerance=NONE,
        not_counted="Documents without such grades; cost indicators, rates of growth and of decrease.",
        example="The text says “达不到90%为差” (less than 90 % is poor), and the renewal of car insurance is ≥75 %.",
    ),
    "ratio-of-itself": English(
        rule="In a share of one thing in another the two are not the same quantity.",
        why="With the same sum on both sides the target means nothing; accounting identity D7.",
        tolerance="Words such as total, of and number are left aside.",
        not_counted="Parts that are named as such (done, actual, qualified and the like).",
        example="“问题整改挽回损失金额占挽回损失总金额的百分比” (losses recovered as a share of losses recovered).",
    ),
}
