"""What a reader may be about to type: phrases, organisations, codes and titles of the corpus."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

from search.correction.near_phrase import count_in_a_row
from search.correction.restoration import restore
from search.engine.contract import Engine
from search.facets.organisation_names import OrganisationNames
from search.facets.written_code import written_code
from search.field import CODES, ORGANISATIONS, Field
from search.query.clause import Query
from search.query.rewriting import dress, tokens_in_a_row
from search.relaxation.interpreter import interpret
from search.relaxation.query_memo import QueryMemo
from search.request import Filters, SearchRequest
from search.suggest.completion import complete, complete_stem
from search.suggest.phrasebook import Phrase, Phrasebook, read_runs
from search.suggest.title import find_titles
from search.suggest.typed_prefix import TypedPrefix, read_typed_prefixes
from search.text import code
from search.text.spelling import bare, clean, plain

LIMIT = 4
"""Suggestions of each kind, unless more are asked for."""

LONGEST = 200
"""Characters of a text that is completed; a longer one was pasted."""

WORDS = 24
"""Words that a half-typed word may become: the most frequent ones."""

LIKELY = 8
"""Ways to go on that are looked for in a row."""

RESTORED = 3
"""Of these, how many are offered, with accents restored: that takes longest."""

RESTORED_BY = 1_000
"""Documents by which accents are restored: somebody waits at each key."""

SAMPLE = 3_000
"""Bulletins whose titles and leads the phrases come from; reading them takes half a second."""


class SuggestionKind(StrEnum):
    """What a suggestion is; the kinds come in this order."""

    PHRASE = "phrase"
    ORGANISATION = "organisation"
    CODE = "code"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A text to search for, and how many bulletins it finds.

    `id` is that of the organisation or of the newest bulletin with the title; others have none.
    """

    kind: SuggestionKind
    text: str
    count: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Name:
    """An organisation: the terms of its label, and its plain terms with a space before each."""

    terms: tuple[str, ...]
    line: str
    label: str
    count: int
    id: str


def _written(phrase: Phrase) -> str:
    return " ".join(dress(each, each) for each in phrase.terms)


def _same_words(one: str, other: str) -> int:
    """Return how many letters the words take with which both texts begin."""
    words = zip(one.split(" "), other.split(" "), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], words)
    return max(0, sum(len(word) + 1 for word, _ in same) - 1)


class Suggester:
    """Suggests from one generation; threads may share it. Its first answer takes a second."""

    def __init__(self, engine: Engine, names: OrganisationNames) -> None:
        self._engine = engine
        self._organisation_names = names

    def suggest(self, text: str, limit: int = LIMIT) -> Sequence[Suggestion]:
        """Return up to `limit` suggestions of each kind for what is typed so far."""
        found: dict[SuggestionKind, dict[str, Suggestion]] = {kind: {} for kind in SuggestionKind}
        if len(text) > LONGEST:
            return []
        for typed in read_typed_prefixes(text):
            for each in self._find(typed, limit):
                found[each.kind].setdefault(each.text, each)
        return [each for kind in SuggestionKind for each in islice(found[kind].values(), limit)]

    def prepare(self) -> None:
        """Read what suggestions are made of, so that the first reader need not wait for it."""
        self.suggest("a")

    def _find(self, typed: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        if not typed.terms and not typed.stem:
            return
        words = complete_stem(self._engine.terms, typed.stem, WORDS)
        yield from self._phrases(typed, words, limit)
        yield from self._organisations(typed, limit)
        yield from self._codes(typed, limit)
        for title in find_titles(self._engine, typed, words, limit):
            yield Suggestion(SuggestionKind.TITLE, title.text, title.count, title.id)

    def _phrases(
        self, typed: TypedPrefix, words: Sequence[str], limit: int
    ) -> Iterator[Suggestion]:
        """Yield frequent phrases that begin with what is typed or its end, or else likely words."""
        for text in self._complete(typed, words, limit) if typed.is_word else ():
            if count := self._total(text):
                yield Suggestion(SuggestionKind.PHRASE, text, count)

    def _total(self, text: str) -> int:
        """Return how many bulletins the search for a suggestion finds."""
        return interpret(QueryMemo(self._engine), SearchRequest(text)).matches.total

    def _complete(self, typed: TypedPrefix, words: Sequence[str], limit: int) -> Sequence[str]:
        """Return the phrases that go on from all that is typed, or else from the end of it.

        Of the latter, only what most bulletins have in a row is returned, if any have it.
        """
        if phrases := self._phrasebook.find(typed, limit):
            return [_written(phrase) for phrase in phrases]
        likely = complete(self._engine.terms, typed, words, LIKELY)
        before = typed.text[: typed.starts[-1]]
        texts = [before + dress(typed.stem, each) for each in likely]
        for tail in islice(typed.tails(), 1, None):
            if phrases := self._phrasebook.find(tail, LIKELY):
                before = typed.text[: tail.starts[0]]
                written = [before + _written(phrase) for phrase in phrases]
                longer = bare("\n".join(written))
                texts = [*written, *(each for each in texts if bare(each) not in longer)]
                break
        is_bare = typed.text == bare(typed.text)
        return self._most_frequent(texts, is_bare=is_bare)[:limit]

    def _most_frequent(self, texts: Sequence[str], *, is_bare: bool) -> Sequence[str]:
        """Return the texts that most bulletins have in a row, or the likeliest if none has any.

        Where only bare letters were typed, accents are restored.
        """
        memo = QueryMemo(self._engine)
        counts = {each: count_in_a_row(memo, each) or 0 for each in dict.fromkeys(texts)}
        known = sorted(filter(counts.__getitem__, counts), key=lambda each: -counts[each])
        chosen = known[:RESTORED] or list(counts)[:1]
        return list(dict.fromkeys(self._restored(chosen))) if is_bare else chosen

    def _restored(self, texts: Sequence[str]) -> Iterator[str]:
        """Yield texts with accents restored: what begins like the first begins so restored too.

        How they go on is from bulletins, with its accents.
        """
        first, restored = "", ""
        for text in texts:
            if begun := _same_words(first, text):
                yield restored[:begun] + text[begun:]
                continue
            readings = restore(self._engine.terms, text, RESTORED_BY)
            first, restored = text, readings[0].text if readings else text
            yield restored

    def _organisations(self, typed: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        """Yield organisations that have the typed words in a row, the most frequent first."""
        # One expression for all lines: half the time of looking for each.
        begun = re.compile("|".join(re.escape(f" {line}") for line in typed.lines)).search
        found = (
            each
            for each in self._names
            if begun(each.line)
            and any(typed.begins(each.terms[start:]) for start in range(len(each.terms)))
        )
        for each in islice(found, limit):
            yield Suggestion(SuggestionKind.ORGANISATION, each.label, each.count, each.id)

    def _codes(self, typed: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        """Yield codes that begin with the last thing typed, if it begins with a digit."""
        last = typed.text.rpartition(" ")[2]
        if not last[:1].isdigit():
            return
        for term, count in self._engine.keyword(CODES).longest(code.canonical(last), limit):
            yield Suggestion(SuggestionKind.CODE, written_code(self._engine, term), count)

    @cached_property
    def _phrasebook(self) -> Phrasebook:
        texts = []
        for record in self._engine.sample(SAMPLE):
            bulletin = record["bulletin"]
            fields = bulletin[Field.TITLE], bulletin[Field.LEAD]
            texts.append([run for each in fields for run in read_runs(clean(each))])
        return Phrasebook(texts)

    @cached_property
    def _names(self) -> Sequence[_Name]:
        """The organisations, most frequent first."""
        everything = self._engine.match(Query(""))
        counts = self._organisation_names.listed(everything.term_counts(ORGANISATIONS, Filters()))
        names = [self._name(id, count) for id, count in counts.held()]
        order = self._organisation_names.order
        return sorted(names, key=lambda each: (-each.count, *order(each.id)))

    def _name(self, id: str, count: int) -> _Name:
        label = self._organisation_names.label(id)
        terms = tuple(each.term for each in tokens_in_a_row(clean(label)))
        return _Name(terms, " ".join(["", *map(plain, terms)]), label, count, id)
