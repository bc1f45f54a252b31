"""Documents written in words: Nghị định 168, NĐ 168/2024, Nghị quyết số 35 của Chính phủ.

A kind that one body issues needs no issuer. Of any other kind, only words that name the issuer mean
the document: a bulletin's "Quyết định 24" may be anybody's, and "quy định 10 loại" is no document.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product

from search.browse.cited_document import OF_ONE_ISSUER
from search.browse.code_parts import CodeParts
from search.query.abbreviation import abbreviations
from search.query.clause import Clause, PhraseClause, TermClause
from search.query.rewriting import tokens_in_a_row
from search.text.code import KINDS, NAMES
from search.text.spelling import bare
from search.text.token import Token

_DIGITS = re.compile("[0-9]+$")
_ISSUERS: Mapping[str, tuple[str, ...]] = {
    "cp": ("chính phủ",),
    "ttg": ("thủ tướng",),
    "tw": ("trung ương", "bộ chính trị", "ban bí thư", "ban chấp hành trung ương"),
    "tu": ("tỉnh ủy", "thành ủy", "ban thường vụ tỉnh ủy", "ban thường vụ thành ủy"),
    "qh": ("quốc hội",),
    "hdnd": ("hội đồng nhân dân", "hđnd"),
    "ubnd": ("ủy ban nhân dân", "ubnd"),
}
"""How texts name the issuers that codes have letters for, beside the table of abbreviations."""


def dated_phrases(parts: CodeParts, years: Iterable[str]) -> Sequence[PhraseClause]:
    """Return the phrases for a document in words with its year, for each of some years."""
    found = []
    is_month = _is_month(parts)
    for name, number, after in _wordings(parts):
        before = f"{name} {number}"
        starts = (f"{before} năm",) if is_month else (before, f"{before} năm")
        found += [
            PhraseClause((*start, *_row(year, start), *_row(after, start, 1)))
            for start in map(_row, starts)
            for year in years
        ]
        if is_month:
            start = _row(name)
            # 5/2024 is one token, or several where it is no month.
            dated = [_row(f"{number}/{year}", start) for year in years]
            found += [PhraseClause((*start, *each, *_row(after, each))) for each in dated]
    return found


def year_phrases(parts: CodeParts, years: Iterable[str]) -> Sequence[Clause]:
    """Return clauses one of which is in every text with a dated phrase for any of some years."""
    found: list[Clause] = []
    for number in _numbers(parts):
        starts = [_row(f"{number} năm")]
        if _is_month(parts):
            rows = [_row(f"{number}/{year}") for year in years]
            found += [row[0] if len(row) == 1 else PhraseClause(tuple(row)) for row in rows]
        else:
            starts.append(_row(number))
        found += [PhraseClause((*start, *_row(year, start))) for start in starts for year in years]
    return found


def undated_phrases(parts: CodeParts) -> Sequence[PhraseClause]:
    """Return the phrases for a document in words, whatever follows its number."""
    return [
        PhraseClause(tuple(_row(f"{name} {number}{after}")))
        for name, number, after in _wordings(parts)
    ]


def wording_pattern(parts: CodeParts, *, needs_year: bool) -> re.Pattern[str] | None:
    """Return an expression for what the phrases find in a text; None if there are none."""
    issuers = _issuers(parts)
    if not parts.kind or not issuers:
        return None
    year = rf"(?:\s*[/-]\s*{parts.year}|\s+năm\s+{parts.year})" if parts.year else ""
    after = "|".join(each for each in issuers if each).replace("ủy", "(?:ủy|uỷ)")
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(_names(parts.kind))})\s+(?:số\s*:?\s*)?0*{parts.number}"
        rf"{year}{'' if needs_year or not year else '?'}(?!\w|[/-]\w)"
        + (rf"(?=\s+của\s+(?:{after}))" if after else ""),
        re.IGNORECASE,
    )


def _wordings(parts: CodeParts) -> Iterator[tuple[str, str, str]]:
    """Yield name, number and what comes after the year, for each way to write a document."""
    if not parts.kind:
        return
    for name, sign, number, issuer in product(
        _names(parts.kind), ("", " số"), _numbers(parts), _issuers(parts)
    ):
        yield f"{name}{sign}", number, f" của {issuer}" if issuer else ""


def _numbers(parts: CodeParts) -> Sequence[str]:
    """Return the ways in which the number is written: 5 and 05."""
    return sorted({parts.number, parts.number.zfill(2)})


def _is_month(parts: CodeParts) -> bool:
    return int(parts.number.rstrip("abc")) <= 12


def _issuers(parts: CodeParts) -> Sequence[str]:
    if parts.kind in OF_ONE_ISSUER:
        return ("",)
    letters = _DIGITS.sub("", "-".join(parts.issuer))
    return _ISSUERS.get(letters) or _abbreviated().get(letters, ())


@cache
def _abbreviated() -> Mapping[str, tuple[str, ...]]:
    """Return the names of abbreviations; an ambiguous one, as BTC, is clear after a document."""
    return {bare(short.lower()): each.names for each in abbreviations() for short in each.short}


def _names(kind: str) -> Sequence[str]:
    letters = next(each for each in (*KINDS, kind) if bare(each) == kind)
    return (*NAMES[kind], letters)


def _row(text: str, before: Sequence[TermClause] = (), apart: int = 0) -> Sequence[TermClause]:
    """Return the terms of a text that follow others, with `apart` more positions between them."""
    first = before[-1].position + 1 + apart if before else 0
    return [TermClause(each.term, each.kind, 0, 0, first + each.position) for each in _tokens(text)]


# Documents are written in the same words, with the same years.
@lru_cache(maxsize=1 << 10)
def _tokens(text: str) -> Sequence[Token]:
    return tokens_in_a_row(text)
