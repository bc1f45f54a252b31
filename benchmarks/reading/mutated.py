"""How damaged pages are read: none may raise, none may take longer than two seconds.

    python -m benchmarks.reading.mutated --pages DIR --count 10000

DIR holds HTML files, which are damaged in every way of `mutation.py`. Ends with status 1 if a page
raised or took too long.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from benchmarks.reading.mutation import enormous, mutated
from index.reading.html.reader import read_html

LONGEST_S = 2.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the damaged pages, and print one JSON object."""
    options = _parser().parse_args(arguments)
    pages = [each.read_bytes() for each in sorted(options.pages.glob("*.htm*"))]
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number, page in enumerate((*enormous(pages[0]), *mutated(pages, options.count))):
        start = process_time()
        try:
            list(read_html(Path("page.html"), page))
            outcomes["read"] += 1
        except Exception as error:  # Any at all is what is looked for.
            outcomes[f"raised {type(error).__name__}"] += 1
            print(f"page {number}: {error!r}", file=sys.stderr)
        took = process_time() - start
        if took > LONGEST_S:
            outcomes["too slow"] += 1
            print(f"page {number}: {took:.2f} s, {len(page)} bytes", file=sys.stderr)
        slowest = max(slowest, took)
    print(json.dumps({**outcomes, "slowest_s": round(slowest, 2)}))
    if set(outcomes) != {"read"}:
        sys.exit(1)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.reading.mutated", description=__doc__)
    parser.add_argument("--pages", type=Path, required=True, help="a folder of HTML files")
    parser.add_argument("--count", type=int, default=10_000, help="how many damaged pages")
    return parser


if __name__ == "__main__":
    main()
