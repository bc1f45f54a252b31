"""How good recognition of organisations is.

    python -m benchmarks.organisations --documents news.jsonl.xz
    python -m benchmarks.organisations --documents a.jsonl.xz b.jsonl.xz --tree --seed 2

The first judges labelled sentences, the second prints the tree's size and a sample of it, a line
each: which half, id, label, number of items, what is above. `--verdicts` judges the sample.
"""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from benchmarks.organisations.place_mentions import (
    PLACE_LABELS,
    measure_places,
    read_place_labels,
)
from benchmarks.organisations.sentences import LABELS, measure, read_labels, to_json, to_table
from benchmarks.organisations.tree import Entry, draw, entries, recognise
from benchmarks.organisations.verdicts import judge, read_verdicts

HALVES = ("entries", "mentions")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table, lines or one JSON object."""
    options = _parser().parse_args(arguments)
    if options.tree:
        _show_tree(options)
        return
    if options.places:
        print(
            json.dumps(measure_places(options.documents, read_place_labels(PLACE_LABELS)), indent=2)
        )
        return
    scores = measure(options.documents, read_labels(options.labels))
    print(json.dumps(to_json(scores), indent=2) if options.json else to_table(scores))


def _show_tree(options: Namespace) -> None:
    tree = entries(recognise(options.documents, options.keep))
    halves = dict(zip(HALVES, draw(tree, options.sample, options.seed), strict=True))
    if options.verdicts is None:
        print(f"{len(tree)} entries, {sum(each.count for each in tree)} mentions")
        for half, sample in halves.items():
            for entry in sample:
                print(_line(half, entry))
        return
    verdicts = read_verdicts(options.verdicts)
    figures = {half: judge(sample, verdicts) for half, sample in halves.items()}
    print(json.dumps({"tree": len(tree), **figures}, indent=2))


def _line(half: str, entry: Entry) -> str:
    return "\t".join((half, entry.id, entry.label, str(entry.count), entry.above))


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.organisations", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, nargs="+", help="the items")
    parser.add_argument("--labels", type=Path, default=LABELS, help="the labels, if others")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--places", action="store_true", help="judge labelled mentions of places")
    parser.add_argument("--tree", action="store_true", help="look at the tree of organisations")
    parser.add_argument("--keep", type=Path, help="keep what is recognised, or read it from there")
    parser.add_argument("--sample", type=int, default=400, help="entries of the sample")
    parser.add_argument("--seed", type=int, default=1, help="which sample is drawn")
    parser.add_argument("--verdicts", type=Path, help="ids and verdicts: judge the sample")
    return parser


if __name__ == "__main__":
    main()
