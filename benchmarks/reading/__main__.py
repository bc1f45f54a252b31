"""The command line of the benchmark."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import benchmarks.reading
from benchmarks.reading.figures import measure, to_tables, wrong_fields
from benchmarks.reading.gold import read_gold
from benchmarks.reading.nameless import without_names
from benchmarks.reading.readers import READERS, quiet


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print tables or one JSON object."""
    options = _parser().parse_args(arguments)
    readers = options.readers.split(",")
    pages = read_gold(options.pages)
    if options.site:
        pages = [each for each in pages if each.site in options.site]
    with TemporaryDirectory(prefix="nameless-") as folder:
        if options.nameless:
            pages = list(without_names(pages, Path(folder)))
        with quiet(readers):
            outcomes = {name: measure(name, pages) for name in readers}
    if options.json:
        print(json.dumps({name: each.to_json() for name, each in outcomes.items()}, indent=2))
    else:
        print(to_tables(outcomes))
    if options.wrong:
        print("\n".join(wrong_fields(outcomes["bantin"])), file=sys.stderr)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.reading", description=benchmarks.reading.__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="the folder of gold.jsonl")
    parser.add_argument("--readers", default=",".join(READERS), help="which, comma between them")
    parser.add_argument("--site", action="append", help="only pages of this site; repeatable")
    parser.add_argument(
        "--nameless", action="store_true", help="take away all classes, ids and itemprops first"
    )
    parser.add_argument("--wrong", action="store_true", help="name the pages that are read wrong")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
