"""Rows of CSV that spreadsheets open safely and with Vietnamese letters."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from index.bulletin import Bulletin
from webui.i18n.language import gettext as _
from webui.view.markup import web_address

BYTE_ORDER_MARK = "\ufeff"
"""Without it, Excel takes UTF-8 for the code page of the machine."""

# A spreadsheet takes a cell that begins so for a formula, and may run it; some know wide forms.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows in the form of RFC 4180; no cell is a formula."""
    written = StringIO()
    csv.writer(written).writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue()


def header() -> Sequence[str]:
    """Return the names of the columns in the language of the page."""
    return (
        _("Đăng lúc"),
        _("Tiêu đề"),
        _("Cơ quan, tổ chức"),
        _("Địa phương"),
        _("Số hiệu văn bản"),
        _("Sapo"),
        _("Tác giả"),
        _("Nơi đăng"),
        _("Bài gốc"),
        _("Trang trên Bantin"),
        _("Mã bản tin"),
    )


def row(stored: Mapping[str, Any], page: str) -> Sequence[str]:
    """Return the row of a bulletin as an index keeps it."""
    bulletin = Bulletin.from_json(stored["bulletin"])
    return (
        # Spreadsheets of all countries read this form as a time.
        f"{bulletin.published:%Y-%m-%d %H:%M}",
        bulletin.title,
        "; ".join(each["label"] for each in stored["organisations"]),
        "; ".join(each["label"] for each in stored["places"]),
        "; ".join(stored["codes"]),
        bulletin.lead,
        bulletin.author,
        bulletin.publisher,
        web_address(bulletin.url) or "",
        page,
        bulletin.id,
    )


def _plain(cell: str) -> str:
    """Return a cell as text; an apostrophe keeps a spreadsheet from computing it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
