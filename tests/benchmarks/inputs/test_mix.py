from benchmarks.inputs.accents import without_accents
from benchmarks.inputs.mix import LONGEST, RUNS, Mix, draw_queries, queries_of

TITLES = [
    "Chợ nổi Vàm Xanh, đông khách dịp lễ",
    "Khai giảng 12 lớp học bơi",
    "Họp bàn Nghị quyết 73-NQ/TU về đê điều",
]


def test_the_same_titles_give_the_same_queries() -> None:
    assert draw_queries(TITLES) == draw_queries(iter(TITLES))
    assert draw_queries(TITLES) != draw_queries(TITLES, seed=1)


def test_each_run_comes_as_written_and_without_accents() -> None:
    queries = draw_queries(TITLES)
    assert len(queries) == 2 * RUNS
    assert [without_accents(each) for each in queries[::2]] == list(queries[1::2])


def test_runs_have_one_to_four_syllables_that_stand_together_in_a_title() -> None:
    runs = draw_queries(TITLES)[::2]
    assert {len(run.split()) for run in runs} == set(range(1, LONGEST + 1))
    assert all(any(run in title for title in TITLES) for run in runs)


def test_runs_never_cross_figures_codes_or_punctuation() -> None:
    words = {word for run in draw_queries(TITLES)[::2] for word in run.split()}
    assert not words & {"12", "73", "NQ", "TU", "Xanh", "Xanh,"}
    assert {"Chợ", "giảng", "đê"} <= words


def test_no_titles_give_no_queries() -> None:
    assert draw_queries([]) == ()


def test_one_syllable_is_no_phrase() -> None:
    queries = ("chợ nổi", "cho noi", "chợ")
    assert queries_of(Mix.PHRASES, queries) == ("chợ nổi", "cho noi")
    assert queries_of(Mix.WORDS, queries) == queries
