"""What has a number: `bão số 3` is another storm than `bão số 5`.

Or it counts what follows: in `lở đất 2 người`, "2 người" may stand anywhere in a title.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from search.query.clause import Clause, PhraseClause, SynonymClause, TermClause
from search.query.rows import is_number, make_row

MOST_WORDS = 2
"""Syllables before a number that say what it counts: `nghị quyết 57`, `quận 8`."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Words with the number that follows them, and these words whatever follows.

    `whole` can also be the number with the word behind it, which it may count.
    """

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
                ways = *make_row([*run, clause]).clauses, *_counted(clause, clauses[place + 1 :])
                yield Numbered(SynonymClause(ways), SynonymClause((PhraseClause(tuple(run)),)))


def _counted(number: TermClause, behind: Sequence[Clause]) -> Iterator[PhraseClause]:
    """Yield a number with the word that stands just behind it, if there is one."""
    for each in behind[:1]:
        if isinstance(each, TermClause) and each.position == number.position + 1 and _is_word(each):
            yield PhraseClause((number, each))


def _is_word(clause: Clause) -> bool:
    return isinstance(clause, TermClause) and not is_number(clause)
