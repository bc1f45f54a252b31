"""What a reader may be about to type: phrases, organisations, codes and titles of the corpus."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from json import loads

import numpy as np

from search.engine.executor import ArrayExecutor
from search.engine.index_reader import IndexReader
from search.engine.segment.records import KeywordLists
from search.facets.organisation_names import OrganisationNames
from search.field import CODES, Field
from search.query.parser import parse
from search.query.rewriting import dress, tokens_in_a_row
from search.suggest.completion import complete, complete_stem
from search.suggest.phrasebook import Phrasebook, read_runs
from search.suggest.title import find_titles
from search.suggest.typed_prefix import TypedPrefix, read_typed_prefixes
from search.text import code
from search.text.spelling import alphabetical, clean, plain

LIMIT = 4
"""Suggestions of each kind, unless more are asked for."""

LONGEST = 200
"""Characters of a text that may go on; what is longer was pasted."""

WORDS = 8
"""Ways for a half-typed word to go on: the most frequent ones."""

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


class Suggester:
    """Suggests from one collection; threads may share it. Its first answer takes a second."""

    def __init__(self, collection: IndexReader) -> None:
        self._collection = collection
        self._executor = ArrayExecutor(collection)
        self._directory = OrganisationNames(collection)

    def suggest(self, text: str, limit: int = LIMIT) -> Sequence[Suggestion]:
        """Return up to `limit` suggestions of each kind for what is typed so far."""
        found: dict[SuggestionKind, dict[str, Suggestion]] = {kind: {} for kind in SuggestionKind}
        if len(text) > LONGEST:
            return []
        for beginning in read_typed_prefixes(text):
            for each in self._find(beginning, limit):
                found[each.kind].setdefault(each.text, each)
        return [each for kind in SuggestionKind for each in islice(found[kind].values(), limit)]

    def prepare(self) -> None:
        """Read what suggestions are made of, so that the first reader need not wait for it."""
        self.suggest("a")

    def _find(self, beginning: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        if not beginning.terms and not beginning.stem:
            return
        words = complete_stem(self._collection, beginning.stem, WORDS)
        yield from self._phrases(beginning, words, limit)
        yield from self._organisations(beginning, limit)
        yield from self._codes(beginning, limit)
        for title in find_titles(self._collection, beginning, words, limit):
            yield Suggestion(SuggestionKind.TITLE, title.text, title.count, title.id)

    def _phrases(
        self, beginning: TypedPrefix, words: Sequence[str], limit: int
    ) -> Iterator[Suggestion]:
        """Yield frequent phrases that begin so, or with the last words, or else likely words."""
        for text in self._go_on(beginning, words, limit) if beginning.is_word else ():
            if count := len(self._executor.find(parse(text)).documents):
                yield Suggestion(SuggestionKind.PHRASE, text, count)

    def _go_on(self, beginning: TypedPrefix, words: Sequence[str], limit: int) -> Sequence[str]:
        for tail in beginning.tails():
            typed = beginning.text[: tail.starts[0]]
            if phrases := self._phrasebook.find(tail, limit):
                return [
                    typed + " ".join(dress(each, each) for each in phrase.terms)
                    for phrase in phrases
                ]
        typed = beginning.text[: beginning.starts[-1]]
        likely = complete(self._collection, beginning, words, limit)
        return [typed + dress(beginning.stem, each) for each in likely]

    def _organisations(self, beginning: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        """Yield organisations that have the typed words in a row, the most frequent first."""
        lines = [f" {line}" for line in beginning.lines]
        found = (
            each
            for each in self._names
            if any(line in each.line for line in lines)
            and any(beginning.begins(each.terms[start:]) for start in range(len(each.terms)))
        )
        for each in islice(found, limit):
            yield Suggestion(SuggestionKind.ORGANISATION, each.label, each.count, each.id)

    def _codes(self, beginning: TypedPrefix, limit: int) -> Iterator[Suggestion]:
        """Yield codes that begin with the last thing typed, if it begins with a digit."""
        typed = beginning.text.rpartition(" ")[2]
        if not typed[:1].isdigit():
            return
        counts: Counter[str] = Counter()
        holders: dict[str, int] = {}
        for part in self._collection.parts:
            lists = part.records.keywords[CODES]
            for number in _longest(lists, code.canonical(typed), limit):
                documents = lists.documents_of(number)
                if part.alive is not None:
                    documents = documents[part.alive.contains(documents)]
                if len(documents):
                    term = lists.terms[number].decode()
                    counts[term] += len(documents)
                    holders[term] = part.first + int(documents[0])
        for term in nsmallest(limit, counts, key=lambda each: (-counts[each], each)):
            record = loads(self._collection.text(holders[term]))
            shown = next((each for each in record[CODES] if code.canonical(each) == term), term)
            yield Suggestion(SuggestionKind.CODE, shown, counts[term])

    @cached_property
    def _phrasebook(self) -> Phrasebook:
        living = self._collection.living
        step = -(-len(living) // SAMPLE) or 1
        texts = []
        for number in living[::step].tolist():
            bulletin = loads(self._collection.text(number))["bulletin"]
            fields = bulletin[Field.TITLE], bulletin[Field.LEAD]
            texts.append([run for each in fields for run in read_runs(clean(each))])
        return Phrasebook(texts)

    @cached_property
    def _names(self) -> Sequence[_Name]:
        """The organisations, most frequent first."""
        collection = self._collection
        held = collection.organisations_of(collection.living)
        counts = np.bincount(held, minlength=len(collection.organisations)).tolist()
        names = [
            self._name(id, count)
            for id, count in zip(collection.organisations, counts, strict=True)
            if count
        ]
        return sorted(names, key=lambda each: (-each.count, alphabetical(each.label)))

    def _name(self, id: str, count: int) -> _Name:
        label = self._directory.label(id)
        terms = tuple(each.term for each in tokens_in_a_row(clean(label)))
        return _Name(terms, " ".join(["", *map(plain, terms)]), label, count, id)


def _longest(lists: KeywordLists, stem: str, limit: int) -> Sequence[int]:
    """Return the terms that begin so and have the longest lists."""
    begun = lists.terms.begun(stem.encode())
    ends = lists.ends[begun.start : begun.stop].astype(np.intp)
    first = int(lists.ends[begun.start - 1]) if begun.start else 0
    lengths = np.diff(ends, prepend=first)
    order = np.argsort(-lengths, kind="stable")[:limit]
    return [begun.start + each for each in order.tolist()]
