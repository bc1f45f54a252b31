"""Official documents as bulletins cite them: which codes can mean only one of them.

    168/2024/NĐ-CP · 168/NĐ-CP  ─▶  168/2024/nd-cp     98-NQ/CP · 98/NQ-CP  ─▶  98/nq-cp

A code without its year means the document of the one year that bulletins cite, if its kind always
has a year (decree 30/2020 on clerical work). A decision of a province may have none, and is then
another document. What several documents can mean stays a document of its own.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.browse.code_parts import CodeParts, read_parts
from search.text.loose_code import groups_of

OF_ONE_ISSUER = frozenset({"nd"})
"""Kinds that one body alone issues, so that number and year name one document: decrees."""

ALWAYS_DATED = frozenset({"nd", "tt", "ttlt"})
"""Kinds whose codes always have a year: decrees and circulars."""


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document by its canonical `codes`, the fullest first, which is its `id`.

    `others` are the ids of documents of the same number, kind and issuer, but another year.
    """

    codes: tuple[str, ...]
    parts: CodeParts | None = None
    others: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.codes[0]


def unite_codes(counts: Mapping[str, int]) -> Sequence[CitedDocument]:
    """Return the documents that some codes mean; `counts` tell how often each code is cited."""
    families: dict[object, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for code in counts:
        parts = read_parts(code)
        families[_family(code, parts)][parts.year if parts else ""].append(code)
    return [document for each in families.values() for document in _unite_family(each, counts)]


def _family(code: str, parts: CodeParts | None) -> object:
    """Return what codes have in common that differ only in their years."""
    if parts is None:
        return groups_of(code)
    return parts.kind, parts.number, () if parts.kind in OF_ONE_ISSUER else parts.issuer


def _unite_family(
    by_year: Mapping[str, Sequence[str]], counts: Mapping[str, int]
) -> Sequence[CitedDocument]:
    """Return one document for each year, and one for what has no year and may be of several."""
    united = {year: list(codes) for year, codes in by_year.items()}
    years = [each for each in united if each]
    parts = read_parts(next(iter(by_year.values()))[0])
    if parts and parts.kind in ALWAYS_DATED and len(years) == 1:
        united[years[0]] += united.pop("", [])
    rows = [sorted(each, key=lambda code: _fullness(code, counts)) for each in united.values()]
    ids = [row[0] for row in rows]
    return [
        CitedDocument(
            tuple(row), read_parts(row[0]), tuple(sorted(each for each in ids if each != row[0]))
        )
        for row in rows
    ]


def _fullness(code: str, counts: Mapping[str, int]) -> tuple[bool, int, str]:
    parts = read_parts(code)
    return not (parts and parts.year), -counts[code], code
