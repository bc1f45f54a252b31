"""Names are recognised in full, abbreviated in whole or in part, and inside of longer names."""

from collections.abc import Mapping, Sequence

from search.query.abbreviation import Abbreviation
from search.query.synonyms import find_synonym_groups

HIVE = Abbreviation(("HNO",), ("Hội Nuôi ong",))
TOWN = Abbreviation(("TN",), ("Thôn Nắng",))
UNION = Abbreviation(("LHNO",), ("Liên hiệp Hội Nuôi ong Thôn Nắng",))


def synonyms(*rows: Abbreviation) -> Mapping[str, Sequence[str]]:
    return {
        " ".join(each.written): [" ".join(synonym) for synonym in each.synonyms]
        for each in find_synonym_groups(rows)
    }


def test_a_name_and_its_abbreviation_find_each_other() -> None:
    assert synonyms(HIVE) == {
        "hội nuôi ong": ["hội nuôi ong", "hno"],
        "hno": ["hội nuôi ong", "hno"],
    }


def test_names_inside_of_a_name_are_abbreviated_too() -> None:
    whole = "liên hiệp hội nuôi ong thôn nắng"
    mixed = ["liên hiệp hội nuôi ong tn", "liên hiệp hno thôn nắng", "liên hiệp hno tn"]
    found = synonyms(HIVE, TOWN, UNION)
    assert sorted(found[whole]) == sorted([whole, "lhno", *mixed])
    assert all(found[each] == found[whole] for each in ("lhno", *mixed))


def test_a_name_is_found_in_the_abbreviations_of_longer_ones() -> None:
    assert synonyms(HIVE, UNION)["hno"] == ["hội nuôi ong", "hno", "lhno"]


def test_a_name_inside_of_another_begins_with_a_capital() -> None:
    rows = (
        Abbreviation(("BTV",), ("Ban Thường vụ",)),
        Abbreviation(("UTV",), ("Ủy ban Thường vụ",)),
    )
    assert synonyms(*rows)["btv"] == ["ban thường vụ", "btv"]
    assert synonyms(*rows)["utv"] == ["uỷ ban thường vụ", "utv"]


def test_what_another_way_finds_is_left_out() -> None:
    rows = (Abbreviation(("HNO", "Hội HNO"), ("Hội Nuôi ong",)),)
    assert synonyms(*rows)["hội hno"] == synonyms(*rows)["hno"] == ["hội nuôi ong", "hno"]


def test_an_abbreviation_of_one_way_finds_its_name_and_is_not_found_by_it() -> None:
    rows = (Abbreviation(("GPNO",), ("giấy phép nuôi ong",), one_way=True), HIVE)
    found = synonyms(*rows)
    assert found["gpno"] == ["giấy phép nuôi ong", "gpno"]
    assert "giấy phép nuôi ong" not in found
    assert not any(each.ambiguous for each in find_synonym_groups(rows))


def test_an_ambiguous_abbreviation_finds_its_names_and_they_do_not_find_it() -> None:
    rows = (Abbreviation(("TU",), ("Tỉnh ủy", "Thành ủy"), ambiguous=True), HIVE)
    found = synonyms(*rows)
    assert found["tu"] == ["tỉnh uỷ", "thành uỷ", "tu"]
    assert "tỉnh uỷ" not in found
    assert [each.written for each in find_synonym_groups(rows) if each.ambiguous] == [("tu",)]
