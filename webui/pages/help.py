"""`/tro-giup`: how to write queries, with examples that find something in this index.

The topics and their order are those of docs/query-syntax.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from flask import render_template

from search.deadline import set_deadline
from webui.current import current_searcher
from webui.i18n.language import N_, PageBlueprint
from webui.pages.help_examples import Example, Subject, examples

blueprint = PageBlueprint("help_page", __name__)

TITLES = {
    Subject.WORDS: N_("Từ"),
    Subject.KEYSTROKES: N_("Chưa bật bộ gõ tiếng Việt"),
    Subject.PHRASE: N_("Cụm từ"),
    Subject.EXCLUSION: N_("Loại trừ"),
    Subject.EITHER: N_("Một trong hai"),
    Subject.PREFIX: N_("Phần đầu của từ"),
    Subject.ABBREVIATION: N_("Chữ viết tắt"),
    Subject.CODE: N_("Số hiệu văn bản"),
    Subject.DATE: N_("Ngày tháng"),
    Subject.AMOUNT: N_("Số tiền, số lượng"),
}
_EXPLANATIONS = {
    Subject.WORDS: N_(
        "Gõ vài từ, có dấu hay không dấu, hoa hay thường. Bản tin phải có mọi từ ấy, ở đâu cũng"
        " được; dấu đã gõ thì phải đúng. Còn ít kết quả thì Bantin nới dần, và nói rõ đã nới."
    ),
    Subject.KEYSTROKES: N_(
        "Chưa bật tiếng Việt mà đã gõ Telex hay VNI thì các phím được đọc lại, khi như vậy tìm"
        " được nhiều hơn."
    ),
    Subject.PHRASE: N_("Trong ngoặc kép, các từ phải đứng liền nhau, đúng thứ tự."),
    Subject.EXCLUSION: N_(
        "Dấu trừ sát trước một từ, hoặc một cụm trong ngoặc, bỏ đi những bản tin có nó."
    ),
    Subject.EITHER: N_(
        "OR viết hoa, hoặc dấu |, nối hai từ hay hai cụm ở cạnh nó: có một trong hai là được."
    ),
    Subject.PREFIX: N_("Dấu sao thay cho phần còn lại của một từ."),
    Subject.ABBREVIATION: N_("Tên viết tắt và tên viết đủ tìm được như nhau."),
    Subject.CODE: N_(
        "Gõ như trên văn bản, hoa hay thường. Chỉ nhớ phần đầu thì thêm dấu sao. Gõ sai thì số hiệu"
        " gần giống được gợi ý."
    ),
    Subject.DATE: N_(
        "Ngày, tháng mà bài viết nói đến, viết cách nào cũng được; ngày trước tháng sau. Muốn chọn"
        " theo ngày đăng thì dùng bộ lọc."
    ),
    Subject.AMOUNT: N_("Chấm hay phẩy giữa các nhóm số, hay liền nhau, thì vẫn là một số."),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that a query can express; `examples` is empty if this index has nothing for it."""

    subject: Subject
    title: str
    explanation: str
    examples: Sequence[Example]


@blueprint.get("/tro-giup")
def show() -> str:
    """Show what a query can express, with links to examples."""
    # The first request after a new generation waits for all examples, a second at most. The
    # deadline is meant for the queries of readers.
    set_deadline(inf)
    found = examples(current_searcher())
    topics = [
        Topic(subject, TITLES[subject], _EXPLANATIONS[subject], found[subject])
        for subject in Subject
    ]
    return render_template("help.html", topics=topics)
