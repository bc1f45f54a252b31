"""Invented pages; tests may exchange each of their parts."""

from dataclasses import dataclass
from pathlib import Path

from index.bulletin import Bulletin
from index.problem import SourceProblem
from index.reading.html.reader import read_html
from index.reading.items import FoundItem

TITLE = "Xã Đồng Lau ra quân trồng cây đầu xuân"
LEAD = "Sáng 1/3, xã Đồng Lau ra quân trồng cây đầu xuân với 120 hội viên tham gia."
FIRST = "Đến dự có lãnh đạo xã và hơn 120 hội viên nông dân của 9 chi hội trong toàn xã Đồng Lau."
SECOND = "Ngay sau lễ ra quân, các chi hội đã trồng được 600 cây lát hoa dọc đường liên thôn."
DATE = "<div class=date>Thứ Ba, 02/03/2021 - 08:15</div>"
MENU = "<nav><a href=/>Trang chủ</a><a href=/t>Tin tức</a></nav>"
RELATED = """<div class=tin-lien-quan><h3>Tin liên quan</h3><ul>
<li><a href=/1>Huyện Phú Lạc khởi công cầu dân sinh qua suối</a> <span>(05/02/2021)</span></li>
<li><a href=/2>Phụ nữ xã Đồng Lau làm đẹp đường làng ngõ xóm</a> <span>(06/02/2021)</span></li>
<li><a href=/3>Đoàn xã Đồng Lau thắp sáng đường quê đón năm mới</a> <span>(07/02/2021)</span></li>
</ul></div>"""
FOOTER = """<div class=foot><p>© Trang thông tin xã Đồng Lau</p><p>Giấy phép số: 12/GP-STTTT</p>
<p>Tổng Biên tập: Bế Văn Nam</p></div>"""


@dataclass(frozen=True, slots=True)
class Read:
    """What the reader made of a page."""

    bulletin: Bulletin | None
    problems: tuple[SourceProblem, ...]

    @property
    def reasons(self) -> str:
        """The reasons of all problems."""
        return "\n".join(each.reason for each in self.problems)


def article(
    *,
    head: str = f"<title>{TITLE} | Xã Đồng Lau</title>",
    above: str = MENU,
    heading: str = f"<h1>{TITLE}</h1>",
    below: str = DATE,
    text: str = f"<p>{FIRST}</p><p>{SECOND}</p>",
    end: str = "",
    after: str = RELATED + FOOTER,
) -> str:
    """Return a page built as on most sites, with some of its parts exchanged."""
    return f"""<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{above}
<div class=detail>{heading}{below}<div class=noidung>{text}</div>{end}</div>{after}</body></html>"""


def read(page: str) -> Read:
    """Read a page."""
    items = list(read_html(Path("dong-lau.html"), page.encode()))
    bulletins = [each.bulletin for each in items if isinstance(each, FoundItem)]
    problems = tuple(each for each in items if isinstance(each, SourceProblem))
    return Read(bulletins[0] if bulletins else None, problems)


def bulletin(page: str) -> Bulletin:
    """Return the bulletin of a page that must have one."""
    found = read(page)
    assert found.bulletin is not None, found.reasons
    return found.bulletin
