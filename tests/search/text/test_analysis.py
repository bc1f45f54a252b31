"""The analysis of a field gives its terms with their positions, paragraph after paragraph."""

from search.text.analysis import GAP, AnalysedFields, FieldTerms, analyse_fields
from search.text.tokenizer import tokenize


def analyse_field(paragraphs: list[str]) -> FieldTerms:
    (terms,) = analyse_fields([paragraphs])
    return terms


def test_terms_stand_at_twice_their_position() -> None:
    assert analyse_field(["Xã họp 73–NQ/TU"]) == FieldTerms.of(
        ["xã", "họp", "73-nq/tu", "73", "nq", "tu"], [0, 2, 4, 4, 4, 4], ["73–NQ/TU"]
    )


def test_a_place_is_odd_where_a_word_goes_on() -> None:
    found = analyse_field(["các đại biểu tham dự hội nghị"])
    goes_on = {
        term for term, place in zip(found.terms, found.packed_positions, strict=True) if place % 2
    }
    assert {"đại", "hội"} <= goes_on
    assert not goes_on & {"các", "biểu", "nghị"}


def test_paragraphs_stand_apart() -> None:
    found = analyse_field(["", "một", "…", "hai"])
    assert list(found.terms) == ["một", "hai"]
    assert list(found.packed_positions) == [0, 2 * GAP]


def test_nothing_has_no_terms() -> None:
    assert analyse_field([]) == analyse_field(["", " … "])
    assert not analyse_field([]).terms


def test_fields_analysed_together_are_as_alone() -> None:
    fields = [["Xã họp 73–NQ/TU"], [], ["", "chi 9 tỷ 500 triệu", "HĐND, UBND họp"], ["hội nghị"]]
    together = analyse_fields(fields)
    assert len(together) == len(fields)
    assert list(together) == [analyse_field(each) for each in fields]


def test_fields_are_joined_with_one_vocabulary_or_several() -> None:
    shared = list(analyse_fields([["hội nghị"], [], ["73–NQ/TU"]]))
    for fields in ([analyse_field(["nghị hội"]), *shared], shared, []):
        assert list(AnalysedFields.of(fields)) == fields
    assert AnalysedFields.of(shared).vocabulary is shared[0].vocabulary


def test_no_date_reaches_from_one_paragraph_to_the_next() -> None:
    assert tokenize("ngày 10 tháng 7 năm 2020")[-1].position + 1 < GAP
