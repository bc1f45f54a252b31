"""Pages damaged as no editor damages them: cut, nested, repeated, in broken encodings, enormous."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

DEEP = 10_000
HUGE = 30 * 1024 * 1024

_TAGS = (
    b"<div>", b"</div>", b"<p>", b"<table><tr><td>", b"</table>", b"<a href=x.pdf>", b"</a>",
    b"<h1>", b"<!--", b"-->",
    b"<script type='application/ld+json'>[{", b"</script>", b"<time datetime=9>",
    b"<![CDATA[", b"<svg>", b"<template>", b"<p hidden>", b"<base href='http://['>", b"&#xD800;",
    b"31/02/2021", b"\0", b"\xff\xfe", b"\xe1\xbb", b"<meta charset=utf-16>",
    b"<body class=archive>",
)  # fmt: skip
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1258", "latin-1", "shift-jis", "utf-7")

Mutate = Callable[[bytes, Random], bytes]


def mutated(pages: Sequence[bytes], count: int, seed: int = 1) -> Iterator[bytes]:
    """Yield damaged pages, the same for the same seed; one in a thousand is enormous."""
    random = Random(seed)
    for number in range(count):
        page = random.choice(pages)
        if number % 1000 == 999:
            yield _ENORMOUS[number // 1000 % len(_ENORMOUS)](page, random)
            continue
        for _ in range(random.randint(1, 3)):
            page = random.choice(_MUTATIONS)(page, random)
        yield page


def enormous(page: bytes) -> Iterator[bytes]:
    """Yield the page grown to 30 MB in each way there is."""
    for each in _ENORMOUS:
        yield each(page, Random(1))


def _cut(page: bytes, random: Random) -> bytes:
    return page[: random.randint(0, len(page))]


def _without_start(page: bytes, random: Random) -> bytes:
    return page[random.randint(0, len(page)) :]


def _nested(page: bytes, random: Random) -> bytes:
    at, tag = random.randint(0, len(page)), random.choice((b"div", b"b", b"table", b"ul", b"font"))
    return page[:at] + (b"<" + tag + b">") * DEEP + page[at:]


def _with_tags(page: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 30)):
        at = random.randint(0, len(page))
        page = page[:at] + random.choice(_TAGS) + page[at:]
    return page


def _with_bytes(page: bytes, random: Random) -> bytes:
    at = random.randint(0, len(page))
    return page[:at] + random.randbytes(random.randint(1, 200)) + page[at:]


def _shuffled(page: bytes, random: Random) -> bytes:
    parts = page.split(b"<")
    random.shuffle(parts)
    return b"<".join(parts)


def _repeated(page: bytes, random: Random) -> bytes:
    return page * random.randint(2, 5)


def _recoded(page: bytes, random: Random) -> bytes:
    text = page.decode(errors="replace")
    return text.encode(random.choice(_ENCODINGS), errors="ignore")


def _filled(filling: bytes) -> Mutate:
    def fill(page: bytes, random: Random) -> bytes:
        at = random.randint(0, len(page))
        return page[:at] + filling * (HUGE // len(filling)) + page[at:]

    return fill


_MUTATIONS: Sequence[Mutate] = (
    _cut, _without_start, _nested, _with_tags, _with_bytes, _shuffled, _repeated, _recoded,
)  # fmt: skip
_ENORMOUS: Sequence[Mutate] = tuple(
    _filled(each)
    for each in (
        b"<p>a</p>", b"x", "Xã Đồng Lau trồng cây. ".encode(), b"<", b"&amp;", b"<br>",
        b"<!-- -->",
        b"12/12/2012 ",
        b"</p><p class='" + b"title " * 200 + b"'>a. ",
        b"<a href='x.pdf'>" + b"y" * 900,
        b"<script type='application/ld+json'>{\"@type\": \"Article\"}</script>" + b"z" * 900,
        b"<div title='" + b"q" * 3000 + b"'>Text of some length, with an end.</div>",
    )
)  # fmt: skip
