"""A notice says why more was searched for than what was typed."""

import pytest

from search.query.accent_matching import AccentMatching
from search.relaxation.notice import relaxation_notice
from search.result import StricterInterpretation, Understanding


@pytest.mark.parametrize(
    ("totals", "has_all_units", "message"),
    [
        ((0, 3), True, "Ít kết quả đúng dấu; đã tìm thêm từ khác dấu."),
        ((0, 0), True, "Không có kết quả đúng dấu; đã tìm thêm từ khác dấu."),
        (
            (0, 2),
            False,
            "Ít kết quả có đủ các từ nên Bantin tìm cả bản tin chỉ có phần lớn các từ.",
        ),
        ((9, 10), False, "Câu tìm dài nên Bantin tìm cả bản tin chỉ có phần lớn các từ."),
    ],
)
def test_a_relaxed_query_is_told_of(
    totals: tuple[int, ...], has_all_units: bool, message: str
) -> None:
    stricter = tuple(
        StricterInterpretation(marks, total)
        for marks, total in zip(AccentMatching, totals, strict=False)
    )
    notice = relaxation_notice(Understanding("x", AccentMatching.IGNORE, has_all_units, stricter))
    assert notice is not None and notice.message == message


def test_a_question_is_not_called_long() -> None:
    told = Understanding(
        "x",
        AccentMatching.IGNORE,
        has_all_units=False,
        stricter=(StricterInterpretation(AccentMatching.COMPATIBLE, 40),),
        asking=("vì sao",),
    )
    notice = relaxation_notice(told)
    assert notice is not None
    assert notice.message.startswith(
        "Câu trả lời hay dùng chữ khác nên Bantin tìm cả bản tin chỉ có phần lớn các từ."
    )
    assert notice.message_en.startswith("Answers use other words, so most of the words")


def test_names_in_a_row_are_told_of() -> None:
    told = Understanding("x", AccentMatching.COMPATIBLE, is_joined=True, rows=("Bản Mây", "tổ 3"))
    notice = relaxation_notice(told)
    assert notice is not None
    assert notice.message == "Bản tin phải có “Bản Mây”, “tổ 3” liền nhau như đã gõ."
    assert notice.message_en == "Bulletins must have “Bản Mây”, “tổ 3” in a row as typed."


def test_what_lacks_a_word_is_told_of() -> None:
    stricter = (StricterInterpretation(AccentMatching.COMPATIBLE, 0),)
    told = Understanding("x", AccentMatching.IGNORE, stricter=stricter, loose_total=7)
    notice = relaxation_notice(told)
    assert notice is not None
    assert notice.message == (
        "Không có kết quả đúng dấu; đã tìm thêm từ khác dấu."
        " Ít kết quả có đủ các từ nên có thêm kết quả gần đúng, thiếu một vài từ."
    )


def test_a_name_that_few_have_is_told_of() -> None:
    told = Understanding("x", AccentMatching.COMPATIBLE, is_joined=True, loose_total=7)
    notice = relaxation_notice(told)
    assert notice is not None
    assert notice.message == (
        "Chỉ tìm khi các từ đứng liền nhau như đã gõ."
        " Ít kết quả như vậy nên có thêm kết quả gần đúng ở sau."
    )
    assert notice.message_en.endswith("Few are so, and near matches follow them.")


@pytest.mark.parametrize(
    ("is_joined", "said"),
    [
        (True, "Không có kết quả nào như vậy; dưới đây là kết quả gần đúng."),
        (
            False,
            "Không có kết quả nào có đủ các từ; dưới đây là kết quả gần đúng, thiếu một vài từ.",
        ),
    ],
)
def test_nothing_is_not_called_few(is_joined: bool, said: str) -> None:
    told = Understanding(
        "x", AccentMatching.COMPATIBLE, is_joined=is_joined, loose_total=7, is_found=False
    )
    notice = relaxation_notice(told)
    assert notice is not None
    assert notice.message.endswith(said)


def test_nothing_is_told_of_what_is_read_as_typed() -> None:
    assert relaxation_notice(Understanding("x", AccentMatching.COMPATIBLE)) is None


def test_words_that_are_not_looked_for_are_told_of() -> None:
    asked = Understanding(
        "x", AccentMatching.COMPATIBLE, is_joined=True, asking=("là gì",), newest=("hôm nay",)
    )
    notice = relaxation_notice(asked)
    assert notice is not None
    assert notice.message == (
        "Chỉ tìm khi các từ đứng liền nhau như đã gõ."
        " Bản tin không cần có “là gì”, vốn chỉ để hỏi."
        " Vì có “hôm nay” nên tin mới đứng trước."
    )
    assert notice.message_en == (
        "Only bulletins with the words in a row as typed are shown."
        " Bulletins need not have “là gì”, which only asks."
        " Because of “hôm nay”, new bulletins come first."
    )
