"""Our table of abbreviations is correct, and the faults of another are reported at once."""

import re
from pathlib import Path

import pytest

from search.query.abbreviation import Abbreviation, abbreviations, load, terms_of
from search.text.spelling import plain
from search.toml_table import TableError

SYLLABLE = re.compile(
    r"(?:gi|qu|ngh?|[cgkpt]h|nh|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


def write(folder: Path, text: str) -> Path:
    path = folder / "abbreviations.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_abbreviation_that_looks_like_a_syllable_is_read_in_small_letters() -> None:
    plains = {plain(short): each for each in abbreviations() for short in each.short}
    alike = {short for short in plains if SYLLABLE.fullmatch(short)}
    assert alike == {short for short in alike if plains[short].ambiguous}
    assert {"tu", "hu", "ca"} <= alike


def test_names_have_several_syllables() -> None:
    names = [name for each in abbreviations() for name in (*each.names, *each.also)]
    assert all(len(terms_of(each)) > 1 for each in names)


def test_a_table_can_be_edited(tmp_path: Path) -> None:
    path = write(tmp_path, '[[abbreviation]]\nshort = ["HNO"]\nnames = ["Hội Nuôi ong"]\n')
    assert load(path) == (Abbreviation(("HNO",), ("Hội Nuôi ong",)),)


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        [[abbreviation]]
        short = ["HNO"]
        names = ["Hội Nuôi ong", "Hội Người ở"]

        [[abbreviation]]
        short = ["hno"]
        names = ["…"]

        [[abbreviation]]
        short = []
        names = ["Hội Trăng"]

        [[abbreviation]]
        short = ["HT"]
        nmes = ["Hội Trăng"]

        [[abbreviation]]
        short = ["BG"]
        names = ["Ban Gió"]
        also = ["Ban của Gió"]
        ambiguous = true

        [[abbreviation]]
        short = ["BM"]
        names = ["Ban Mây"]
        also = ["Ban của Mây"]
        one_way = true

        [other]
        """,
    )
    with pytest.raises(TableError) as error:
        load(path)
    assert [english for _, english in error.value.problems] == [
        "[[abbreviation]] 1 HNO: several names need ambiguous = true",
        '[[abbreviation]] 2 hno: "…" has no letters',
        "[[abbreviation]] 3: an abbreviation or a name is missing",
        '[[abbreviation]] 4: there is no field "nmes"',
        '[[abbreviation]] 4: "names" is missing',
        '[[abbreviation]] 5 BG: "also" is not for ambiguous abbreviations',
        '[[abbreviation]] 6 BM: "also" is not for abbreviations of one way',
        "other: there is no such table",
        'hno: is the same as "HNO"',
    ]
