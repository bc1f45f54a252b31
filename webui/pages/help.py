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
    Subject.NAME: N_("Tên người"),
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
        "Gõ vài từ, có dấu hay không dấu, chữ hoa hay chữ thường. Bản tin phải có đủ các từ ấy, ở"
        " bất cứ chỗ nào; từ gõ có dấu thì phải khớp dấu. Nếu ít kết quả, Bantin nới dần điều kiện"
        " và nói rõ đã nới thế nào."
    ),
    Subject.KEYSTROKES: N_(
        "Nếu gõ Telex hay VNI mà quên bật bộ gõ, Bantin đọc các phím thành chữ, khi cách đọc ấy có"
        " nhiều kết quả hơn."
    ),
    Subject.PHRASE: N_("Trong ngoặc kép, các từ phải đứng liền nhau, đúng thứ tự."),
    Subject.NAME: N_(
        "Gõ họ tên như trong bài, có dấu hay không dấu. Các chữ của một họ tên không bị tách rời."
    ),
    Subject.EXCLUSION: N_(
        "Dấu trừ viết liền trước một từ, hoặc trước một cụm trong ngoặc kép, loại các bản tin có từ"
        " hay cụm ấy."
    ),
    Subject.EITHER: N_(
        "Chữ OR viết hoa, hoặc dấu |, đặt giữa hai từ hay hai cụm: chỉ cần có một trong hai."
    ),
    Subject.PREFIX: N_("Dấu sao thay cho phần còn lại của một từ."),
    Subject.ABBREVIATION: N_("Tên viết tắt và tên đầy đủ cho kết quả như nhau."),
    Subject.CODE: N_(
        "Gõ như trên văn bản, chữ hoa hay chữ thường. Nếu chỉ nhớ phần đầu, hãy thêm dấu sao. Nếu"
        " gõ sai, Bantin gợi ý số hiệu gần giống."
    ),
    Subject.DATE: N_(
        "Ngày, tháng nêu trong bài, viết theo cách nào cũng được, ngày trước tháng sau. Muốn chọn"
        " theo ngày đăng, hãy dùng bộ lọc."
    ),
    Subject.AMOUNT: N_(
        "Các nhóm chữ số cách nhau bằng dấu chấm, dấu phẩy hay viết liền đều là một số."
    ),
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
