"""How a query was read, and what else may have been meant, as programs get it."""

from typing import Any

from pydantic import Field

from search.query.accent_matching import AccentMatching
from webui.api.model import Model
from webui.i18n.language import N_


class Stricter(Model):
    """A stricter reading of the same query."""

    marks: AccentMatching = Field(description=N_("Dấu ràng buộc thế nào."))
    total: int = Field(description=N_("Tìm thấy bao nhiêu bản tin, không kể bộ lọc."))


class Unit(Model):
    """One condition of a query."""

    text: str = Field(description=N_("Chữ trong câu tìm."))
    kind: str = Field(
        description=N_(
            "syllable, code, date, amount, phrase (trong ngoặc kép), prefix (có dấu *), name (tên"
            " và tên viết tắt) hoặc either (OR)."
        )
    )
    excluded: bool = Field(description=N_("Bị loại trừ bằng dấu trừ."))


class Notice(Model):
    """What a reader is told of a query that was read more loosely."""

    message: str = Field(description=N_("Bằng tiếng Việt."))
    message_en: str = Field(description=N_("Bằng tiếng Anh."))


class Understood(Model):
    """What was searched for."""

    text: str = Field(description=N_("Câu tìm, hoặc câu mà các phím đã gõ muốn viết."))
    keystrokes: bool = Field(description=N_("Câu tìm được đọc như phím Telex hay VNI."))
    literal_total: int | None = Field(
        description=N_("Nếu vậy, chính câu đã gõ tìm thấy bao nhiêu bản tin.")
    )
    marks: AccentMatching = Field(description=N_("Dấu đã gõ ràng buộc thế nào."))
    all_units: bool = Field(description=N_("Cần đủ mọi từ, hay phần lớn các từ là đủ."))
    stricter: list[Stricter] = Field(
        description=N_("Những cách đọc chặt hơn, đã cho quá ít kết quả; chặt nhất trước.")
    )
    units: list[Unit] = Field(description=N_("Câu tìm gồm những điều kiện nào."))
    notice: Notice | None = Field(
        description=N_("Một câu cho người đọc biết vì sao tìm rộng hơn câu đã gõ.")
    )


class Offer(Model):
    """Another search."""

    label: str = Field(description=N_("Tên để cho người đọc thấy."))
    total: int = Field(description=N_("Sẽ tìm thấy bao nhiêu bản tin."))
    parameters: dict[str, Any] = Field(description=N_("Hỏi lại với đúng những tham số này."))


class Advice(Model):
    """What to try beside a search; each total is exact, and under the filters of the search."""

    literal: Offer | None = Field(description=N_("Đúng như đã gõ, không đọc theo phím."))
    stricter: list[Offer] = Field(description=N_("Những cách đọc chặt hơn."))
    restored: list[Offer] = Field(description=N_("Thêm dấu."))
    corrected: list[Offer] = Field(description=N_("Sửa lỗi gõ."))
    codes: list[Offer] = Field(description=N_("Số hiệu gần giống."))
    period: Offer | None = Field(description=N_("Đăng vào lúc mà câu tìm nói đến."))
    organisations: list[Offer] = Field(description=N_("Chỉ của cơ quan mà câu tìm nói đến."))
    unfiltered: Offer | None = Field(description=N_("Bỏ các bộ lọc đã làm mất hết kết quả."))
