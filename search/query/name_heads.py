"""Words that begin the long name of one thing: they say what it is, before what it is called.

Đại học Bách khoa Hà Nội     →   a name
hỗ trợ tiền thuê nhà         →   none
hội nghị bàn về Hà Nội       →   none: that is no *hội*
chủ tịch UBND tỉnh Lào Cai   →   none: of who holds an office, bulletins say it in parts
"""

from collections.abc import Sequence

from search.query.abbreviation import terms_of
from search.query.clause import Query, TermClause
from search.query.deputies import begins_office
from search.query.parser import typed_runs
from search.text.spelling import is_compatible, plain

_HEADS = [
    terms_of(name)
    for name in (
        # Who acts: authorities, the Party, unions, courts, forces.
        *("ban", "bộ", "cảnh sát", "chi cục", "công an", "công đoàn", "cơ quan", "cục", "đảng bộ"),
        *("đảng ủy", "đoàn", "đội", "đồn", "hạt kiểm lâm", "HĐND", "hội", "hội đồng nhân dân"),
        *("kho bạc", "kiểm toán", "liên đoàn", "liên hiệp", "liên minh", "mặt trận", "MTTQ"),
        *("phòng", "quân khu", "sở", "thanh tra", "thành ủy", "tỉnh đoàn", "tòa án", "TAND"),
        *("tổng cục", "trung tâm", "UBND", "UBMTTQ", "ủy ban", "văn phòng", "viện", "VKSND", "vụ"),
        # Who teaches, heals, informs and trades.
        *("bảo hiểm xã hội", "báo", "bệnh viện", "BV", "câu lạc bộ", "CLB", "công ty", "đài"),
        *("đại học", "ĐH", "giáo hội", "hãng", "hiệp hội", "học viện", "hợp tác xã", "HTX"),
        *("ngân hàng", "nhà hát", "nhà máy", "nhà xuất bản", "phòng khám", "quỹ", "tạp chí"),
        *("tập đoàn", "tổng công ty", "trạm", "trường", "xí nghiệp"),
        # Where it is: land, water, roads, buildings. No levels of places: "xã Tân Trào" is said
        # as well without its own.
        *("bãi biển", "bán đảo", "bảo tàng", "bến xe", "cảng", "cao tốc", "cầu", "chợ", "chùa"),
        *("cửa khẩu", "di tích", "đảo", "đèo", "đền", "đường", "ga", "hang", "hầm", "hồ"),
        *("huyện đảo", "khu bảo tồn", "khu công nghiệp", "KCN", "khu di tích", "khu du lịch"),
        *("khu đô thị", "khu kinh tế", "làng", "lăng", "nghĩa trang", "nhà thờ", "núi", "phố"),
        *("quảng trường", "quần đảo", "quốc lộ", "rừng", "sân bay", "sân golf", "sân vận động"),
        *("sông", "thủy điện", "vịnh", "vườn quốc gia"),
    )
]

_OTHERS = frozenset(
    terms_of(word)
    for word in (
        # What is done or happens, and not who does it.
        *("ban bố", "ban hành", "báo cáo", "báo động", "báo hiệu", "báo lãi", "báo lỗ", "báo tin"),
        *("cầu cứu", "cầu hôn", "cầu nguyện", "đảo chiều", "đảo chính", "đảo ngược", "đền bù"),
        *("đền ơn", "đoàn kết", "đoàn tụ", "đội mưa", "hội đàm", "hội họp", "hội kiến", "hội nghị"),
        *("hội ngộ", "hội nhập", "hội thảo", "hội tụ", "phòng bệnh", "phòng cháy", "phòng chống"),
        *("phòng dịch", "phòng hộ", "phòng ngừa", "phòng ngự", "phòng thủ", "phòng tránh"),
        *("phòng vệ", "sở hữu", "viện trợ", "vụ án", "vụ cháy", "vụ cướp", "vụ kiện", "vụ lừa"),
        *("vụ mùa", "vụ nổ", "vụ tai nạn", "vụ trộm", "vụ việc"),
        # Things and people of any name.
        *("ban đầu", "ban đêm", "ban ngày", "báo chí", "bộ máy", "bộ nhớ", "bộ phận", "bộ sưu tập"),
        *("cầu lông", "cầu thủ", "đoàn viên", "đội hình", "đội ngũ", "đường huyết", "đường lối"),
        *("đường ruột", "hồ sơ", "hội chứng", "hội viên", "phòng ngủ", "phòng trọ", "phòng vé"),
        *("quỹ đạo", "quỹ đất", "sở thích", "trường hợp", "viện phí"),
    )
)
"""Words that begin as heads do and are none, of two syllables or three, as headlines often have
them. Only with their accents: `Cầu Long Biên` is no *cầu lông*."""


_BY_FIRST = {
    first: [head for head in _HEADS if plain(head[0]) == first]
    for first in (plain(head[0]) for head in _HEADS)
}
"""Heads by the plain form of their first word: few queries begin with any."""


def begins_name(query: Query) -> bool:
    """Tell whether a query begins with what the name of a thing begins with."""
    return bool(_after_head(query))


def is_written_as_name(query: Query) -> bool:
    """Tell whether it does, and goes on with capitals: `Đại học Quy Nhơn`.

    What is in a place is described, and not called so: `chợ hoa Tết ở Hà Nội`. Only there a capital
    follows *ở*; `Cục Nhà ở và Đô thị` has none.
    """
    text, after = query.text, _after_head(query)
    has_capital = [text[each.start].isupper() for each in after]
    is_located = any(
        each.term == "ở" and own for each, own in zip(after, has_capital[1:], strict=False)
    )
    return not text.isupper() and any(has_capital) and not is_located


def _after_head(query: Query) -> Sequence[TermClause]:
    """Return the words after that with which a name begins; none if it begins with an office."""
    run = next(iter(typed_runs(query.text)), ())
    if not run or begins_office(query):
        return ()
    terms = tuple(each.term for each in run[:3])
    if terms in _OTHERS or terms[:2] in _OTHERS:
        return ()
    lengths = (
        len(head)
        for head in _BY_FIRST.get(run[0].plain, ())
        if all(is_compatible(word.term, term) for word, term in zip(run, head, strict=False))
    )
    return run[max(lengths, default=len(run)) :]
