"""The parser: from the text of a query to its clauses.

    mat tran "to quoc" -covid 73-NQ* xã OR phường

asks for mat, tran, the phrase, a code with that prefix, and xã or phường, without covid. Every text
can be parsed: an open quote closes at the end, and signs without a meaning are ignored.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.query.clause import Clause, Or, PhraseClause, PrefixClause, Query, TermClause, distinct
from search.query.plain_words import Alternatives, Row, alternatives_of, outermost
from search.text import code
from search.text.spelling import clean, term
from search.text.token import Token, TokenKind
from search.text.tokenizer import tokenize

MOST_STARS = 8
"""The most prefixes of a query that are executed: each can match thousands of terms."""

REMEMBERED = 32
"""Texts whose parts are remembered: one answer reads the same few texts a dozen times."""

_QUOTES = '"“”„‟«»＂'
# COVID -19, S -400: many type a space there. Years and codes have more digits, or more than these.
_DESIGNATION = r"[0-9]{1,3}[^\w\s/–-]*(?!\S)"
_PART = re.compile(
    rf"(?P<phrase>(?:(?<!\S)-)?[{_QUOTES}][^{_QUOTES}]*(?:[{_QUOTES}]|$))"
    rf"|(?P<either>(?<!\S)(?:OR|\|)(?!\S))"
    rf"|(?P<excluded>(?<!\S)-(?!{_DESIGNATION})[^\W_][^\s{_QUOTES}]*)"
    rf"|(?P<prefix>[^\s*{_QUOTES}]*[^\W_][-–/]?\*)"
    rf"|(?P<plain>[^\s{_QUOTES}]+)"
)
_CODE_STEM = re.compile(code.STEM, re.IGNORECASE)
# Codes, dates and amounts have digits, and everything that is no word has signs; but for OR.
_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def parse(text: str) -> Query:
    """Return the query of a text; every text can be parsed."""
    text = clean(text)
    required: list[Clause] = []
    excluded: list[Clause] = []
    joinable = joins = False
    for part, clauses in _parts(text):
        if part == "either":
            joins = joinable
        elif part == "excluded":
            excluded += clauses
            joinable = joins = False
        elif clauses:
            if joins:
                clauses = (_either(required.pop(), clauses[0]), *clauses[1:])
            required += clauses
            joinable, joins = True, False
    return Query(text, distinct(required), distinct(excluded))


@lru_cache(maxsize=REMEMBERED)
def typed_runs(text: str) -> Sequence[Sequence[TermClause]]:
    """Return the terms of each run of plain words, repeated terms included."""
    return tuple(
        tuple(each for each in clauses if isinstance(each, TermClause))
        for part, clauses in _parts(clean(text))
        if part == "run"
    )


@lru_cache(maxsize=REMEMBERED)
def typed_plains(text: str) -> frozenset[str]:
    """Return the plain forms of the terms of all runs: whoever looks for others is done at once."""
    return frozenset(each.plain for run in typed_runs(text) for each in run)


@lru_cache(maxsize=REMEMBERED)
def _parts(text: str) -> Sequence[tuple[str, Sequence[Clause]]]:
    return tuple(_read_parts(text))


def _read_parts(text: str) -> Iterator[tuple[str, Sequence[Clause]]]:
    """Yield the kind and the clauses of each part of a query.

    A run of plain words is one part, since one date can be six words: `ngày 10 tháng 7 năm 2020`.
    """
    if _WORDS.fullmatch(text) and "OR" not in text:
        yield "run", tuple(_words(text))
        return
    run_start = run_end = -1
    stars = 0
    for match in _PART.finditer(text):
        if match.lastgroup == "plain":
            run_start = match.start() if run_start < 0 else run_start
            run_end = match.end()
            continue
        if run_start >= 0:
            yield "run", _run(text, run_start, run_end)
            run_start = -1
        stars += match[0].endswith("*")
        yield _parse_part(text, match, counts_star=stars <= MOST_STARS)
    if run_start >= 0:
        yield "run", _run(text, run_start, run_end)


def _words(text: str) -> Iterator[TermClause]:
    """Yield the terms of words of letters with one space after each; most queries are no more."""
    start = position = 0
    for word in text.split(" "):
        end = start + len(word)
        if spelled := term(word):
            yield TermClause(spelled, TokenKind.SYLLABLE, start, end, position)
            position += 1
        start = end + 1


def _parse_part(
    text: str, match: re.Match[str], *, counts_star: bool
) -> tuple[str, Sequence[Clause]]:
    start, end = match.span()
    if match.lastgroup == "either":
        return "either", ()
    if not counts_star and match.lastgroup in ("prefix", "excluded"):
        is_excluded = match.lastgroup == "excluded"
        return ("excluded" if is_excluded else "plain"), _phrase(text, start + is_excluded, end)
    if match.lastgroup == "prefix":
        return "plain", _prefix(text, start, end - 1)
    if match.lastgroup == "excluded":
        return "excluded", _excluded(text, start + 1, end)
    return ("excluded" if match[0].startswith("-") else "phrase"), _phrase(text, start, end)


def _run(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Return the clauses of the plain words in `text[start:end]`."""
    return tuple(_clause(each, start) for each in alternatives_of(text[start:end]))


def _clause(alternatives: Alternatives, shift: int) -> Clause:
    clauses = tuple(_row(each, shift) for each in alternatives)
    return clauses[0] if len(clauses) == 1 else Or(clauses)


def _row(tokens: Row, shift: int) -> TermClause | PhraseClause:
    terms = tuple(_term(each, shift) for each in tokens)
    return terms[0] if len(terms) == 1 else PhraseClause(terms)


def _terms(text: str, start: int, end: int) -> tuple[TermClause, ...]:
    """Return the terms of `text[start:end]` as it is written."""
    return tuple(_term(each, start) for each in outermost(text[start:end]))


def _term(token: Token, shift: int) -> TermClause:
    # No run has more positions than characters, so adding the shift keeps those of separate runs
    # apart.
    position = token.position + shift
    return TermClause(token.term, token.kind, token.start + shift, token.end + shift, position)


def _phrase(text: str, start: int, end: int) -> tuple[Clause, ...]:
    terms = _terms(text, start, end)
    return (PhraseClause(terms),) if len(terms) > 1 else terms


def _prefix(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Return the clauses of a word with a star: its last term is a prefix, the others are not."""
    if _CODE_STEM.fullmatch(text, start, end):
        return (PrefixClause(code.canonical(text[start:end]), TokenKind.CODE, start, end + 1),)
    tokens = [each for each in tokenize(text[start:end]) if each.kind is TokenKind.SYLLABLE]
    if not tokens or tokens[-1].end != end - start:
        return _terms(text, start, end)
    first = tokens[-1].start + start
    stem = PrefixClause(text[first:end].lower(), TokenKind.SYLLABLE, first, end + 1)
    return (*(_term(each, start) for each in tokens[:-1]), stem)


def _excluded(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Return the one clause of a word with a minus, or none.

    A star makes it a prefix, if the word is one term.
    """
    if text[end - 1] == "*" and len(clauses := _prefix(text, start, end - 1)) == 1:
        return clauses
    return _phrase(text, start, end)


def _either(left: Clause, right: Clause) -> Or:
    return Or((*left.clauses, right) if isinstance(left, Or) else (left, right))
