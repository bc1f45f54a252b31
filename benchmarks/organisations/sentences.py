"""Precision and recall of the organisations that are found in labelled sentences.

The labels, `labels.jsonl`, have ids of items and offsets, never text; a person wrote
them before the extraction was tuned. Mentions are found in a whole item, as in indexing. One is
right only if its start, its end and its organisation are: "UBND huyện" of the wrong huyện is wrong.
The figures at the top are those of the test half, to which nothing was tuned.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.measuring.table import format_table
from index.bulletin import Bulletin
from index.reading.source import read
from search.organisations.identity import identify
from search.organisations.mention import find_mentions
from search.organisations.registry import registry

LABELS = Path(__file__).with_name("labels.jsonl")
HALVES = ("test", "tuning")

Span = tuple[int, int, str]
"""Start, end and id of a mention."""


class StaleLabelError(Exception):
    """The documents are not those that were labelled."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence: `text[start:end]` of the item `id`, and all mentions in it."""

    id: str
    half: str
    stratum: str
    start: int
    end: int
    sha: str
    mentions: Sequence[Sequence[Any]]

    @property
    def spans(self) -> set[Span]:
        """The mentions that must be found."""
        return {(start, end, id_) for start, end, id_ in self.mentions}


@dataclass(slots=True)
class Score:
    """The number of mentions of each kind that were right, wrong or missed."""

    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[Span], labelled: set[Span]) -> None:
        """Count the mentions of one sentence."""
        self.right.update(kind_of(each[2]) for each in found & labelled)
        self.wrong.update(kind_of(each[2]) for each in found - labelled)
        self.missed.update(kind_of(each[2]) for each in labelled - found)

    def figures(self, kinds: Iterable[str] | None = None) -> dict[str, float]:
        """Return precision, recall and the number of labelled mentions of some kinds, or of all."""
        chosen = tuple(kinds) if kinds is not None else tuple(self.kinds)
        right, wrong, missed = (
            sum(counted[each] for each in chosen)
            for counted in (self.right, self.wrong, self.missed)
        )
        return {
            "precision": round(right / (right + wrong), 4) if right + wrong else 1.0,
            "recall": round(right / (right + missed), 4) if right + missed else 1.0,
            "mentions": right + missed,
        }

    @property
    def kinds(self) -> Sequence[str]:
        """The kinds that were named, in the order of the registry."""
        named = self.right.keys() | self.wrong.keys() | self.missed.keys()
        return [each for each in (*registry().groups, "") if each in named]


def read_labels(path: Path) -> list[Labelled]:
    """Return the labelled sentences of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines]


def measure(documents: Sequence[Path], labels: Sequence[Labelled]) -> dict[str, Score]:
    """Return the score of each half.

    Raises:
        StaleLabelError: a sentence is not the one that was labelled, or its item isn't there.

    """
    texts = texts_of(documents, {each.id for each in labels})
    scores = {half: Score() for half in HALVES}
    found = {id_: find_mentions(text) for id_, text in texts.items()}
    for each in labels:
        sentence = texts.get(each.id, "")[each.start : each.end]
        if sha256(sentence.encode()).hexdigest()[: len(each.sha)] != each.sha:
            raise StaleLabelError(f"{documents[0]}: item {each.id} isn't the one that was labelled")
        inside = {
            (mention.start, mention.end, mention.organisation.id)
            for mention in found[each.id]
            if each.start <= mention.start < each.end
        }
        scores[each.half].add(inside, each.spans)
    return scores


def kind_of(id_: str) -> str:
    """Return the group of the registry that an organisation belongs to, or an empty string."""
    identity = identify(id_)
    return identity.kind.group if identity else ""


def to_json(scores: Mapping[str, Score]) -> dict[str, Any]:
    """Return the figures of the test half, and separately those of the tuning half."""
    test, tuning = (_half_to_json(scores[half]) for half in HALVES)
    return {**test, "tuning": tuning}


def to_table(scores: Mapping[str, Score]) -> str:
    """Return a table, a line for each kind, and one for all."""
    kinds = [each for each in registry().groups if any(each in s.kinds for s in scores.values())]
    rows = [_row(registry().groups[each], scores, (each,)) for each in kinds]
    header = ["kind"]
    for half in HALVES:
        header += [f"{half}: mentions", "precision", "recall"]
    return format_table(header, [*rows, _row("all", scores, None)])


def _row(name: str, scores: Mapping[str, Score], kinds: Sequence[str] | None) -> list[str]:
    cells = [name]
    for half in HALVES:
        figures = scores[half].figures(kinds)
        cells += [
            str(figures["mentions"]),
            f"{figures['precision']:.3f}",
            f"{figures['recall']:.3f}",
        ]
    return cells


def _half_to_json(score: Score) -> dict[str, Any]:
    return {**score.figures(), "kinds": {each: score.figures((each,)) for each in score.kinds}}


def texts_of(documents: Sequence[Path], wanted: set[str]) -> dict[str, str]:
    """Return title, lead and paragraphs of the items, as lines of one text."""
    texts: dict[str, str] = {}
    for each in read(documents):
        if isinstance(each, Bulletin) and each.id in wanted:
            texts[each.id] = "\n".join([each.title, each.lead, *each.body])
            if len(texts) == len(wanted):
                break
    return texts
