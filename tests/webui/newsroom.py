"""An invented newsroom: a few bulletins that tests know by heart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from index.bulletin import Attachment, Bulletin
from search.label import Label
from search.vietnam_time import VIETNAM

UNION = Label("cong-doan", "Liên đoàn Lao động tỉnh")
YOUTH = Label("doan-thanh-nien", "Tỉnh đoàn")


@dataclass(frozen=True, slots=True)
class Filed:
    """A bulletin with what an index would find in it."""

    bulletin: Bulletin
    organisations: Sequence[Label] = ()
    codes: Sequence[str] = ()


BRIDGE = Filed(
    Bulletin(
        id="cau-moi",
        title="Khánh thành cầu dân sinh ở xã Suối Mây",
        published=datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
        lead="Cây cầu dài 42 mét nối hai bờ suối.",
        body=("Tỉnh đoàn huy động 1.200 ngày công.", "Bà con đi lại thuận tiện hơn."),
        captions=("Đoàn viên đổ bê tông mặt cầu",),
        author="Lò Thị Mận",
        publisher="Báo Suối Mây",
        url="https://www.baosuoimay.example/cau-moi",
        attachments=(Attachment("Bản vẽ", "https://baosuoimay.example/ban-ve.pdf"),),
    ),
    (YOUTH, UNION),
    ("12-KH/TĐ",),
)
SCRIPT = Filed(
    Bulletin(
        id="tieu-de-la",
        title='<script>alert("a")</script> & cầu',
        published=datetime(2021, 3, 8, 14, 5, tzinfo=VIETNAM),
        lead="<b>đậm</b>",
        url="javascript:alert(1)",
        publisher="Nơi lạ",
        attachments=(Attachment("Tệp lạ", "data:text/html,x"),),
    ),
)
MEETING = Filed(
    Bulletin(
        id="giao-ban",
        title="Giao ban quý I của các tổ chức công đoàn",
        published=datetime(2020, 12, 30, tzinfo=VIETNAM),
        lead="Cuộc họp bàn việc xây cầu.",
    ),
    (UNION,),
)
PLAN = Filed(
    Bulletin(
        id="ke-hoach",
        title="Kế hoạch trao nhà",
        published=datetime(2020, 6, 1, 9, tzinfo=VIETNAM),
        body=("Liên đoàn Lao động tỉnh theo 12-KH/TĐ; 12-KH/TĐ nêu rõ.",),
    ),
    (Label("lien-doan-lao-dong-tinh", "Liên đoàn Lao động tỉnh"),),
    ("12-KH/TĐ",),
)
SERIES = tuple(
    Filed(
        Bulletin(
            id=f"tin/{number}",
            title=f"Tin vắn số {number}",
            published=datetime(2019, 5, number, 9, tzinfo=VIETNAM),
        ),
        (YOUTH,),
    )
    for number in range(1, 29)
)
NEWSROOM = (BRIDGE, SCRIPT, MEETING, *SERIES)
