"""One story told by several, and notices that only look alike, invented for tests of stories.

The bridge of Nậm Hoa is opened. `hoa-1` is what the province says, `hoa-2` the same with another
title by another publisher, `hoa-3` with its paragraphs in another order, `hoa-4` its beginning.
`cho-7` and `cho-8` are the notices of two months, alike but for their figures, and `ong` is a
bulletin of its own.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

FIRST = datetime(2021, 5, 30, 8, tzinfo=VIETNAM)

BRIDGE = (
    "Cây cầu dài một trăm hai mươi mét bắc qua sông Mây được khánh thành sáng nay tại xã Nậm Hoa.",
    "Bà con hai bên bờ từ nay không còn phải chờ đò mỗi khi nước lớn, học sinh đến trường gần hơn.",
    "Kinh phí do tỉnh cấp một nửa, phần còn lại do Nhân dân đóng góp và hiến ngày công làm đường.",
    "Chủ tịch huyện nhắc các thôn giữ gìn lan can, không để trâu bò và xe quá tải đi trên mặt cầu.",
)


def _notice(month: int, day: int) -> str:
    return (
        f"Phiên chợ tháng {month} họp ngày {day}/{month}/2021 tại sân vận động xã Nậm Hoa, mời bà"
        " con mang nông sản đến bán; ai cần gian hàng xin báo trước cho ban tổ chức ít nhất ba hôm,"
        f" chậm nhất là hết ngày {day - 3}/{month}/2021, mỗi hộ nhận một gian hàng, gửi xe miễn phí"
        " và nhớ giữ vệ sinh chung."
    )


def _tell(id: str, hours: int, title: str, body: Sequence[str], publisher: str = "") -> Bulletin:
    published = FIRST + timedelta(hours=hours)
    return Bulletin(id, title, published, body=tuple(body), publisher=publisher)


RETOLD = (
    _tell("hoa-1", 0, "Khánh thành cầu Nậm Hoa", BRIDGE, "Cổng tỉnh"),
    _tell("hoa-2", 30, "Bà con sông Mây có cầu mới", BRIDGE, "Báo Sông Mây"),
    _tell("hoa-3", 60, "Khánh thành cầu Nậm Hoa", BRIDGE[::-1], "Xã Nậm Hoa"),
    _tell("hoa-4", 90, "Khánh thành cầu Nậm Hoa", BRIDGE[:3]),
    _tell("cho-7", 10, "Thông báo phiên chợ tháng 7", [_notice(7, 14)]),
    _tell("cho-8", 70, "Thông báo phiên chợ tháng 8", [_notice(8, 25)]),
    _tell("ong", 20, "Mùa mật trên núi", ["Mỗi hộ nuôi ong thu tám lít mật, giá bán vẫn giữ."]),
)
STORY = ("hoa-1", "hoa-2", "hoa-3", "hoa-4")
