"""Malformed requests: wrong in their parameters, headers, first line or body."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple
from urllib.parse import quote

_PATHS = (
    "/",
    "/en/",
    "/api",
    "/api/v1/search",
    "/api/v1/facets/organisations",
    "/api/v1/facets/dates",
    "/api/v1/suggest",
    "/api/v1/organisations",
    "/api/v1/status",
    "/api/v1/openapi.json",
    "/ban-tin.csv",
    "/goi-y",
)
_NAMES = (
    *("q", "org", "from", "to", "sort", "page", "per_page", "marks", "literal", "advice", "fields"),
    *("cursor", "unit", "name", "by", "count", "qq", "", "__proto__", "q[]", "page;"),
)
_VALUES = (
    *("", " ", "0", "-1", "1e9", "9" * 400, "NaN", "true", "null", "*", "'", '"', "(", "\\", "%"),
    *("2020-02-30", "0000-00-00", "99/99/9999", "quý 9/2020", "2021", "../../etc/passwd", "\x00"),
    *("a" * 513, '"' * 300, "-" * 300, "OR " * 150, "*" * 100, "đ̣̣̣̣" * 60, "\u202e\ufeff\u200b"),
    *("MjAyNjExMjNUMTE0ODIxLjYwODU5NlovMi9jNzg4MDMwOWYyYTZiYzcx", "id,,title", "<script>", "${x}"),
)
_HEADERS = (
    "Accept: text/html;q=x",
    "Accept: */*;q=9;;;,,",
    "Accept-Language: \xff\xfe;q=-1",
    "Accept-Language: " + "en," * 900,
    "Accept-Encoding: gzip;q=nan, zstd;q=0, *",
    'If-None-Match: "' + "x" * 3000,
    'If-None-Match: W/,*,""',
    "If-Modified-Since: yesterday",
    "Range: bytes=5-1,-,9999999999999-",
    "X-Request-ID: " + '"},{"a":"' * 20,
    "X-Forwarded-For: ::1, " + "," * 400,
    "Content-Length: 99999999999",
    "Content-Length: -5",
    "Content-Length: 3, 4",
    "Transfer-Encoding: chunked, gzip",
    "Host: a\x00b",
    "Host: [::1",
    "Cookie: " + "=;" * 700,
    " folded: header",
    "no colon at all",
    "Expect: 200-ok",
    "Upgrade: websocket",
)
_METHODS = (
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "get",
    "G\x00T",
)


_OF_BODIES = ("Content-Length", "Transfer-Encoding")


class Malformed(NamedTuple):
    """The bytes of a request, and whether a server can tell that the request is complete."""

    sent: bytes
    is_whole: bool


def malformed_requests(random: Random) -> Iterator[Malformed]:
    """Yield requests without end, each wrong in one or more ways."""
    makers: tuple[Callable[[Random], Malformed], ...] = (
        _with_parameters,
        _with_parameters,
        _with_path,
        _with_headers,
        _with_body,
        _cut_off,
        _noise,
    )
    while True:
        yield random.choice(makers)(random)


def _with_parameters(random: Random) -> Malformed:
    query = "&".join(
        f"{quote(random.choice(_NAMES))}={_value(random)}" for _ in range(random.randrange(1, 9))
    )
    return Malformed(_request("GET", f"{random.choice(_PATHS)}?{query}"), True)


def _with_path(random: Random) -> Malformed:
    parts = [_value(random) for _ in range(random.randrange(1, 5))]
    start = random.choice(
        ("/api/v1/bulletins/", "/api/v1/documents/", "/ban-tin/", "/api/", "/ngay/")
    )
    return Malformed(_request(random.choice(_METHODS), start + "/".join(parts)), True)


def _with_headers(random: Random) -> Malformed:
    chosen = random.sample(_HEADERS, random.randrange(1, 5))
    sent = _request(random.choice(_METHODS), random.choice(_PATHS), *chosen)
    return Malformed(sent, not any(each.startswith(_OF_BODIES) for each in chosen))


def _with_body(random: Random) -> Malformed:
    body = random.randbytes(random.choice((1, 300, 20_000, 70_000)))
    length = random.choice((len(body), len(body) * 2, 1))
    head = _request("POST", random.choice(_PATHS), f"Content-Length: {length}")
    return Malformed(head + body, length <= len(body))


def _cut_off(random: Random) -> Malformed:
    sent = _with_headers(random).sent
    return Malformed(sent[: random.randrange(1, len(sent))], False)


def _noise(random: Random) -> Malformed:
    return Malformed(random.randbytes(random.choice((1, 20, 500, 9_000))) + b"\r\n\r\n", False)


def _value(random: Random) -> str:
    """Return a value as it is written in an address, valid or not."""
    kind = random.randrange(4)
    if kind == 0:
        return "".join(f"%{each:02X}" for each in random.randbytes(random.randrange(1, 60)))
    if kind == 1:
        return "".join(chr(random.randrange(33, 255)) for _ in range(random.randrange(1, 60)))
    if kind == 2:
        return "%" * random.randrange(1, 9) + random.choice(("u1234", "zz", "", "2"))
    return quote(random.choice(_VALUES))


def _request(method: str, target: str, *headers: str) -> bytes:
    lines = (f"{method} {target} HTTP/1.1", "Host: localhost", "Connection: close", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
