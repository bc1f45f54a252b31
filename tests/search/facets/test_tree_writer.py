"""The kernel writes the tree that `as_tree` makes."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orjson import dumps, loads

from search.facets.facet_tree import FacetEntry, as_tree
from search.facets.term_choice import ChosenTerms
from search.facets.tree_writer import TreeWriter
from search.kernel.library import Kernel
from search.result import FacetValue
from tests.search.engine.engines import KERNEL

NONE = "khong-ro"
pytestmark = pytest.mark.skipif(not isinstance(KERNEL, Kernel), reason="there is no kernel here")
BETWEEN = b',"said":"%d \xc4\x90",'


def form(id: str, label: str) -> tuple[bytes, bytes]:
    return b'{"id":%b,"count":' % dumps(id), b'"label":%b,"parts":' % dumps(label)


def as_dict(value: FacetValue) -> dict[str, Any]:
    parts = [as_dict(each) for each in value.parts]
    said = loads(b"{%b}" % BETWEEN.strip(b","))
    return {"id": value.id, "count": value.count, **said, "label": value.label, "parts": parts}


def writer_of(entries: Mapping[str, FacetEntry]) -> TreeWriter:
    assert isinstance(KERNEL, Kernel)
    return TreeWriter(KERNEL, entries.__getitem__, NONE)


def written(writer: TreeWriter, chosen: ChosenTerms, missing: int = 0) -> tuple[Any, int]:
    write = writer.writer(chosen, missing)
    assert write is not None
    values = write(form, BETWEEN)
    return values.json, values.total


@st.composite
def facets(draw: st.DrawFn) -> tuple[Mapping[str, FacetEntry], list[list[tuple[int, int]]]]:
    """Entries of some terms, and the counts of several answers."""
    names = st.text("aăđ\x01 \U0001f33e", max_size=2)
    total = draw(st.integers(0, 12))
    ids = [f"t{number:02}" for number in range(total)]
    entries = {}
    for id in (*ids, NONE):
        # Nothing stands above itself, as a place stands below what has more of the country.
        above = draw(st.lists(st.sampled_from([*ids, "xa-la"]), max_size=3, unique=True))
        key = (draw(st.integers(0, 2)), draw(names), draw(names), id)
        entries[id] = FacetEntry(id, f"Xã {id} “%s”", tuple(a for a in above if a < id), key)
    answer = st.lists(
        st.tuples(st.integers(0, max(0, total - 1)), st.integers(1, 3)),
        max_size=total,
        unique_by=lambda each: each[0],
    )
    return entries, draw(st.lists(answer if total else st.just([]), min_size=1, max_size=3))


@given(facets(), st.integers(0, 3))
def test_a_tree_is_written_as_it_is_made(
    given_facets: tuple[Mapping[str, FacetEntry], list[list[tuple[int, int]]]], missing: int
) -> None:
    entries, answers = given_facets
    terms = sorted(each for each in entries if each != NONE)
    writer = writer_of(entries)
    for counted in answers:
        numbers, counts = [number for number, _ in counted], [count for _, count in counted]
        chosen = ChosenTerms(terms, numbers, counts, len(numbers))
        held = [(entries[terms[number]], count) for number, count in counted]
        if missing:
            held.append((entries[NONE], missing))
        made = [as_dict(each) for each in as_tree(held, ())]
        assert written(writer, chosen, missing) == (dumps(made), len(held))


def test_terms_without_an_order_stand_as_they_are_numbered() -> None:
    terms = ("a", "b", "c")
    writer = writer_of({each: FacetEntry(each, each.upper(), (), ()) for each in terms})
    json, total = written(writer, ChosenTerms(terms, [2, 0, 1], [1, 1, 4], 3))
    assert ([each["id"] for each in loads(json)], total) == (["b", "a", "c"], 3)


def test_another_list_of_terms_has_pieces_of_its_own() -> None:
    entries = {each: FacetEntry(each, each, (), ()) for each in ("a", "b", "c")}
    writer = writer_of(entries)

    def first(terms: Sequence[str]) -> str:
        return str(loads(written(writer, ChosenTerms(terms, [0], [1], 1))[0])[0]["id"])

    assert [first(each) for each in (("a", "b"), ("b", "c"), ("a", "b"))] == ["a", "b", "a"]


def test_without_a_kernel_nothing_writes() -> None:
    writer = TreeWriter(None, lambda id: FacetEntry(id, id, (), ()))
    assert writer.writer(ChosenTerms((), (), (), 0)) is None
