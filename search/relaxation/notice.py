"""What a reader is told of a query that was not read word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

from search.query.accent_matching import AccentMatching
from search.relaxation.relaxed_matches import PAGE
from search.result import Understanding


@dataclass(frozen=True, slots=True)
class Notice:
    """Sentences in Vietnamese, and the same in English."""

    message: str
    message_en: str


def relaxation_notice(understanding: Understanding) -> Notice | None:
    """Return why more, or in a stricter way, was searched for than what was typed; None if not."""
    notices = [each(understanding) for each in (_relaxed, _joined, _loose, _asking, _newest)]
    said = [each for each in notices if each is not None]
    if not said:
        return None
    return Notice(" ".join(each.message for each in said), " ".join(e.message_en for e in said))


def _joined(understanding: Understanding) -> Notice | None:
    if not understanding.is_joined:
        return None
    if understanding.rows:
        words = _quoted(understanding.rows)
        return Notice(
            f"Bản tin phải có {words} liền nhau như đã gõ.",
            f"Bulletins must have {words} in a row as typed.",
        )
    return Notice(
        "Chỉ tìm khi các từ đứng liền nhau như đã gõ.",
        "Only bulletins with the words in a row as typed are shown.",
    )


def _asking(understanding: Understanding) -> Notice | None:
    if not understanding.asking:
        return None
    words = _quoted(understanding.asking)
    return Notice(
        f"Bản tin không cần có {words}, vốn chỉ để hỏi.",
        f"Bulletins need not have {words}, which only asks.",
    )


def _newest(understanding: Understanding) -> Notice | None:
    if not understanding.newest:
        return None
    words = _quoted(understanding.newest)
    return Notice(
        f"Vì có {words} nên tin mới đứng trước.", f"Because of {words}, new bulletins come first."
    )


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)


def _relaxed(understanding: Understanding) -> Notice | None:
    totals = {each.marks: each.total for each in understanding.stricter}
    if not totals:
        return None
    typed = totals[AccentMatching.COMPATIBLE]
    few, few_en = ("Ít kết quả", "Few") if typed else ("Không có kết quả", "No")
    if understanding.has_all_units:
        return Notice(
            f"{few} đúng dấu; đã tìm thêm từ khác dấu.",
            f"{few_en} results have the accents as typed, so other accents were searched too.",
        )
    if typed < PAGE:
        said, said_en = f"{few} có đủ các từ", f"{few_en} results have all words"
    elif understanding.asking:
        said, said_en = "Câu trả lời hay dùng chữ khác", "Answers use other words"
    else:
        said, said_en = "Câu tìm dài", "The query is long"
    return Notice(
        f"{said} nên Bantin tìm cả bản tin chỉ có phần lớn các từ.",
        f"{said_en}, so most of the words were enough.",
    )


def _loose(understanding: Understanding) -> Notice | None:
    if not understanding.loose_total:
        return None
    if not understanding.is_found:
        return _nothing_found(is_joined=understanding.is_joined)
    if understanding.is_joined:
        return Notice(
            "Ít kết quả như vậy nên có thêm kết quả gần đúng ở sau.",
            "Few are so, and near matches follow them.",
        )
    return Notice(
        "Ít kết quả có đủ các từ nên có thêm kết quả gần đúng, thiếu một vài từ.",
        "Few results have all words, so near matches, which lack a word, follow them.",
    )


def _nothing_found(*, is_joined: bool) -> Notice:
    if is_joined:
        return Notice(
            "Không có kết quả nào như vậy; dưới đây là kết quả gần đúng.",
            "None is so; near matches follow.",
        )
    return Notice(
        "Không có kết quả nào có đủ các từ; dưới đây là kết quả gần đúng, thiếu một vài từ.",
        "No result has all words; near matches, which lack a word, follow.",
    )
