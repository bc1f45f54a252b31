"""Verdicts on a sample of the tree, and what they say of it.

A line has an id, a tab and a verdict: `right`, or what is wrong: `entity` (no such body, or another
one), `label`, `parent`, `duplicate`, `foreign`, `fragment`. A file holds ids and verdicts only.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.organisations.tree import Entry

RIGHT = "right"
WRONG = ("entity", "label", "parent", "duplicate", "foreign", "fragment")


class UnknownVerdictError(Exception):
    """A line of a file of verdicts holds none."""


def read_verdicts(path: Path) -> Mapping[str, str]:
    """Return the verdict on each id; raises UnknownVerdictError."""
    verdicts: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        id_, _, verdict = line.partition("\t")
        if verdict not in (RIGHT, *WRONG):
            raise UnknownVerdictError(f"{path}, line {number}: {verdict!r} is no verdict")
        verdicts[id_] = verdict
    return verdicts


def judge(sample: Sequence[Entry], verdicts: Mapping[str, str]) -> dict[str, float]:
    """Return the share of each verdict among the entries of a sample that have one."""
    counted = Counter(verdicts[each.id] for each in sample if each.id in verdicts)
    judged = counted.total()
    shares = {each: round(counted[each] / judged, 4) for each in (RIGHT, *WRONG) if judged}
    return {"judged": judged, **shares}
