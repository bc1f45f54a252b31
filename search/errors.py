"""Errors that a user meets, with messages in Vietnamese and English."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from socket import EAI_NONAME


class BantinError(Exception):
    """Base of every error that a user meets; Vietnamese first, English second."""

    def __init__(self, message: str, message_en: str) -> None:
        super().__init__(f"{message} / {message_en}")
        self.message = message
        self.message_en = message_en


class UnavailableError(BantinError):
    """The engine cannot answer now, whatever is asked."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one parameter; `suggestion` is the nearest valid value, if any."""

    parameter: str
    message: str
    message_en: str
    suggestion: str = ""


class RequestError(BantinError):
    """All the parameters of a request that are wrong, at once."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(
            "; ".join(f"{each.parameter}: {each.message}" for each in problems),
            "; ".join(f"{each.parameter}: {each.message_en}" for each in problems),
        )
        self.problems = tuple(problems)


_REASONS: Mapping[int | None, str] = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "hệ thống tệp chỉ đọc",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "không phải là thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.EEXIST: "đã có tệp hay thư mục mang tên ấy",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã hết hạn mức đĩa",
    errno.EFBIG: "tệp quá lớn",
    errno.EIO: "đĩa bị lỗi khi đọc hay ghi",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENFILE: "mở quá nhiều tệp cùng lúc",
    errno.EADDRINUSE: "đang được dùng",
    errno.EADDRNOTAVAIL: "máy không có địa chỉ ấy",
    EAI_NONAME: "không tìm thấy tên máy ấy",
}


def reason_of(error: OSError) -> tuple[str, str]:
    """Return what the operating system says of an error, in Vietnamese if known, and in English."""
    reason_en = error.strerror or str(error)
    return _REASONS.get(error.errno, reason_en), reason_en
