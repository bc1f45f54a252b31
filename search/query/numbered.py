"""What has a number: `bão số 3` is another storm than `bão số 5`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from search.query.clause import Clause, PhraseClause, SynonymClause, TermClause
from search.query.rows import is_number, make_row

MOST_WORDS = 2
"""Syllables before a number that say what it counts: `nghị quyết 57`, `quận 8`."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Words with the number that follows them, and these words whatever follows."""

    whole: SynonymClause
    words: SynonymClause


def find_numbered(clauses: Sequence[Clause]) -> Iterator[Numbered]:
    """Yield each short number of some clauses with the words before it.

    Single letters are left out: `trung tâm y tế` has one.
    """
    for place, clause in enumerate(clauses):
        if isinstance(clause, TermClause) and is_number(clause) and clause.term.isdecimal():
            before = [*takewhile(_is_word, reversed(clauses[:place]))][:MOST_WORDS][::-1]
            run = [each for each in before if isinstance(each, TermClause)]
            if run and clause.position - run[0].position == len(run):
                words = SynonymClause((PhraseClause(tuple(run)),))
                yield Numbered(make_row([*run, clause]), words)


def _is_word(clause: Clause) -> bool:
    return isinstance(clause, TermClause) and not is_number(clause)
