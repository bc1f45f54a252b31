from datetime import datetime
from time import process_time

import pytest

from index.bulletin import Bulletin
from search.browse.citation import (
    Mentions,
    find_citing_sentence,
    find_subject,
    name_of,
    read_citation,
)
from search.field import Field
from search.vietnam_time import VIETNAM

DAY = datetime(2021, 3, 1, tzinfo=VIETNAM)


def told(**texts: object) -> dict[str, object]:
    return Bulletin(id="a", published=DAY, **{"title": "", **texts}).to_json()  # type: ignore[arg-type]


def test_the_first_mention_is_found_in_the_order_of_reading() -> None:
    bulletin = told(
        title="Họp về nghị quyết",
        body=("Mở đầu.", "Hôm nay họp. Hội nghị bàn 73-NQ/TU và 73 – NQ/TU. Xong."),
        captions=("Nghị quyết 73-NQ/TU",),
    )
    mention = find_citing_sentence(bulletin, Mentions(frozenset({"73-nq/tu"})))
    assert mention is not None
    assert (mention.field, mention.paragraph) == (Field.BODY, 1)
    assert mention.sentence.text == "Hội nghị bàn 73-NQ/TU và 73 – NQ/TU."
    marked = [mention.sentence.text[start:end] for start, end in mention.sentence.highlights]
    assert marked == ["73-NQ/TU", "73 – NQ/TU"]
    text = "Hôm nay họp. Hội nghị bàn 73-NQ/TU và 73 – NQ/TU. Xong."
    assert text[mention.start :].startswith(mention.sentence.text)


@pytest.mark.parametrize("body", ["Theo 173-NQ/TU.", "Theo 73-NQ/TW.", "Có 73 hộ.", ""])
def test_other_numbers_are_not_it(body: str) -> None:
    assert find_citing_sentence(told(body=(body,)), Mentions(frozenset({"73-nq/tu"}))) is None


def test_a_title_is_a_sentence() -> None:
    mention = find_citing_sentence(
        told(title="Triển khai 12/KH-UBND"), Mentions(frozenset({"12/kh-ubnd"}))
    )
    assert mention is not None
    assert mention.field is Field.TITLE


@pytest.mark.parametrize(
    ("written", "name"),
    [("73-NQ/TU", "Nghị quyết"), ("15/2020/nd-cp", "Nghị định"), ("12/XYZ-ABC", "")],
)
def test_letters_of_a_kind_have_a_name(written: str, name: str) -> None:
    assert name_of(written) == name


def subject(sentence: str) -> str:
    """Return what a bulletin of one sentence says that 73-NQ/TU is about."""
    record: dict[str, object] = {
        "bulletin": told(body=(sentence,)),
        "organisations": [],
        "publisher": None,
    }
    return find_subject([read_citation(record, Mentions(frozenset({"73-nq/tu"})))])


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("Nghị quyết 73-NQ/TU về việc xây cầu Nà Luông.", "về việc xây cầu Nà Luông"),
        (
            "Theo 73-NQ/TU ngày 5/3/2020 của Ban Thường vụ Tỉnh ủy (khóa XVI) về phát triển chợ;",
            "về phát triển chợ",
        ),
        (
            "Theo 73-NQ/TU của Ban Bí thư của Đảng ngày 5 tháng 3 năm 2020 quy định về chợ phiên",
            "quy định về chợ phiên",
        ),
        ("Theo 73-NQ/TU của Tỉnh ủy, xã họp.", ""),
    ],
)
def test_a_subject_stands_behind_day_and_issuer(sentence: str, about: str) -> None:
    assert subject(sentence) == about


@pytest.mark.parametrize("unit", ["của a", "của a ", "của a, ", "ngày 5/3/2020, ", "của về b "])
def test_no_sentence_is_read_in_all_ways_to_divide_it(unit: str) -> None:
    started = process_time()
    subject(f"Theo 73-NQ/TU {unit * 400}")
    assert process_time() - started < 4, "help: the time should grow with the text, not double"
