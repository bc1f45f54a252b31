"""Writing all postings of a segment from batches of occurrences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy import bool_, intp, uint8, uint32
from numpy.typing import NDArray

from index.codec.array_names import (
    DOC_ID_OFFSETS,
    FREQUENCY_ROW_OFFSETS,
    PACKED_POSITIONS,
    POSITION_OFFSETS,
)
from index.codec.compiled.gathering import gather
from index.codec.container import Sinks
from index.codec.encoder import Postings, PostingsEncoder
from index.codec.frequency import FrequencyTable
from index.codec.occurrences.followers import append_followers
from index.codec.occurrences.positions import append_positions
from index.codec.occurrences.variants import append_variants
from index.codec.runs.look_ahead import one_ahead
from index.codec.runs.occurrence import Batch, Occurrences, TermDictionary, stable_order
from search.engine.segment.segment import NO_LIST
from search.engine.segment.term_table import TermTable, tabulate
from search.field import Field
from search.kernel.library import usable_kernel


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A batch of occurrences with their plain terms, counted from its first, and its postings.

    `accented` are those of its `lists` accented terms that have lists of their own.
    """

    first: int
    last: int
    occurrences: Occurrences
    plains: NDArray[intp]
    plain: Postings
    accented: Postings
    lists: int


def write_postings(
    sinks: Sinks, vocabulary: TermDictionary, count: int, batches: Iterable[Batch]
) -> None:
    """Write all terms, postings and positions of a segment of `count` documents.

    The batches cover all plain terms in ascending order, without gaps.
    """
    table = FrequencyTable(len(Field))
    plain_encoder = PostingsEncoder(sinks, "plain", count, table)
    accented_encoder = PostingsEncoder(sinks, "accented", count, table)
    first_variants = vocabulary.first_variants
    lists = _number_lists(vocabulary)
    for each in one_ahead(_gather_all(batches, vocabulary, lists)):
        plain_encoder.append(each.plain, each.last - each.first)
        _append_occurrences(sinks, each, first_variants[each.first : each.last + 1])
        append_followers(sinks, each.first, each.plain, each.occurrences.followers, count)
        if each.lists:
            accented_encoder.append(each.accented, each.lists)
    sinks.append(POSITION_OFFSETS, np.array([sinks.length(PACKED_POSITIONS)]))
    sinks.append("variants_at", np.array([sinks.length("variants")]))
    _write_terms(sinks, "plain_terms", tabulate(vocabulary.plain_terms))
    _write_terms(sinks, "accented_terms", tabulate(vocabulary.accented_terms))
    sinks.append("first_variants", first_variants)
    sinks.append("accented_lists", lists)
    sinks.append("frequencies", table.to_array().reshape(-1))
    for name in ("lengths", DOC_ID_OFFSETS, FREQUENCY_ROW_OFFSETS):
        sinks.narrow(f"plain.{name}")
        sinks.narrow(f"accented.{name}")
    for name in (POSITION_OFFSETS, "variants_at", "first_variants", "follower_offsets"):
        sinks.narrow(name)


def _append_occurrences(sinks: Sinks, held: _Gathered, first_variants: NDArray[intp]) -> None:
    """Write positions and variants; `first_variants` has one more than there are plain terms."""
    counts = np.bincount(held.plains, minlength=held.last - held.first)
    append_positions(sinks, held.occurrences.packed_positions, counts)
    variants = held.occurrences.terms - first_variants.take(held.plains).astype(uint32)
    append_variants(sinks, variants, counts, np.diff(first_variants))


def _gather_all(
    batches: Iterable[Batch], vocabulary: TermDictionary, lists: NDArray[uint32]
) -> Iterator[_Gathered]:
    """Yield batches with their postings; `lists` has the list number of each accented term."""
    first_variants = vocabulary.first_variants
    for first, last, occurrences in batches:
        plains = vocabulary.plain_numbers.take(occurrences.terms) - first
        plain = _gather(plains, occurrences.doc_ids, occurrences.fields)
        # Only accented terms with lists of their own; sorted by term, then by document as before.
        with_list = np.flatnonzero(lists.take(occurrences.terms) != NO_LIST)
        terms = occurrences.terms.take(with_list)
        order = with_list.take(stable_order(terms - first_variants[first]))
        own = lists[first_variants[first] : first_variants[last]]
        own = own[own != NO_LIST]
        numbers = lists.take(occurrences.terms.take(order)).astype(intp) - int(own[:1].sum())
        accented = _gather(numbers, occurrences.doc_ids.take(order), occurrences.fields.take(order))
        yield _Gathered(first, last, occurrences, plains, plain, accented, len(own))


def _number_lists(vocabulary: TermDictionary) -> NDArray[uint32]:
    """Return for each accented term the number of its list.

    The only variant of a plain term shares that term's list and gets NO_LIST.
    """
    several: NDArray[bool_] = np.diff(vocabulary.first_variants).take(vocabulary.plain_numbers) > 1
    return np.where(several, several.cumsum() - 1, NO_LIST).astype(uint32)


def _gather(lists: NDArray[intp], doc_ids: NDArray[uint32], fields: NDArray[uint8]) -> Postings:
    """Return the postings of occurrences, which are sorted by list, then by document."""
    kernel = usable_kernel()
    return gather(kernel, lists, doc_ids, fields) if kernel else _add_up(lists, doc_ids, fields)


def _add_up(lists: NDArray[intp], doc_ids: NDArray[uint32], fields: NDArray[uint8]) -> Postings:
    """Do the same as `index.codec.compiled.gathering.gather`."""
    begins = np.empty(len(lists), bool_)
    begins[:1] = True
    begins[1:] = (lists[1:] != lists[:-1]) | (doc_ids[1:] != doc_ids[:-1])
    firsts = np.flatnonzero(begins)
    cells = (begins.cumsum() - 1) * len(Field) + fields
    frequencies = np.bincount(cells, minlength=len(firsts) * len(Field))
    return Postings(
        lists.take(firsts),
        doc_ids.take(firsts),
        frequencies.astype(uint32).reshape(-1, len(Field)),
    )


def _write_terms(sinks: Sinks, name: str, table: TermTable) -> None:
    sinks.append(f"{name}.letters", table.letters)
    sinks.append(f"{name}.ends", table.ends)
