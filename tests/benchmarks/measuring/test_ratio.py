import pytest

from benchmarks.inputs.mix import Mix
from benchmarks.measuring.ratio import Ratio, compare, compare_engines
from tests.benchmarks.figures import engine_figures, mix_figures


def test_medians_and_95th_percentiles_are_compared() -> None:
    assert compare(mix_figures(1, 2, 3), mix_figures(4, 4, 12)) == Ratio(0.5, 0.25)


@pytest.mark.parametrize("swapped", [False, True])
def test_only_queries_that_both_were_asked_count(swapped: bool) -> None:
    many, few = mix_figures(1, 1, 500, 500, 500), mix_figures(2, 2)
    ratio = compare(few, many) if swapped else compare(many, few)
    assert ratio == (Ratio(2, 2) if swapped else Ratio(0.5, 0.5))


def test_everything_stands_beside_the_bare_words_of_a_peer() -> None:
    ours = engine_figures(words=[1], everything=[6])
    assert compare_engines(ours, engine_figures(words=[2], phrases=[9])) == {
        Mix.WORDS: Ratio(0.5, 0.5),
        Mix.EVERYTHING: Ratio(3, 3),
    }


def test_everything_stands_beside_everything_where_both_do_it() -> None:
    ours, theirs = engine_figures(everything=[6]), engine_figures(words=[1], everything=[3])
    assert compare_engines(ours, theirs) == {Mix.EVERYTHING: Ratio(2, 2)}
