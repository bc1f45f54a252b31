"""Ten bulletins of a province that is on no map, small enough to remember.

The Front meets (`giao-ban`), a road is built and lined with poplars (`duong-lang`), bees give honey
(`mat-ong`), a crop is lost (`mat-mua`), capitals shout about peace (`hoa-binh`), new rice is
taught (`ky-thuat`), the same visit is told twice at the same minute (`tham-a`, `tham-b`), a new
year begins just after midnight (`giao-thua`), and one bulletin is but its title (`tin-van`).
"""

from datetime import datetime

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

BULLETINS = (
    Bulletin(
        id="giao-ban",
        title="Mặt trận Tổ quốc tỉnh Thanh Giang giao ban công tác quý II",
        published=datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM),
        lead="Sáng 10/7/2020, tại hội trường, Ủy ban Mặt trận Tổ quốc tỉnh họp giao ban.",
        body=(
            "Các đại biểu nghe báo cáo sáu tháng về việc vận động Nhân dân hiến đất.",
            "Hội nghị bàn cách thực hiện Nghị quyết 45-NQ/TU và quyên góp 1.250.000.000 đồng.",
        ),
        captions=("Quang cảnh buổi họp",),
        author="Lê Văn Đạt",
    ),
    Bulletin(
        id="duong-lang",
        title="Con đường mới của bản Nậm Hoa",
        published=datetime(2020, 9, 2, 6, 0, tzinfo=VIETNAM),
        lead="Hội Nông dân huyện Sông Mây góp công làm đường.",
        body=(
            "Hai bên là hàng dương xanh mát, mặt đường rộng 3,5 mét.",
            "Bà con tỉnh Thanh Giang vui như hội làng.",
        ),
        author="Vi Thị Mỷ",
    ),
    Bulletin(
        id="mat-ong",
        title="Mùa mật ong trên núi",
        published=datetime(2021, 3, 8, 9, 30, tzinfo=VIETNAM),
        lead="Mỗi hộ nuôi ong thu 8,20 lít mật.",
        body=("Hội Phụ nữ xã Nậm Hoa dạy chị em nuôi ong.", "Giá bán giữ ở mức 250.000đ một lít."),
    ),
    Bulletin(
        id="mat-mua",
        title="Chia sẻ với bà con mất mùa",
        published=datetime(2021, 3, 20, 17, 0, tzinfo=VIETNAM),
        lead="Tháng 3/2021, sương muối làm mất trắng nhiều nương ngô.",
        body=(
            "Đoàn công tác trao quà tại các hộ khó khăn, đoàn gồm cán bộ xã và mặt",
            "trận cùng về từ huyện Sông Mây; người già, trẻ nhỏ được ưu tiên.",
        ),
        author="Lê Văn Đạt",
    ),
    Bulletin(
        id="hoa-binh",
        title="ĐẠI HỘI HÒA GIẢI VIÊN LẦN THỨ NHẤT",
        published=datetime(2021, 12, 31, 23, 45, tzinfo=VIETNAM),
        lead="Các hoà giải viên cơ sở gặp nhau.",
        body=("Đại hội bầu Thúy làm trưởng ban; ủy viên gồm bảy người.",),
    ),
    Bulletin(
        id="giao-thua",
        title="Đêm giao thừa ở biên giới",
        published=datetime(2022, 1, 1, 0, 30, tzinfo=VIETNAM),
        body=("Bộ đội và bà con cùng gói bánh, chờ năm mới.",),
        captions=("Bếp lửa đêm giao thừa",),
    ),
    Bulletin(
        id="ky-thuat",
        title="Tập huấn kĩ thuật trồng lúa, khoai “một phải, năm giảm”",
        published=datetime(2021, 6, 1, 8, 0, tzinfo=VIETNAM),
        lead="Theo Kế hoạch 12/KH-UBND, lớp học mở cho 40 nông dân.",
        body=("Cán bộ kỹ thuật cầm tay chỉ việc.", "Ai cũng có tài liệu trong tay."),
    ),
    Bulletin(
        id="tham-b",
        title="Lãnh đạo huyện thăm trường học",
        published=datetime(2021, 9, 5, 10, 0, tzinfo=VIETNAM),
        body=("UBND huyện Sông Mây tặng sách.",),
    ),
    Bulletin(
        id="tham-a",
        title="Lãnh đạo huyện thăm trường học",
        published=datetime(2021, 9, 5, 10, 0, tzinfo=VIETNAM),
        body=("UBND huyện Sông Mây tặng sách.",),
    ),
    Bulletin(id="tin-van", title="Tin vắn", published=datetime(2019, 5, 19, tzinfo=VIETNAM)),
)
