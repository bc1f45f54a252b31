"""The deputies of an office that a query names: who asks for the office does not ask for them.

bí thư tỉnh ủy Cao Bằng   →   "phó bí thư"
"""

from collections.abc import Iterator, Sequence

from search.query.abbreviation import terms_of
from search.query.clause import Query, SynonymClause, TermClause
from search.query.parser import typed_plains, typed_runs
from search.query.rows import make_row
from search.text.spelling import is_compatible, plain

DEPUTY = "phó"

_OFFICES = [
    terms_of(name)
    for name in (
        "bí thư",
        "bộ trưởng",
        "chánh án",
        "chánh thanh tra",
        "chánh văn phòng",
        "chủ nhiệm",
        "chủ tịch",
        "chỉ huy trưởng",
        "cục trưởng",
        "giám đốc",
        "hiệu trưởng",
        "hội trưởng",
        "thống đốc",
        "thủ tướng",
        "tổng biên tập",
        "tổng cục trưởng",
        "tổng giám đốc",
        "tổng thanh tra",
        "tổng thống",
        "tổng thư ký",
        "trưởng ban",
        "trưởng đoàn",
        "trưởng phòng",
        "tư lệnh",
        "viện trưởng",
        "vụ trưởng",
    )
]
"""Offices whose deputies are named by a "phó" before them."""

_BY_FIRST = {
    first: [office for office in _OFFICES if plain(office[0]) == first]
    for first in (plain(office[0]) for office in _OFFICES)
}
"""Offices by the plain form of their first word: few words of queries begin any."""


def find_deputies(query: Query) -> tuple[SynonymClause, ...]:
    """Return the deputies of the offices in a query as rows; none of those that it names itself."""
    if _BY_FIRST.keys().isdisjoint(typed_plains(query.text)):
        return ()
    offices = (office for run in typed_runs(query.text) for office in _offices(run))
    return tuple(dict.fromkeys(map(_deputy, offices)))


def begins_office(query: Query) -> bool:
    """Tell whether a query begins with an office, or with the deputy of one."""
    run = next(iter(typed_runs(query.text)), ())
    if run and is_compatible(run[0].term, DEPUTY):
        run = run[1:]
    return any(words[0] is run[0] for words in _offices(run))


def _offices(run: Sequence[TermClause]) -> Iterator[Sequence[TermClause]]:
    """Yield the words of each office in a run of plain words, unless a deputy's word precedes."""
    for index in range(len(run)):
        offices = _BY_FIRST.get(run[index].plain, ())
        if offices and index and is_compatible(run[index - 1].term, DEPUTY):
            continue
        for office in offices:
            words = run[index : index + len(office)]
            if len(words) == len(office) and all(
                is_compatible(word.term, term) for word, term in zip(words, office, strict=True)
            ):
                yield words


def _deputy(office: Sequence[TermClause]) -> SynonymClause:
    """Return the row of an office with the word for a deputy before it, at its position."""
    first = office[0]
    before = first._replace(term=DEPUTY, end=first.start)
    return make_row([before, *(each.moved(each.position + 1) for each in office)])
