"""Tells names of persons from those of sites, organisations and accounts."""

from collections.abc import Iterable
from re import IGNORECASE, VERBOSE, compile

MOST_NAME_WORDS = 6
"""Vietnamese names have two to five syllables; two names are joined by a mark or a word."""

MOST_AFFILIATION_WORDS = 14
MOST_AUTHOR_LENGTH = 120

_BETWEEN_NAMES = compile(r"\s*(?:[,;&/|+]|\s[-–—]|\bvà\b)\s*")
_IN_BRACKETS = compile(r"\s*\([^()]{1,60}\)$")
_AFFILIATED = compile(r"(?P<name>[^-–—(]{4,40}?)\s*[-–—]\s*(?P<affiliation>\S.{2,80})")
_DEGREE = compile(
    r"(?:(?:GS|PGS|TS|ThS|Th\.S|CN|KS|BS|BSCK\ ?I{1,3}|LS|NSƯT|NSND|CKI{1,2})[.,\ ]*)+", IGNORECASE
)
_ACCOUNT = compile(
    r"""(?:super\ ?user|admin(?:istrator)?[0-9]*|quản\ ?trị(?:\ viên|\ web|\ website)?
      | quan\ ?tri.*|root
      | bien\ ?tap.*|(?:ban\ )?biên\ tập(?:\ viên)?|btv|bbt|editor.*|webmaster|guest|user.*|author
      | tác\ giả|phóng\ viên|pv|cộng\ tác\ viên|ctv|tổng\ hợp|st|sưu\ tầm
      | (?:ban\ )?quản\ trị.*|null|none
      | (?:admin\ ?)+ | đang\ cập\ nhật|by\ .*|posts\ by.*|[a-z0-9._-]+)""",
    VERBOSE | IGNORECASE,
)
_ORGANISATION = compile(
    r"""(?:báo|đài|cổng|trang|trường|sở|ubnd|ủy\ ban|uỷ\ ban|ban|phòng|công\ ty|tạp\ chí|trung\ tâm
      | thông\ tấn|ttxvn|hội|bộ|cục|viện|công\ an|huyện|tỉnh|thành\ phố|thành\ ủy|xã|phường
      | văn\ phòng|hđnd|mttq|tổng\ cục|chi\ cục|liên\ đoàn|học\ viện|đại\ học|bệnh\ viện
      | nhà\ xuất\ bản|tổ|khoa|website|online|kênh|chuyên\ trang|tin\ nhanh
      | thcs|thpt|tiểu\ học|mầm\ non
      | đoàn\ (?:thanh|đại|xã|phường|huyện|trường|tncs|công|khối))\b.*""",
    VERBOSE | IGNORECASE,
)
_CASED = compile(r"[^\W\d_]")


def is_name(text: str) -> bool:
    """Tell whether `text` is written like the name of one person, perhaps with a degree."""
    bare = _DEGREE.sub("", text, count=1) if _DEGREE.match(text) else text
    written = bare.split()
    return 2 <= len(written) <= MOST_NAME_WORDS and all(
        word[0].isupper() and word.replace(".", "").replace("-", "").replace("’", "").isalpha()
        for word in written
    )


def are_names(text: str) -> bool:
    """Tell whether `text` is one or several names, each perhaps followed by words in brackets."""
    bare = _IN_BRACKETS.sub("", text)
    return bool(bare) and all(is_name(each) for each in _BETWEEN_NAMES.split(bare))


def is_name_with_post(text: str) -> bool:
    """Tell whether `text` is a name, a dash, and where the person works."""
    found = _AFFILIATED.fullmatch(text)
    return (
        found is not None
        and len(text.split()) <= MOST_AFFILIATION_WORDS
        and is_name(found["name"].strip())
        and found["affiliation"][0].isupper()
    )


def is_organisation(text: str) -> bool:
    """Tell whether `text` begins like the name of an organisation or a site."""
    return _ORGANISATION.fullmatch(text) is not None


def is_author(text: str, sites: Iterable[str] = ()) -> bool:
    """Tell whether a declared author is a person, not a site, an address or an account."""
    if not text or len(text) > MOST_AUTHOR_LENGTH or not _CASED.search(text):
        return False
    folded = text.casefold()
    if any(folded in each.casefold() or each.casefold() in folded for each in sites if each):
        return False
    is_address = "://" in text or "@" in text or (" " not in text and "." in text)
    return not (is_address or _is_account(text) or is_organisation(text))


def is_signature(text: str, sites: Iterable[str] = ()) -> bool:
    """Tell whether a labelled author is neither an account nor the site itself."""
    is_site = any(text.casefold() == each.casefold() for each in sites)
    return bool(_CASED.search(text)) and not is_site and not _is_account(text)


def _is_account(text: str) -> bool:
    return _ACCOUNT.fullmatch(text) is not None
