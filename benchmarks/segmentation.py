"""The speed of word segmentation beside pyvi itself, and whether the words are the same.

    python -m benchmarks.segmentation --documents news.jsonl.xz --limit 20000

Both return each text with its words joined, one batch after the other, on one core, with their
models loaded. The time of ours includes meeting every token of the corpus for the first time.
"""

import json
import os
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

from pyvi import ViTokenizer

from benchmarks.engine import text_of
from benchmarks.inputs.corpus import Corpus
from benchmarks.measuring.table import format_table
from search.text.segmentation.labeller import Labeller
from search.text.segmentation.pyvi_files import read_model, read_words
from search.text.segmentation.word_list import WordList

BATCH = 64
"""Items segmented at once, as many as a worker of the index gets."""

_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SegmentationFigures:
    """An item is identical if all its words are; a syllable is a run of letters and digits."""

    items: int
    identical_items: int
    syllables_per_second: int
    pyvi_syllables_per_second: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    figures = measure(text_of(each) for each in Corpus(options.documents, options.limit))
    print(json.dumps(asdict(figures), indent=2) if options.json else to_table(figures))


def measure(texts: Iterable[str]) -> SegmentationFigures:
    """Return the figures of both over the same texts."""
    labeller = Labeller(read_model(), WordList(read_words()))
    items = identical = syllables = 0
    seconds = pyvi_seconds = 0.0
    for batch in _batches(texts):
        start = perf_counter()
        ours = labeller.tokenize(batch)
        middle = perf_counter()
        theirs = [ViTokenizer.tokenize(each) for each in batch]
        pyvi_seconds += perf_counter() - middle
        seconds += middle - start
        items += len(batch)
        identical += sum(our == their for our, their in zip(ours, theirs, strict=True))
        syllables += sum(len(_SYLLABLE.findall(each)) for each in batch)
    return SegmentationFigures(
        items, identical, _rate(syllables, seconds), _rate(syllables, pyvi_seconds)
    )


def to_table(figures: SegmentationFigures) -> str:
    """Return the figures as a table, a line for each segmenter."""
    rates = {
        "bantin": figures.syllables_per_second,
        "pyvi": figures.pyvi_syllables_per_second,
    }
    slowest = rates["pyvi"] or 1
    rows = [[name, f"{rate:,}", f"{rate / slowest:.1f}"] for name, rate in rates.items()]
    table = format_table(["segmenter", "syllables / s", "times pyvi"], rows)
    return f"{figures.identical_items} of {figures.items} items identical\n\n{table}"


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(texts)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _rate(count: int, seconds: float) -> int:
    return round(count / seconds) if seconds else 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.segmentation", description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="bulletins as JSON Lines")
    parser.add_argument("--limit", type=int, help="take only the first so many documents")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    # Not the first core, where the system's own work tends to be.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    main()
