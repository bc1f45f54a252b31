"""Requests of many kinds, drawn from titles, for comparing engines."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from benchmarks.inputs.accents import with_half_accents, without_accents
from benchmarks.inputs.mix import draw_queries
from search.query.accent_matching import AccentMatching
from search.request import UNKNOWN, SearchRequest, Sort

NAMES = (
    "UBND tỉnh",
    "ủy ban nhân dân TP",
    "hoi LHPN",
    "TP HCM",
    "CSGT",
    "Bộ GD&ĐT",
    "MTTQ Việt Nam",
    "HĐND huyện",
    "Sở Y tế",
    "THPT",
)
CODES = (
    "73-NQ/TW",
    "nq 73 tw",
    "10/2014/NĐ-CP",
    "QCVN 06:2022",
    "ngày 2/9",
    "tháng 7/2016",
    "1,5 tỷ đồng",
    "100 triệu",
    "quý III/2015",
    "35-CT*",
)

Draw = Callable[[], SearchRequest]


def draw_requests(
    titles: Sequence[str], organisations: Sequence[str], count: int, seed: int
) -> Mapping[str, Sequence[SearchRequest]]:
    """Return about `count` requests by kind, the same for a seed."""
    random = Random(seed)
    drawn = draw_queries(titles, runs=4 * count, seed=seed)
    written, plain = drawn[::2], drawn[1::2]
    several = [each for each in written if " " in each] or list(written)

    def run() -> str:
        return random.choice(written)

    def word() -> str:
        return run().split()[0]

    def period() -> tuple[date, date]:
        first = date(2013, 1, 1) + timedelta(days=random.randrange(4_500))
        return first, first + timedelta(days=random.randrange(20, 1_500))

    def filtered() -> SearchRequest:
        first, last = period()
        chosen = tuple(random.sample([*organisations, UNKNOWN], random.choice((0, 1, 1, 2))))
        days = random.choice(((first, last), (first, None), (None, last), (None, None)))
        return SearchRequest(run(), chosen, *days)

    def half_accented() -> SearchRequest:
        return SearchRequest(with_half_accents(random.choice(several)))

    def phrase() -> str:
        text = random.choice(several)
        return f'"{random.choice((text, without_accents(text)))}"'

    def prefix() -> SearchRequest:
        text = random.choice((run(), random.choice(plain))).lower()
        return SearchRequest(f"{text[: max(2, len(text) - random.randrange(1, 4))].strip()}*")

    kinds: Mapping[str, tuple[float, Draw]] = {
        "words": (0.2, lambda: SearchRequest(run())),
        "words without accents": (0.12, lambda: SearchRequest(random.choice(plain))),
        "half-typed accents": (0.1, half_accented),
        "fixed accents": (
            0.06,
            lambda: SearchRequest(run(), marks=random.choice(list(AccentMatching))),
        ),
        "phrases": (0.1, lambda: SearchRequest(phrase())),
        "exclusion": (
            0.07,
            lambda: SearchRequest(f"{run()} -{random.choice((word(), phrase()))}"),
        ),
        "OR": (0.07, lambda: SearchRequest(f"{random.choice((word(), phrase()))} OR {word()}")),
        "prefix": (0.07, prefix),
        "names": (0.04, lambda: SearchRequest(f"{random.choice(NAMES)} {word()}")),
        "codes and amounts": (0.02, lambda: SearchRequest(random.choice(CODES))),
        "filters": (0.08, filtered),
        "by time": (
            0.04,
            lambda: SearchRequest(run(), sort=random.choice((Sort.NEWEST, Sort.OLDEST))),
        ),
        "headlines": (0.03, lambda: SearchRequest(random.choice(titles))),
    }
    return {
        kind: [draw() for _ in range(max(1, round(share * count)))]
        for kind, (share, draw) in kinds.items()
    }
