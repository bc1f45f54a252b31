"""Words that only ask are dropped, and all others stay."""

from pathlib import Path

import pytest

from search.query.clause import Query
from search.query.expansion import expand
from search.query.parser import parse
from search.query.question_words import Asked, is_daily, load, question_words, set_aside
from search.query.walk import scored_clauses
from search.toml_table import TableError


def asked(text: str) -> Asked:
    return set_aside(expand(parse(text)))


def left(query: Query) -> str:
    return " ".join(query.text[each.start : each.end] for each in scored_clauses(query.required))


@pytest.mark.parametrize(
    ("text", "words", "asking"),
    [
        ("huyện có bao nhiêu xã", "huyện xã", ("có bao nhiêu",)),
        ("huyen co bao nhieu xa", "huyen xa", ("co bao nhieu",)),
        ("khi nào gặt lúa mùa", "gặt lúa mùa", ("khi nào",)),
        ("hộ nghèo được vay gì", "hộ nghèo được vay", ("gì",)),
        ("vì sao cầu treo sập?", "cầu treo sập", ("vì sao",)),
        ("UBND xã là gì", "UBND xã", ("là gì",)),
        ("chợ phiên họp mấy ngày", "chợ phiên họp", ("mấy ngày",)),
        ("cho phien hop may ngay", "cho phien hop", ("may ngay",)),
        ("may ngay ao dai", "may ngay ao dai", ()),
        ("ai là trưởng bản", "trưởng bản", ("ai là",)),
        ("trâu ốm có triệu chứng gì", "trâu ốm", ("có triệu chứng gì",)),
        ("nhà tốc mái phải làm sao", "nhà tốc mái", ("phải làm sao",)),
        ("tách thửa cần những giấy tờ gì", "tách thửa", ("cần những giấy tờ gì",)),
        ("giấy tờ cần cho ai", "giấy tờ cần cho ai", ()),
        # An abbreviation is more than one word.
        ("HĐND là gì", "HĐND", ("là gì",)),
        ("thuốc lá ra sao, bán ở đâu", "thuốc lá bán", ("ra sao", "ở đâu")),
        # What is asked about may be one word, if it is asked what that is.
        ("sởi là gì", "sởi", ("là gì",)),
        ("esim nghia la gi", "esim", ("nghia la gi",)),
        ("bò có triệu chứng gì", "bò", ("có triệu chứng gì",)),
        ("bò ở đâu", "bò ở đâu", ()),
        ("bò là gì, ở đâu", "bò là gì ở đâu", ()),
        # All bulletins tell of one country; how many it has of one thing can be asked.
        ("việt nam có bao nhiêu bản", "bản", ("việt nam có", "bao nhiêu")),
        ("nuoc ta co bao nhieu ban", "ban", ("nuoc ta co", "bao nhieu")),
        ("cả nước có mấy bến phà", "bến phà", ("cả nước có mấy",)),
        ("có bao nhiêu chợ trên cả nước", "chợ", ("có bao nhiêu", "trên cả nước")),
        # Now is when it has them, and asks for no news.
        ("việt nam hiện nay có bao nhiêu bản", "bản", ("việt nam hiện nay có", "bao nhiêu")),
        # Where nothing is counted, the country can be what is asked about.
        ("việt nam có lúa mùa khi nào", "việt nam có lúa mùa", ("khi nào",)),
        ("việt nam có gì mới", "việt nam", ("có gì mới",)),
        ("vì sao lúa ở việt nam", "lúa ở việt nam", ("vì sao",)),
        ("việt nam có bao nhiêu tiền", "việt nam có bao nhiêu tiền", ()),
        # Something must be left to look for.
        ("là gì", "là gì", ()),
        ("bao nhiêu xã", "bao nhiêu xã", ()),
        # Inside a query, and without its marks, a single word can be another.
        ("nào ngờ cầu sập", "nào ngờ cầu sập", ()),
        ("dot quy nao", "dot quy nao", ()),
        ("ứng dụng AI", "ứng dụng AI", ()),
        ("cơ sở hai", "cơ sở hai", ()),
        ("may gio len cao", "may gio len cao", ()),
        ("sở hữu AI là quyền", "sở hữu AI là quyền", ()),
        # Quotes and signs ask for what they say.
        ('"bao nhiêu" xã mới', "bao nhiêu xã mới", ()),
        ("cầu treo", "cầu treo", ()),
        ("", "", ()),
    ],
)
def test_words_that_only_ask_are_let_go(text: str, words: str, asking: tuple[str, ...]) -> None:
    found = asked(text)
    assert (left(found.query), found.asking, found.newest) == (words, asking, ())


@pytest.mark.parametrize(
    ("text", "words", "newest"),
    [
        ("giá lúa hôm nay", "giá lúa", ("hôm nay",)),
        ("gia lua hom nay", "gia lua", ("hom nay",)),
        ("giá chợ mới nhất", "giá chợ", ("mới nhất",)),
        # News of something is that, not the word news.
        ("tin lũ mới nhất", "lũ", ("tin", "mới nhất")),
        ("tin học", "tin học", ()),
        ("lũ sáng nay", "lũ", ("sáng nay",)),
        ("vừa khánh thành cầu", "khánh thành cầu", ("vừa",)),
        ("doanh nghiệp vừa và nhỏ", "doanh nghiệp vừa và nhỏ", ()),
        ("hôm nay", "hôm nay", ()),
        # What asks stays if nothing else would.
        ("bao nhiêu hôm nay", "bao nhiêu", ("hôm nay",)),
        ("cả nước có bao nhiêu hiện nay", "cả nước có bao nhiêu", ("hiện nay",)),
        ('giá "hôm nay"', "giá hôm nay", ()),
    ],
)
def test_words_that_ask_for_the_newest_are_let_go(
    text: str, words: str, newest: tuple[str, ...]
) -> None:
    found = asked(text)
    assert (left(found.query), found.newest, found.asking) == (words, newest, ())


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("việt nam có bao nhiêu bản", "bản"),
        ("cả nước có mấy bến phà", "bến"),
        ("có bao nhiêu chợ ở việt nam", "chợ"),
    ],
)
def test_an_answer_tells_a_number_of_what_the_country_has(text: str, counted: str) -> None:
    found = asked(text)
    assert found.numbers is not None and found.numbers in found.clauses
    assert {way[-1].key for way in found.numbers.synonyms} == {counted}


@pytest.mark.parametrize(
    "text", ["huyện có bao nhiêu xã", "ở việt nam có lúa", "có bao nhiêu UBND ở việt nam", "chợ"]
)
def test_elsewhere_no_number_is_looked_for(text: str) -> None:
    assert asked(text).numbers is None


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("giá lúa", True),
        ("gia lua gao nep", True),
        ("thời tiết bản Mây", True),
        ("giá chè", False),
        # Whoever tells the day or the year looks for that.
        ("giá lúa 2020", False),
        ("giá lúa 13/7/2020", False),
        ('"giá lúa"', False),
        ("lúa giá", False),
        ("gia đình", False),
    ],
)
def test_what_is_another_each_day_is_known(text: str, is_so: bool) -> None:
    assert is_daily(expand(parse(text))) == is_so


def test_what_is_let_go_leaves_a_gap() -> None:
    first, second = asked("huyện có bao nhiêu xã").query.required
    assert [each.key for each in scored_clauses((first, second))] == ["huyện", "xã"]
    before, after = scored_clauses((first, second))
    assert after.position > before.position + 1


def test_every_row_has_its_reason() -> None:
    table = question_words()
    assert all(each.reason and each.words for each in (*table.asks, *table.newest, *table.daily))


def test_all_that_is_wrong_with_a_table_is_said(tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    path.write_text(
        '[[asks]]\nwords = ["?"]\nreason = "x"\nwhere = "left"\n[[asks]]\nwords = ["gì"]\n[[b]]\n',
        encoding="utf-8",
    )
    with pytest.raises(TableError) as caught:
        load(path)
    assert [english for _, english in caught.value.problems] == [
        "[[asks]] 1: words are missing",
        '[[asks]] 1: wrong "where": left',
        '[[asks]] 2: "reason" is missing',
        "b: there is no such table",
    ]
