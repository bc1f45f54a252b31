import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.organisations.mention import find_entities, find_mentions
from search.organisations.role import Role
from search.places.place import Place

MARKED = re.compile(r"\[([^\]]+)\]\(([a-z0-9-]+)\)")
MISSED = "? "


def lines_of(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


SENTENCES = lines_of("mention_sentences.txt")
HARD = lines_of("hard_sentences.txt")


def plain_text(sentence: str) -> str:
    return MARKED.sub(r"\1", sentence)


def expected(sentence: str) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in MARKED.finditer(sentence)]


def found(text: str, home: Place | None = None) -> list[tuple[str, str]]:
    mentions = find_mentions(text, home=home)
    return [(text[each.start : each.end], each.organisation.id) for each in mentions]


def labels(*texts: str, given: tuple[str, ...] = ()) -> list[str]:
    return [each.label for each in find_entities(texts, given)[0]]


def test_enough_sentences_are_labelled() -> None:
    assert len(SENTENCES) >= 100
    assert len(HARD) >= 150


@pytest.mark.parametrize("sentence", SENTENCES)
def test_exactly_the_marked_mentions_are_found(sentence: str) -> None:
    assert found(plain_text(sentence)) == expected(sentence)


@pytest.mark.parametrize("sentence", [each for each in HARD if not each.startswith(MISSED)])
def test_exactly_the_marked_mentions_of_hard_sentences_are_found(sentence: str) -> None:
    assert found(plain_text(sentence)) == expected(sentence)


@pytest.mark.parametrize("sentence", [each for each in HARD if each.startswith(MISSED)])
def test_what_is_said_to_be_missed_is_missed(sentence: str) -> None:
    sentence = sentence.removeprefix(MISSED)
    assert found(plain_text(sentence)) != expected(sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_decomposed_text_gives_the_same_mentions_with_its_own_offsets(sentence: str) -> None:
    wanted = [(normalize("NFD", written), id_) for written, id_ in expected(sentence)]
    assert found(normalize("NFD", plain_text(sentence))) == wanted


@pytest.mark.parametrize("sentence", SENTENCES)
def test_invisible_characters_and_odd_spaces_change_nothing(sentence: str) -> None:
    text = plain_text(sentence).replace(" ", "\u00a0").replace("n", "n\u200b")
    assert [id_ for _, id_ in found(text)] == [id_ for _, id_ in expected(sentence)]


LETTERS = "UBNDHĐubđ Sởsở Ytếtỉnh\u0309\u0301\u200b \n,.-/()huyệnxãKhê0\u0130"


@given(st.text(st.sampled_from(LETTERS), max_size=80))
def test_any_text_has_mentions_in_order_inside_of_it(text: str) -> None:
    end = 0
    for mention in find_mentions(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


def test_a_mere_province_is_the_home() -> None:
    text = "UBND tỉnh tiếp đoàn UBND tỉnh Hà Sơn; Sở Y tế trao quà."
    assert [id_ for _, id_ in found(text, Place("tỉnh", "Lâm Giang"))] == [
        "ubnd-tinh-lam-giang",
        "ubnd-tinh-ha-son",
        "so-y-te-tinh-lam-giang",
    ]


def test_a_place_given_once_resolves_later_mentions() -> None:
    text = "Đoàn về tỉnh Tuyên Quang.\nUBND tỉnh và Sở Y tế đón.\nÔng An ở Hà Giang nói."
    assert [id_ for _, id_ in found(text)] == ["ubnd-tinh-tuyen-quang", "so-y-te-tinh-tuyen-quang"]


def test_the_publisher_tells_the_province_and_issued_the_bulletin() -> None:
    organisations, _ = find_entities(["UBND tỉnh họp"], publisher="UBND tỉnh Tuyên Quang")
    assert [(each.id, each.role) for each in organisations] == [
        ("ubnd-tinh-tuyen-quang", Role.ISSUER)
    ]


def test_the_weightiest_role_of_title_and_lead_counts() -> None:
    texts = ["Gặp UBND tỉnh", "UBND tỉnh tổ chức hội nghị; Sở Y tế dự.", "Sở Nội vụ tổ chức thi."]
    assert [(each.id, each.role) for each in find_entities(texts)[0]] == [
        ("ubnd-tinh", Role.HOST),
        ("so-y-te", Role.MENTIONED),
        ("so-noi-vu", Role.MENTIONED),
    ]


def test_a_name_in_capitals_is_known_from_the_rest_of_the_bulletin() -> None:
    title = "UBND HUYỆN KRÔNG BÔNG LAU NÚI ĐỒI KHẮC PHỤC THIÊN TAI LỚN"
    assert labels(title, "Mưa lớn ở huyện Krông Bông Lau.") == ["UBND huyện Krông Bông Lau"]


def test_organisations_are_ordered_by_place_then_by_number() -> None:
    assert labels(
        "Sở Y tế kiểm tra nước sạch",
        "Dự có lãnh đạo Công an huyện Sơn Khê và UBND huyện Sơn Khê.",
        "UBND huyện báo cáo. UBND huyện đề nghị. Hội Nông dân xã Tân Khê dự.",
    ) == [
        "Sở Y tế",
        "UBND huyện Sơn Khê",
        "Công an huyện Sơn Khê",
        "Hội Nông dân xã Tân Khê",
    ]


def test_names_that_the_source_gives_come_first_known_or_not() -> None:
    given_names = ("Câu lạc bộ  Hoa Ban", "Uỷ ban MTTQ tỉnh Lâm Giang")
    organisations, _ = find_entities(["UBND tỉnh và Ủy ban MTTQ tỉnh"], given_names)
    assert [(each.id, each.label) for each in organisations] == [
        ("cau-lac-bo-hoa-ban", "Câu lạc bộ Hoa Ban"),
        ("uy-ban-mttq-tinh-lam-giang", "Ủy ban MTTQ tỉnh Lâm Giang"),
        ("ubnd-tinh-lam-giang", "UBND tỉnh Lâm Giang"),
    ]


def test_a_given_name_that_only_contains_a_mention_stays_itself() -> None:
    assert labels("Tin vắn", given=("Cổng thông tin UBND tỉnh",)) == ["Cổng thông tin UBND tỉnh"]


def test_no_texts_have_no_organisations() -> None:
    assert find_entities([]) == ((), ())
