"""How well bulletins that tell one story are recognised, and what it costs.

    python -m benchmarks.stories --documents news.jsonl.xz --limit 20000

One bulletin in ten is republished one to four times by others: cut, reordered, retitled, corrected
(`republication`). All are indexed as `bantin reindex` does, and the pairs of one story compared
with those that were made.
"""

import json
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measuring.table import format_table
from benchmarks.stories.cost import Cost, measure_cost
from benchmarks.stories.pairs import PairFigures, judge
from benchmarks.stories.republication import LEAST_LETTERS, Republication, republish
from index.bulletin import Bulletin
from index.opening.generation_arrays import open_current_arrays
from index.reading.source import read
from index.writing.writer import reindex
from search.engine.index_reader import IndexReader

ONE_IN = 10
"""One bulletin in so many is republished."""

COSTED = 2_000
"""Bulletins that are indexed by turns for the cost."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    bulletins = list(islice(_bulletins(options.documents), options.limit))
    copies = list(seed(bulletins, Random(options.seed)))
    with TemporaryDirectory(prefix="benchmark-") as place:
        source = Path(place) / "source.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for each in (*bulletins, *(copy.bulletin for copy in copies)):
                file.write(f"{json.dumps(each.to_json(), ensure_ascii=False)}\n")
        reindex([source], Path(place) / "index", lambda _: None)
        reader = open_current_arrays(Path(place) / "index").reader
        stories = stories_of(reader)
        originals = {each.bulletin.id: each.original for each in copies}
        figures = judge(stories, originals, {each.id: each for each in bulletins})
        cost = measure_cost(bulletins[:COSTED], reader)
    missed = missed_by_kind(stories, copies)
    values = to_json(figures, cost, missed)
    print(json.dumps(values, indent=2) if options.json else to_table(figures, cost, missed))


def seed(bulletins: Sequence[Bulletin], random: Random) -> Iterator[Republication]:
    """Yield the copies of one bulletin in ten of those that are long enough."""
    titles = [each.title for each in bulletins]
    long = [each for each in bulletins if sum(map(len, each.body)) >= LEAST_LETTERS]
    for each in random.sample(long, len(long) // ONE_IN):
        yield from republish(each, titles, random)


def stories_of(reader: IndexReader) -> Sequence[Sequence[str]]:
    """Return the ids of each story that several bulletins tell."""
    held: dict[int, list[str]] = defaultdict(list)
    for doc_id in reader.living[reader.is_retold[reader.living]].tolist():
        record = json.loads(reader.text(doc_id))
        held[int(reader.stories[doc_id])].append(record["bulletin"]["id"])
    return list(held.values())


def missed_by_kind(
    stories: Sequence[Sequence[str]], copies: Sequence[Republication]
) -> Mapping[str, tuple[int, int]]:
    """Return for each kind of copy how many there are, and how many are apart from the original."""
    story_of = {id: number for number, held in enumerate(stories) for id in held}
    made: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for each in copies:
        kind = ", ".join(each.changes)
        made[kind] += 1
        story = story_of.get(each.bulletin.id)
        missed[kind] += story is None or story != story_of.get(each.original)
    return {kind: (made[kind], missed[kind]) for kind in sorted(made)}


def to_json(
    figures: PairFigures, cost: Cost, missed: Mapping[str, tuple[int, int]]
) -> Mapping[str, Any]:
    """Return everything as JSON values."""
    return {
        "pairs": asdict(figures),
        "recall": round(figures.recall, 5),
        "precision": round(figures.precision, 5),
        "strict_precision": round(figures.strict_precision, 5),
        "cost": {**asdict(cost), "share": round(cost.share, 5)},
        "kinds": {kind: {"made": made, "missed": lost} for kind, (made, lost) in missed.items()},
    }


def to_table(figures: PairFigures, cost: Cost, missed: Mapping[str, tuple[int, int]]) -> str:
    """Return everything as tables."""
    rows = [
        ["pairs made", f"{figures.made:,}"],
        ["pairs found with any of them", f"{figures.found:,}"],
        ["pairs found among the other items", f"{figures.elsewhere:,}"],
        ["recall", f"{figures.recall:.4f}"],
        ["precision", f"{figures.precision:.4f}"],
        ["precision, if real pairs are wrong", f"{figures.strict_precision:.4f}"],
    ]
    costs = [
        ["indexing without stories", f"{cost.indexing:.0f}"],
        ["sketching", f"{cost.sketching:.1f}"],
        ["grouping", f"{cost.grouping:.1f}"],
        ["share", f"{cost.share:.2%}"],
    ]
    kinds = [[kind, f"{made:,}", f"{lost:,}"] for kind, (made, lost) in missed.items()]
    return "\n\n".join(
        (
            format_table(["pairs", "measured"], rows),
            format_table(["cost", "µs of a core an item"], costs),
            format_table(["copies", "made", "apart from the original"], kinds),
        )
    )


def _bulletins(documents: Path) -> Iterator[Bulletin]:
    return (each for each in read([documents]) if isinstance(each, Bulletin))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.stories", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument("--seed", type=int, default=18, help="which copies are made")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
