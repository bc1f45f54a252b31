"""How often a correct query is corrected, automatically or by an offer, over an index.

    python -m benchmarks.corrections --index var/index

Correct are names of people, put together of parts that people bear, and runs of words drawn from
the titles of the index. Every correction of them is wrong.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.measuring.table import format_table
from index.opening.generation import open_current
from search.request import SearchRequest
from search.searcher import Searcher

SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tạ Hà"
    " Cao Lò Vàng Giàng Sùng Hầu Nông Ma Chẩu Quàng Tòng Lường Bế Hứa Lục"
)
MIDDLE_NAMES = "Văn Thị Hữu Đức Minh Ngọc Quang Thanh Xuân Hồng Thu Công Đình Mạnh Gia Khánh Bảo A"
GIVEN_NAMES = (
    "An Anh Bảy Bình Chung Cường Dung Duyên Đạt Giang Hà Hải Hạnh Hiếu Hòa Hường Khoa Lan Lâm Liên"
    " Linh Lộc Long Mận Nam Nga Nghĩa Nhung Oanh Phong Phúc Quân Quý Sếnh Sơn Tâm Thảo Thắng Thược"
    " Tiến Trang Trường Tú Tuấn Tuyết Uyên Vân Việt Yến Chổm Pao Dính Sáy"
)
LENGTHS = (2, 3, 4, 5)
"""Words of a run that is drawn from a title."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """Correct queries, and those of them that were corrected by themselves, or by an offer."""

    queries: int
    automatic: Sequence[str]
    offers: Sequence[str]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a table or one JSON object."""
    options = _parser().parse_args(arguments)
    searcher = open_current(options.index).searcher
    random = Random(options.seed)
    found = {
        "names": measure(searcher, list(islice(names(random), options.names))),
        "titles": measure(searcher, list(islice(runs(titles(searcher), random), options.queries))),
    }
    if options.json:
        print(json.dumps({name: asdict(each) for name, each in found.items()}, ensure_ascii=False))
    else:
        print(to_table(found))


def names(random: Random) -> Iterator[str]:
    """Yield names of people, each once."""
    seen: set[str] = set()
    parts = [each.split() for each in (SURNAMES, MIDDLE_NAMES, GIVEN_NAMES)]
    while True:
        name = " ".join(map(random.choice, parts))
        if name not in seen:
            seen.add(name)
            yield name


def titles(searcher: Searcher) -> Iterator[str]:
    """Yield the titles of the bulletins of an index, the newest first."""
    for record in searcher.answer(SearchRequest()).listing:
        yield record["bulletin"]["title"]


def runs(texts: Iterator[str], random: Random) -> Iterator[str]:
    """Yield a run of words of each of some texts, if it has letters and spaces only."""
    for text in texts:
        words, length = text.split(), random.choice(LENGTHS)
        if len(words) > length and random.random() < 0.1:
            first = random.randrange(len(words) - length)
            run = " ".join(words[first : first + length])
            if all(each.isalpha() for each in run.split()):
                yield run


def measure(searcher: Searcher, queries: Sequence[str]) -> Corrected:
    """Return which of some correct queries are corrected."""
    automatic, offers = [], []
    for text in queries:
        answer = searcher.answer(SearchRequest(text, wants_advice=True))
        if answer.understanding.is_corrected:
            automatic.append(f"{text} → {answer.understanding.text}")
        elif corrected := answer.suggestions.corrected:
            offers.append(f"{text} → {corrected[0].label}")
    return Corrected(len(queries), automatic, offers)


def to_table(found: Mapping[str, Corrected]) -> str:
    """Return the numbers as a table, and all that was corrected below it."""
    rows = [
        [name, str(each.queries), str(len(each.automatic)), str(len(each.offers))]
        for name, each in found.items()
    ]
    wrong = [text for each in found.values() for text in (*each.automatic, *each.offers)]
    table = format_table(["correct queries", "number", "corrected", "offered others"], rows)
    return "\n".join([table, "", *wrong])


def _parser() -> ArgumentParser:
    parser = ArgumentParser("python -m benchmarks.corrections", description=__doc__)
    parser.add_argument("--index", type=Path, required=True, help="an index folder")
    parser.add_argument("--names", type=int, default=500, help="names of people")
    parser.add_argument("--queries", type=int, default=2000, help="runs of words of titles")
    parser.add_argument("--seed", type=int, default=1, help="what is drawn")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    main()
