import pytest

from search.browse.code_parts import read_parts
from search.browse.document_wording import (
    dated_phrases,
    undated_phrases,
    wording_pattern,
    year_phrases,
)
from search.query.clause import Clause, PhraseClause, TermClause
from search.query.rewriting import tokens_in_a_row


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("168/2024/nd-cp", "Theo Nghị định 168, xe", "Nghị định 168"),
        ("168/2024/nd-cp", "Theo nghị định số: 168/2024 của Chính phủ", "nghị định số: 168/2024"),
        ("168/2024/nd-cp", "Theo NĐ 168 năm 2024", "NĐ 168 năm 2024"),
        ("168/2024/nd-cp", "Theo Nghị định 168/2017", None),
        ("168/2024/nd-cp", "Theo Nghị định 1680", None),
        ("35/nq-cp", "Nghị quyết 35 của Chính phủ", "Nghị quyết 35"),
        ("35/nq-cp", "Nghị quyết 35 của Quốc hội", None),
        ("5/2020/tt-btc", "Thông tư 05/2020 của Bộ Tài chính", "Thông tư 05/2020"),
    ],
)
def test_words_mean_a_document_where_nothing_else_can_be_meant(
    code: str, text: str, found: str | None
) -> None:
    parts = read_parts(code)
    assert parts
    pattern = wording_pattern(parts, needs_year=False)
    assert pattern
    match = pattern.search(text)
    assert (match and match[0]) == found


@pytest.mark.parametrize("code", ["24/qd-abc", "31/2024/qh15"])
def test_words_mean_nothing_where_the_issuer_or_the_kind_is_unknown(code: str) -> None:
    parts = read_parts(code)
    assert parts
    assert wording_pattern(parts, needs_year=False) is None
    assert not undated_phrases(parts)


@pytest.mark.parametrize("code", ["5/2024/nd-cp", "168/2024/nd-cp", "35/2016/nq-cp"])
def test_phrases_are_what_the_tokenizer_makes_of_them(code: str) -> None:
    parts = read_parts(code)
    assert parts
    after = " của chính phủ" if parts.kind == "nq" else ""
    name = {"nd": "nghị định", "nq": "nghị quyết"}[parts.kind]
    phrases = dated_phrases(parts, [parts.year])
    for sign in ("", "số "):
        for year in (f"/{parts.year}", f" năm {parts.year}"):
            tokens = tokens_in_a_row(f"{name} {sign}{parts.number}{year}{after}")
            row = tuple(TermClause(each.term, each.kind, 0, 0, each.position) for each in tokens)
            assert PhraseClause(row) in phrases


@pytest.mark.parametrize(
    "code", ["5/2024/nd-cp", "05-nq/tw", "7a/2020/nd-cp", "12/qd-ttg", "168/2024/nd-cp", "35/nq-cp"]
)
def test_what_has_a_phrase_with_a_year_has_the_number_beside_that_year(code: str) -> None:
    parts = read_parts(code)
    assert parts
    years = ("1999", "2024")
    near = [_row(each) for each in year_phrases(parts, years)]
    phrases = [_row(each) for each in dated_phrases(parts, years)]
    assert phrases
    for row in phrases:
        ends = [[(term, at - first) for term, at in row[n:]] for n, (_, first) in enumerate(row)]
        assert any(end[: len(each)] == each for end in ends for each in near)


def _row(clause: Clause) -> list[tuple[str, int]]:
    """Return the terms of a clause with their distances from the first."""
    assert isinstance(clause, TermClause | PhraseClause)
    terms = clause.terms if isinstance(clause, PhraseClause) else (clause,)
    return [(each.term, each.position - terms[0].position) for each in terms]
