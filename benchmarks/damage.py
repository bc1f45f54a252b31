"""Damages the files of an index, and checks what commands and a site answer then.

    python -m benchmarks.damage --cases 500

Each case damages one file of a generation, in turn, at a random place: a bit flips, a stretch
becomes zeros, or the end is cut off. Then every command that reads, and a site, must answer right
or name the file, and reindexing must mend it. Every third case damages what a site has open. Ends
with status 1 if any answer was wrong, or any error was not named.
"""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from traceback import format_exception_only

from tests.damaged.damage import FILES, Damage, Kind
from tests.damaged.office import check_closed, check_open, open_office

LENGTHS = (1, 2, 5, 8, 64, 4096)


def main(arguments: Sequence[str] | None = None) -> None:
    """Damage, count, and print one JSON object."""
    parser = ArgumentParser("benchmarks.damage", description=__doc__)
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20260713)
    options = parser.parse_args(arguments)
    start = monotonic()
    outcomes: dict[str, Counter[str]] = {file: Counter() for file in FILES}
    wrong: list[str] = []
    random = Random(options.seed)
    with TemporaryDirectory(prefix="benchmark-damage-") as made:
        whole = Path(made)
        open_office(whole)
        for case in range(options.cases):
            damage = Damage(
                FILES[case % len(FILES)],
                random.choice(list(Kind)),
                random.random(),
                random.choice(LENGTHS),
            )
            check = check_open if case // len(FILES) % 3 == 2 else check_closed
            try:
                outcomes[damage.file][check(whole, damage).value] += 1
            except Exception as error:
                outcomes[damage.file]["wrong"] += 1
                wrong.append(f"{damage}: {format_exception_only(error)[0].strip()[:500]}")
    told = {
        "cases": options.cases,
        "seconds": round(monotonic() - start),
        "files": {file: dict(sorted(counts.items())) for file, counts in outcomes.items()},
        "wrong": wrong,
    }
    print(json.dumps(told, ensure_ascii=False, indent=2))
    if wrong:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
