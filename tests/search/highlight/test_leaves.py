"""Leaves are numbered in the order of a query; all ways to write a name are one term."""

from search.highlight.leaves import number_leaves
from search.query.expansion import expand
from search.query.parser import parse


def test_leaves_belong_to_terms() -> None:
    leaves = number_leaves(expand(parse('họp UBND "tổ quốc" m*')))
    words = [(getattr(each, "term", "") or getattr(each, "stem", "")) for each in leaves.clauses]
    by_term: dict[int, list[str]] = {}
    for word, term in zip(words, leaves.terms, strict=True):
        by_term.setdefault(term, []).append(word)
    assert leaves.term_count == 5 == len(by_term)
    assert by_term[0] == ["họp"] and by_term[4] == ["m"]
    assert by_term[1][:5] == ["ubnd", "uỷ", "ban", "nhân", "dân"]
    assert [by_term[2], by_term[3]] == [["tổ"], ["quốc"]]


def test_a_phrase_is_known_by_its_first_leaf() -> None:
    leaves = number_leaves(parse('họp "tổ quốc"'))
    ((first, phrase),) = leaves.phrases
    assert list(leaves.clauses[first : first + 2]) == list(phrase.terms)


def test_a_blank_query_has_none() -> None:
    assert number_leaves(parse("")).term_count == 0
