"""Encodings are detected from bytes."""

from pathlib import Path

import pytest

from index.reading.encoding import sniff, undecodable


@pytest.mark.parametrize(
    ("sample", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbfa", "utf-8-sig"),
        ("Xã Đồng Lau".encode("utf-16"), "utf-16"),
        ("Xã Đồng Lau".encode("utf-16-le"), "utf-16-le"),
        ("Xã Đồng Lau".encode("utf-16-be"), "utf-16-be"),
        ("Xã Đồng Lau".encode()[:-1], "utf-8"),
        ("Xã Đồng".encode()[:9], "utf-8"),
        ("Xa\u0303 Đô\u0300ng Lau".encode("cp1258"), "cp1258"),
        ("caf\u00e9 \u00e0 la cr\u00e8me".encode("latin-1"), ""),
        (bytes(range(256)), ""),
    ],
)
def test_samples(sample: bytes, encoding: str) -> None:
    assert sniff(sample) == encoding


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        (b"X\xb7 \xae\xe5ng Lau \xae\xb5 \xb8n", "TCVN3"),
        (b"Xa\xf5 \xf1o\xe0ng Lau co\xf9 \xf1a\xf9", "VNI"),
        (b"\xe9\xea\xeb", "UTF-8"),
    ],
)
def test_the_message_names_what_the_file_looks_like(sample: bytes, name: str) -> None:
    assert name in undecodable(Path("a.csv"), 1, "UTF-8", 1, sample).reason
