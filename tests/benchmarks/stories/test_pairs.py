from dataclasses import replace

from benchmarks.stories.pairs import judge, pairs_in
from tests.retold import RETOLD

TEXTS = {each.id: each for each in (*RETOLD, replace(RETOLD[6], id="ong-2"))}


def test_pairs_are_those_within_groups() -> None:
    found = set(pairs_in([["b", "a", "c"], ["d"], ["e", "f"]]))
    assert found == {frozenset(each) for each in ("ab", "ac", "bc", "ef")}


def test_found_pairs_are_held_to_those_that_were_made() -> None:
    originals = {"x": "hoa-1", "y": "hoa-1", "z": "cho-7"}
    stories = [["hoa-1", "x"], ["y", "cho-8"], ["cho-7", "z"], ["ong", "ong-2"]]
    figures = judge(stories, originals, TEXTS)
    # hoa-1, x and y make three pairs, cho-7 and z one.
    assert (figures.made, figures.found, figures.right) == (4, 3, 2)
    assert (figures.real, figures.elsewhere) == (0, 1)
    assert (figures.recall, figures.precision) == (2 / 4, 2 / 3)


def test_a_pair_of_the_file_itself_is_real() -> None:
    figures = judge([["x", "ong", "ong-2"]], {"x": "ong"}, TEXTS)
    assert (figures.right, figures.real, figures.precision) == (1, 2, 1.0)
    assert figures.strict_precision == 1 / 3
