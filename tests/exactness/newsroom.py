"""Two hundred bulletins made from a seed, and their true counts, computed without any engine."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import combinations
from random import Random

from index.bulletin import Bulletin
from search.period import period_of
from search.request import SearchRequest
from search.vietnam_time import VIETNAM

COUNT = 200
SEED = 20200713

UNKNOWN = "khong-ro"
NAMES = {
    "so-y-te-tinh-ha-giang": "Sở Y tế tỉnh Hà Giang",
    "so-noi-vu-tinh-ha-giang": "Sở Nội vụ tỉnh Hà Giang",
    "ubnd-tinh-ha-giang": "UBND tỉnh Hà Giang",
    "hoi-nong-dan-xa-ban-may": "Hội Nông dân xã Bản Mây",
    "doi-co-lau": "Đội Cờ lau",
}
ABOVE = {
    "so-y-te-tinh-ha-giang": "ubnd-tinh-ha-giang",
    "so-noi-vu-tinh-ha-giang": "ubnd-tinh-ha-giang",
    # No bulletin names it.
    "hoi-nong-dan-xa-ban-may": "uy-ban-mttq-xa-ban-may",
}

TEXTS = ("", "gặt lúa")
ORGANISATIONS = (
    "ubnd-tinh-ha-giang",
    "so-y-te-tinh-ha-giang",
    "uy-ban-mttq-xa-ban-may",
    "doi-co-lau",
    UNKNOWN,
    "khong-co",
)
_HA_GIANG = ("tinh-tuyen-quang", "tinh-ha-giang-cu")
SAID: dict[str, tuple[str, ...]] = {
    # What a title says, and the ids of all places that it is about, by the table of mergers.
    "": (),
    "tại tỉnh Hà Giang": _HA_GIANG,
    "tại tỉnh Tuyên Quang": ("tinh-tuyen-quang", "tinh-tuyen-quang-cu"),
    "ở huyện Na Hang": (
        *("tinh-tuyen-quang", "tinh-tuyen-quang-cu"),
        "huyen-na-hang-tinh-tuyen-quang",
    ),
    "ở xã Bản Mây": ("xa-ban-may",),
}
OF_NAMES = {
    "so-y-te-tinh-ha-giang": _HA_GIANG,
    "so-noi-vu-tinh-ha-giang": _HA_GIANG,
    "ubnd-tinh-ha-giang": _HA_GIANG,
    "hoi-nong-dan-xa-ban-may": ("xa-ban-may",),
    "doi-co-lau": (),
}
PLACES = ("tinh-tuyen-quang", "tinh-ha-giang-cu", "huyen-na-hang-tinh-tuyen-quang", "xa-khong-co")
NOW = {"tinh-ha-giang": "tinh-tuyen-quang"}
"""The unit of today that the name of a former one asks for."""
PUBLISHERS = {"bao-may": "Báo Mây", "dai-may": "Đài Mây"}
PERIODS = (
    *("", "2020", "2018", "2020-Q3", "2021-Q2", "2020-09", "2020-02"),
    *("2020-09-30", "2020-10-01", "2021-01-01", "2020-06-15"),
)
OPEN_ENDED = (
    (date(2020, 10, 1), None),
    (None, date(2020, 12, 31)),
    (date(2020, 9, 30), date(2021, 1, 1)),
)

_WORDS = ("gặt", "lúa", "cầu", "đường", "sách")
_DAYS = (
    *(date(2020, 9, 30), date(2020, 10, 1), date(2020, 12, 31), date(2021, 1, 1)),
    *(date(2020, 7, 13), date(2020, 11, 20), date(2021, 2, 28), date(2019, 12, 31)),
)
_CLOCKS = ((0, 0), (23, 59), (7, 30))


@dataclass(frozen=True, slots=True)
class Filed:
    """A bulletin, and what it contains."""

    bulletin: Bulletin
    words: frozenset[str]
    organisations: frozenset[str]
    day: date
    publisher: str
    places: frozenset[str]


def file_all() -> Sequence[Filed]:
    """Return the bulletins, the same every time."""
    random = Random(SEED)
    return [_file(number, random) for number in range(COUNT)]


def requests() -> Iterator[SearchRequest]:
    """Yield a request for every text, set of organisations and span of days."""
    spans = [*map(span_of, PERIODS), *OPEN_ENDED]
    for text in TEXTS:
        for size in range(len(ORGANISATIONS) + 1):
            for chosen in combinations(ORGANISATIONS, size):
                for first, last in spans:
                    yield SearchRequest(text, chosen, first, last, per_page=1)
        for published in (*((each,) for each in PUBLISHERS), tuple(PUBLISHERS), ("bao-khac",)):
            for chosen in ((), ORGANISATIONS[:1]):
                for first, last in spans:
                    yield SearchRequest(text, chosen, first, last, per_page=1, publishers=published)
        for places in (*((each,) for each in PLACES), PLACES[1:]):
            for chosen in ((), ORGANISATIONS[:1]):
                for first, last in spans:
                    yield SearchRequest(text, chosen, first, last, per_page=1, places=places)


def span_of(period: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a period; both are None if there is no period."""
    if not period:
        return None, None
    found = period_of(period)
    return found.first, found.last


class Truth:
    """Counts by scanning all bulletins, with a cache."""

    def __init__(self, filed: Sequence[Filed]) -> None:
        self._filed = filed
        self._known: dict[SearchRequest, int] = {}

    def total(self, request: SearchRequest) -> int:
        """Return how many bulletins match a request."""
        asked = replace(
            request,
            organisations=tuple(sorted(request.organisations)),
            publishers=tuple(sorted(request.publishers)),
            places=tuple(sorted(request.places)),
            per_page=1,
        )
        if asked not in self._known:
            self._known[asked] = sum(_is_asked_for(each, asked) for each in self._filed)
        return self._known[asked]

    def of_organisation(self, request: SearchRequest, id: str) -> int:
        """Return the count with only this organisation chosen, and all other filters kept."""
        return self.total(replace(request, organisations=(id,)))

    def of_publisher(self, request: SearchRequest, id: str) -> int:
        """Return the count with only this publisher chosen, and all other filters kept."""
        return self.total(replace(request, publishers=(id,)))

    def of_place(self, request: SearchRequest, id: str) -> int:
        """Return the count with only this place chosen, and all other filters kept."""
        return self.total(replace(request, places=(id,)))

    def of_period(self, request: SearchRequest, id: str) -> int:
        """Return the count in the days of a period, with all other filters kept."""
        first, last = span_of(id)
        return self.total(replace(request, published_from=first, published_to=last))


def _file(number: int, random: Random) -> Filed:
    words = random.sample(_WORDS, random.randint(1, 3))
    named = random.sample(sorted(NAMES), random.choice((0, 0, 1, 1, 2, 3)))
    day, clock = random.choice(_DAYS), random.choice(_CLOCKS)
    publisher = ("", *PUBLISHERS)[number % 3]
    said = tuple(SAID)[number // 3 % len(SAID)]
    bulletin = Bulletin(
        f"b{number}",
        f"Tin {' '.join(words)} {said}".rstrip(),
        datetime(day.year, day.month, day.day, *clock, tzinfo=VIETNAM),
        organisations=tuple(NAMES[each] for each in named),
        publisher=PUBLISHERS.get(publisher, ""),
    )
    held = {*named, *(ABOVE[each] for each in named if each in ABOVE)}
    places = {*SAID[said], *(place for each in named for place in OF_NAMES[each])}
    organisations = frozenset(held or {UNKNOWN})
    return Filed(bulletin, frozenset(words), organisations, day, publisher, frozenset(places))


def _is_asked_for(filed: Filed, request: SearchRequest) -> bool:
    first, last = request.published_from or date.min, request.published_to or date.max
    return (
        _has_text(filed, request)
        and (not request.organisations or not filed.organisations.isdisjoint(request.organisations))
        and first <= filed.day <= last
        and (not request.publishers or filed.publisher in request.publishers)
        and (not request.places or any(NOW.get(p, p) in filed.places for p in request.places))
    )


def _has_text(filed: Filed, request: SearchRequest) -> bool:
    """Tell whether a bulletin has the words in a row, or anywhere if asked so."""
    if request.marks is not None:
        return filed.words.issuperset(request.text.split())
    return request.text in filed.bulletin.title
