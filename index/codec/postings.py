"""Writing all postings of a segment from batches of occurrences."""

from collections.abc import Iterable

import numpy as np
from numpy import bool_, intp, uint32
from numpy.typing import NDArray

from index.codec.container import Sinks
from index.codec.encoder import Postings, PostingsEncoder
from index.codec.frequency import FrequencyTable
from index.codec.occurrence import Occurrences, TermDictionary, stable_order
from index.codec.places import append_places
from search.engine.segment.segment import NO_LIST
from search.engine.segment.term_table import TermTable, tabulate
from search.field import Field

Batch = tuple[int, int, Occurrences]
"""The first plain term of a batch, the one after its last, and all their occurrences."""


def write_postings(
    sinks: Sinks, vocabulary: TermDictionary, count: int, batches: Iterable[Batch]
) -> None:
    """Write the terms and their postings; the batches cover all plain terms in order."""
    table = FrequencyTable(len(Field))
    plain_encoder = PostingsEncoder(sinks, "plain", count, table)
    accented_encoder = PostingsEncoder(sinks, "accented", count, table)
    first_variants = vocabulary.first_variants
    lists = _number_lists(vocabulary)
    for first, last, occurrences in batches:
        plains = vocabulary.plain_numbers.take(occurrences.terms) - first
        plain_encoder.append(_gather(occurrences, plains), last - first)
        append_places(sinks, occurrences, plains, first_variants[first : last + 1])
        several = np.flatnonzero(lists.take(occurrences.terms) != NO_LIST)
        chosen = occurrences.take(several)
        chosen = chosen.take(stable_order(chosen.terms - first_variants[first]))
        numbers = lists.take(chosen.terms).astype(intp)
        held = lists[first_variants[first] : first_variants[last]]
        held = held[held != NO_LIST]
        if len(held):
            accented_encoder.append(_gather(chosen, numbers - int(held[0])), len(held))
    sinks.append("places_at", np.array([sinks.length("places")]))
    sinks.append("variants_at", np.array([sinks.length("variants")]))
    _write_terms(sinks, "plain_terms", tabulate(vocabulary.plain_terms))
    _write_terms(sinks, "accented_terms", tabulate(vocabulary.accented_terms))
    sinks.append("first_variants", first_variants)
    sinks.append("accented_lists", lists)
    sinks.append("frequencies", table.rows().reshape(-1))
    for name in ("lengths", "documents_at", "codes_at"):
        sinks.narrow(f"plain.{name}")
        sinks.narrow(f"accented.{name}")
    for name in ("places_at", "variants_at", "first_variants"):
        sinks.narrow(name)


def _number_lists(vocabulary: TermDictionary) -> NDArray[uint32]:
    """Return the list of each accented term; those without variants share their plain term's."""
    several: NDArray[bool_] = np.diff(vocabulary.first_variants).take(vocabulary.plain_numbers) > 1
    return np.where(several, several.cumsum() - 1, NO_LIST).astype(uint32)


def _gather(occurrences: Occurrences, lists: NDArray[intp]) -> Postings:
    """Return occurrences, sorted by list and document, as postings."""
    begins = np.empty(len(lists), bool_)
    begins[:1] = True
    begins[1:] = (lists[1:] != lists[:-1]) | (
        occurrences.documents[1:] != occurrences.documents[:-1]
    )
    firsts = np.flatnonzero(begins)
    cells = (begins.cumsum() - 1) * len(Field) + occurrences.fields
    frequencies = np.bincount(cells, minlength=len(firsts) * len(Field))
    return Postings(
        lists.take(firsts),
        occurrences.documents.take(firsts),
        frequencies.astype(uint32).reshape(-1, len(Field)),
    )


def _write_terms(sinks: Sinks, name: str, table: TermTable) -> None:
    sinks.append(f"{name}.letters", table.letters)
    sinks.append(f"{name}.ends", table.ends)
