"""Lines that a site puts around a bulletin: widgets, pagers, lists of other bulletins, licences.

They do not belong to the text. All patterns except that of licences must match a whole line, so
that a sentence that only begins like one is kept. No part of a pattern that repeats may match the
same letters in two ways: a long line that fails would be tried in all of them.
"""

from pathlib import Path
from re import IGNORECASE, VERBOSE, compile

from index.reading.items import ListingCount

_WIDGETS = compile(
    r"""(?:mặc\ định\ )?cỡ\ chữ\b(?:[:\ aA+|-]|giảm|tăng|nhỏ|to|lớn|vừa|mặc\ định)*
      | (?:a(?:\ ?[+-])?[\ |]*){2,}
      | [0-9]{2,3}\ ?%
      | (?:độ\ )?tương\ phản(?:\ (?:cao|thấp))?(?:\ ?:.{0,20})?
      | (?:lượt|số\ lần|số\ lượt|số\ lượt\ người)\ (?:xem|đọc|truy\ cập)\ ?:?\ ?[0-9.,]*
      | (?:đã\ xem\ ?:?\ ?)?[0-9.,]+\ (?:lượt|lần)\ (?:xem|đọc)
      | \(?\ ?(?:views?|hits?)\ ?:?\ ?[0-9.,]+\ ?\)? | [0-9.,]+\ (?:views?|hits?)
      | [0-9.,]+\+?|[+×x|•·.,:/\\-]+
      | (?:thích|like|không\ thích)(?:\ ?[0-9.,]+[KM]?\+?|\ ?[0-9]*\+)?
      | chia\ sẻ(?:\ (?:bài\ viết|tin|lên|qua|với)\b.{0,30})?\ ?:?
      | (?:share|tweet|pin\ it|copy\ link|sao\ chép\ (?:link|liên\ kết)|follow|theo\ dõi)
        (?:\ .{0,20})?
      | (?:in|gửi|lưu|báo)\ (?:trang|bài|bài\ viết|tin|email|lỗi)(?:\ này)?
      | (?:bản\ in|print|e-?mail|facebook|twitter|zalo|link|lưu|in|telegram|messenger|linkedin)
      | (?:bản\ in|in)(?:\ [|/]?\ ?(?:email|gửi\ bài|lưu|quay\ lại))+
      | (?:nghe|đọc)\ (?:bài|tin|bài\ viết|báo)(?:\ này)?(?:\ lưu)?
      | (?:quay|trở)\ (?:lại|về)(?:\ (?:trang\ trước|trang\ chủ|đầu\ trang))?
      | (?:lên\ |về\ )?đầu\ trang
      | (?:xem|tải)\ (?:thêm|tiếp|chi\ tiết|toàn\ văn|về|file)
        (?:\ (?:tại\ đây|ở\ đây|file))?\ ?[:.]*
      | (?:tập\ tin|file|tệp|văn\ bản)\ (?:tin\ )?đính\ kèm\ ?:?
      | (?:tại\ đây|đọc\ tiếp|chi\ tiết|đăng\ nhập|tìm\ kiếm)\ ?[:.>»]*
      | (?:posted|đăng)\ (?:on|by|bởi|trong)\b.{0,40}
      | (?:trang\ chủ|home)(?:\ ?[>»/|›].*)?
      | (?:tổng\ số\ điểm|xếp\ hạng|đánh\ giá|click\ để\ đánh\ giá|bạn\ đánh\ giá).{0,80}
      | (?:từ\ khóa|từ\ khoá|tags?|thẻ|chủ\ đề)\ ?:.{0,100}
      | (?:ý\ kiến|bình\ luận)\ ?\(?\ ?[0-9]*\ ?\)?
      | (?:theo\ dõi|đọc\ báo).{0,40}\ trên\ (?:google|zalo|facebook).{0,20}
      | chú\ ý\ ?:\ ?việc\ đăng\ lại.{0,140}
      | your\ browser\ does\ not\ support.{0,60} | trình\ duyệt\ không\ hỗ\ trợ.{0,60}
      | xem\ tin\ theo\ ngày\ ?:?[\ 0-9/]*""",
    IGNORECASE | VERBOSE,
)
_LISTING = compile(
    r"tổng số\s?:?\s?([0-9.]+)(?: tin| bài)?\s?\|\s?"
    r"trang\s?:?\s?([0-9]+)\s?(?:trên tổng số|trên|/)\s?([0-9]+)(?: trang)?",
    IGNORECASE,
)
_END = compile(
    r"(?:(?:»|>>|[-+•]) ?)?(?:(?:các|những|một số) )?"
    r"(?:tin|bài|tin tức|tin bài|bài tin|thông tin|bài viết)(?: viết| tức)?"
    r" (?:liên quan|khác|cùng (?:chuyên mục|loại|chủ đề|danh mục)"
    r"|mới hơn|cũ hơn|cũ|mới nhất|mới|nổi bật"
    r"|đã đưa|đã đăng|tiếp theo|trước đó|đọc nhiều|xem nhiều|nhiều người đọc)(?: hơn)?\s?:?"
    r"|(?:gửi |viết )?(?:ý kiến bạn đọc|ý kiến của bạn|bình luận|phản hồi|góp ý)"
    r"\s?:?(?: ?\([0-9]+\))?"
    r"|tham khảo thêm|có thể bạn quan tâm|đọc thêm|cùng chuyên mục|liên quan|bạn có thể quan tâm"
    r"|related (?:posts|articles|news)|other news|tin cùng.{0,30}|leave a (?:reply|comment)"
    r"|trả lời hủy|để lại (?:một )?bình luận.{0,20}"
    r"|xem tin theo ngày\s?:?[ 0-9/]*",
    IGNORECASE,
)
_LICENCE = compile(
    r"""(?:©|®|copyright\b|bản\ quyền\b|giấy\ phép\ (?:số|hoạt\ động|thiết\ lập|xuất\ bản)
      | (?:cơ\ quan|đơn\ vị)\ (?:chủ\ quản|quản\ lý)\ ?: | chịu\ trách\ nhiệm\b.{0,40}:
      | (?:q\.|quyền\ |phó\ )?(?:tổng\ biên\ tập|trưởng\ ban\ biên\ tập)\ ?:
      | ghi\ rõ\ nguồn | (?:thiết\ kế|phát\ triển|vận\ hành)(?:\ (?:và|,).{0,20})?\ (?:bởi|by)
      | (?:designed|powered)\ by | (?:số|thống\ kê|tổng)\ (?:lượt\ )?truy\ cập | đang\ online
      | this\ entry\ was\ posted)""",
    IGNORECASE | VERBOSE,
)
_RUBRIC = compile(
    r"""(?:tin|bản\ tin|tin\ tức|tin\ bài)(?:\ (?:nổi\ bật|mới|tức|hoạt\ động|chi\ tiết|sự\ kiện
        |địa\ phương|trong\ (?:tỉnh|nước|ngành)))?(?:\ ?[-–&,]\ ?sự\ kiện)?
      | chi\ tiết\ (?:tin|bài\ viết|bản\ tin|tin\ tức) | nội\ dung(?:\ tin)?
      | home | trang\ chủ | menu
      | thông\ báo | giới\ thiệu | liên\ hệ | đăng\ nhập | video | hình\ ảnh | thư\ viện\ ảnh
      | thông\ tin\ chỉ\ đạo\ điều\ hành | news | văn\ bản(?:\ mới)?""",
    IGNORECASE | VERBOSE,
)
_LONGEST = 160


def is_widget(line: str) -> bool:
    """Tell whether the line is a font-size switch, a counter, a share button or the like."""
    return len(line) <= _LONGEST and _WIDGETS.fullmatch(line) is not None


def is_rubric(line: str) -> bool:
    """Tell whether the line is the name of a section of a site."""
    return len(line) <= _LONGEST and _RUBRIC.fullmatch(line) is not None


def is_licence(line: str) -> bool:
    """Tell whether the line states who runs the site, as page footers do."""
    return len(line) <= 2 * _LONGEST and _LICENCE.match(line) is not None


def ends_article(line: str) -> bool:
    """Tell whether only other bulletins and parts of the site follow the line."""
    return len(line) <= _LONGEST and (
        _END.fullmatch(line) is not None or _LISTING.fullmatch(line) is not None
    )


def read_listing(path: Path, number: int, line: str) -> ListingCount | None:
    """Return the count of `Tổng số: 257 | Trang: 1 trên tổng số 26 trang`."""
    found = _LISTING.fullmatch(line) if len(line) <= _LONGEST else None
    if found is None:
        return None
    total, page, pages = (int(digits.replace(".", "") or "0") for digits in found.groups())
    return ListingCount(path, number, total, page, pages)
