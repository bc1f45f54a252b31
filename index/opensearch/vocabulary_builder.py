"""Builds the vocabulary of a generation: numbers terms, and counts the documents of each token."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy import int64, intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.builder import SegmentBuilder
from index.codec.container import Sinks
from index.codec.document import Document
from index.codec.runs.term_numbers import TermNumbers
from index.opening.vocabulary_file import MAPPING_VERSION, SAMPLE_FILE, VOCABULARY_FILE
from search.engine.segment.term_table import tabulate
from search.field import DAY, ID, KEYWORDS, Field
from search.opensearch.query.typed_forms import SIGN, exact_token, tokens_of
from search.opensearch.stored_terms import unpack
from search.opensearch.vocabulary import Vocabulary
from search.text.analysis import FieldTerms
from search.text.spelling import plain_term


class VocabularyBuilder:
    """The terms met so far; `basis` has those of the generation that is built on.

    A term keeps its number from one generation to the next, because documents store numbers.
    """

    def __init__(self, basis: Vocabulary | None = None) -> None:
        self._numbers: dict[str, int] = {}
        self._terms: list[str] = []
        self._tokens: dict[str, int] = {}
        self._stacks: dict[int, str] = {}
        self._token_numbers: dict[int, NDArray[intp]] = {}
        self._counts = np.zeros(1 << 12, int64)
        self._renumbered = TermNumbers(self._number)
        self.documents = basis.documents if basis else 0
        self.length = basis.length if basis else 0
        if basis:
            self._take_over(basis)

    @property
    def average_length(self) -> float:
        """The mean number of terms of a document so far."""
        return self.length / max(1, self.documents)

    def number_terms(self, field: FieldTerms) -> NDArray[uint32]:
        """Return the number of each term of a field."""
        return self._renumbered.of(field.vocabulary, field.numbers)

    def stack(self, number: int) -> str:
        """Return the tokens of a term as they are sent to the cluster."""
        if number not in self._stacks:
            self._stacks[number] = SIGN.join(tokens_of(self._terms[number]))
        return self._stacks[number]

    def count(self, fields: Sequence[NDArray[uint32]], sign: int = 1) -> None:
        """Count a document, given the numbers of the terms of its fields; -1 takes one away."""
        numbers = np.unique(np.concatenate(fields)) if fields else np.empty(0, uint32)
        held = [self._tokens_of(each) for each in numbers.tolist()]
        tokens = np.unique(np.concatenate(held)) if held else np.empty(0, intp)
        self._counts[tokens] += sign
        self.documents += sign
        self.length += sign * sum(map(len, fields))

    def discount(self, packed: bytes) -> None:
        """Take away a document, given its stored terms."""
        _, numbers, _ = unpack(packed)
        self.count([numbers.astype(uint32)], -1)

    def write(
        self,
        folder: Path,
        sampled: Sequence[int],
        sample: Sequence[bytes],
        *,
        newest_day: int,
        next_number: int,
    ) -> None:
        """Write the vocabulary, and a segment of the sampled documents, given their stored terms.

        `sampled` are the numbers of these documents.
        """
        held = sorted(
            (plain_term(term).encode(), term.encode(), number)
            for number, term in enumerate(self._terms)
            if self._count_of(exact_token(term))
        )
        plains = [plain for plain, _, _ in held]
        firsts = [
            place for place, each in enumerate(plains) if not place or each != plains[place - 1]
        ]
        tokens = sorted(
            (token.encode(), int(self._counts[number]))
            for token, number in self._tokens.items()
            if self._counts[number]
        )
        sinks = Sinks(folder)
        _append_terms(sinks, "plain_terms", [plains[each] for each in firsts])
        sinks.append("first_variants", np.array([*firsts, len(held)], uint32))
        _append_terms(sinks, "accented_terms", [term for _, term, _ in held])
        sinks.append("numbers", np.array([number for _, _, number in held], uint32))
        _append_terms(sinks, "tokens", [token for token, _ in tokens])
        sinks.append("token_counts", np.array([count for _, count in tokens], uint32))
        sinks.append("sampled", np.array(sampled, int64))
        described = {
            "documents": self.documents,
            "length": self.length,
            "newest_day": newest_day,
            "next_number": next_number,
            "mapping": MAPPING_VERSION,
        }
        sinks.write(folder / VOCABULARY_FILE, described)
        builder = SegmentBuilder(folder)
        for each in self._sampled_documents(sample):
            builder.add(each)
        builder.finish(folder / SAMPLE_FILE)

    def _sampled_documents(self, sample: Sequence[bytes]) -> Iterator[Document]:
        """Yield documents that have nothing but their terms."""
        read = [unpack(each) for each in sample]
        numbers = [numbers for _, numbers, _ in read]
        known = np.unique(np.concatenate(numbers)) if numbers else np.empty(0, uint32)
        vocabulary = [self._terms[each] for each in known.tolist()]
        for place, (lengths, held, packed) in enumerate(read):
            local = np.searchsorted(known, held).astype(uint32)
            ends = np.cumsum(lengths)[:-1].astype(intp)
            parts = zip(Field, np.split(local, ends), np.split(packed, ends), strict=True)
            yield Document(
                published=0,
                text=b"{}",
                keywords={**_NO_KEYWORDS, ID: (str(place),)},
                fields={
                    name: FieldTerms(vocabulary, terms, positions)
                    for name, terms, positions in parts
                    if len(terms)
                },
            )

    def _take_over(self, basis: Vocabulary) -> None:
        numbers = basis.numbers.tolist()
        self._terms = [""] * (max(numbers, default=-1) + 1)
        for number, term in zip(numbers, basis.accented_terms, strict=True):
            self._terms[number] = term.decode()
            self._numbers[self._terms[number]] = number
        self._tokens = {each.decode(): place for place, each in enumerate(basis.tokens)}
        self._counts = np.concatenate([basis.token_counts.astype(int64), np.zeros(64, int64)])

    def _number(self, term: str) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self._terms)
            self._terms.append(term)
        return number

    def _tokens_of(self, number: int) -> NDArray[intp]:
        held = self._token_numbers.get(number)
        if held is None:
            tokens = self.stack(number).split(SIGN)
            held = np.array(
                [self._tokens.setdefault(each, len(self._tokens)) for each in tokens], intp
            )
            self._token_numbers[number] = held
            if len(self._tokens) > len(self._counts):
                grown = np.zeros(2 * len(self._counts) + len(self._tokens), int64)
                grown[: len(self._counts)] = self._counts
                self._counts = grown
        return held

    def _count_of(self, token: str) -> int:
        number = self._tokens.get(token)
        return 0 if number is None else int(self._counts[number])


_NO_KEYWORDS: dict[str, Sequence[str]] = {each: () for each in KEYWORDS} | {DAY: ("1970-01-01",)}


def _append_terms(sinks: Sinks, name: str, terms: Sequence[bytes]) -> None:
    table = tabulate(terms)
    sinks.append(f"{name}_letters", np.asarray(table.letters, uint8))
    sinks.append(f"{name}_ends", np.fromiter(accumulate(map(len, terms)), uint32, len(terms)))
