"""A hit made of a stored bulletin: its title and the best passage of it, highlighted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from search.field import Field
from search.highlight.highlighter import Highlighter
from search.highlight.snippet import highlight_text, make_snippet
from search.label import Label
from search.result import Hit, Retelling


def make_hit(
    record: Mapping[str, Any],
    score: float,
    highlighter: Highlighter,
    find_matched: Callable[[], Sequence[str]] = tuple,
) -> Hit:
    """Return the hit of a stored bulletin; `find_matched` names the fields that matched."""
    bulletin = record["bulletin"]
    passages = [bulletin[Field.LEAD], *bulletin[Field.BODY], *bulletin[Field.CAPTIONS]]
    return Hit(
        bulletin["id"],
        highlight_text(bulletin["title"], highlighter),
        datetime.fromisoformat(bulletin["published"]),
        make_snippet(passages, highlighter),
        tuple(Label(**each) for each in record["organisations"]),
        tuple(record["codes"]),
        score,
        find_matched,
        publisher=Label(**record["publisher"]) if record["publisher"] else None,
    )


def make_retelling(record: Mapping[str, Any]) -> Retelling:
    """Return what is shown of another bulletin of the same story."""
    bulletin = record["bulletin"]
    return Retelling(
        bulletin["id"],
        bulletin["title"],
        datetime.fromisoformat(bulletin["published"]),
        Label(**record["publisher"]) if record["publisher"] else None,
    )
