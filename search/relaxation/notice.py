"""What a reader is told of a query that was read more loosely than it was typed."""

from dataclasses import dataclass

from search.query.accent_matching import AccentMatching
from search.relaxation.relaxation import PAGE
from search.result import Understanding


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence in Vietnamese, and the same in English."""

    message: str
    message_en: str


def relaxation_notice(understanding: Understanding) -> Notice | None:
    """Return why more was searched for than what was typed; None if no more was."""
    totals = {each.marks: each.total for each in understanding.stricter}
    if not totals:
        return None
    typed = totals[AccentMatching.COMPATIBLE]
    few, few_en = ("Ít bản tin", "Few") if typed else ("Không bản tin nào", "No")
    if AccentMatching.IGNORE in totals or understanding.has_all_units:
        said = f"{few} đúng dấu đã gõ nên đã tìm cả khác dấu"
        said_en = f"{few_en} bulletins have the typed marks, so other marks were searched too"
        joint, joint_en = " và", ", and"
    else:
        is_long = typed >= PAGE
        said = "Câu dài" if is_long else f"{few} có đủ các từ"
        said_en = "The query is long" if is_long else f"{few_en} bulletins have all words"
        joint, joint_en = " nên đã tìm", ", so"
    if not understanding.has_all_units:
        said += f"{joint} cả bản tin có phần lớn các từ"
        said_en += f"{joint_en} most of the words were enough"
    return Notice(f"{said}.", f"{said_en}.")
