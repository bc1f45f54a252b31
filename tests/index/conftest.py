"""Three invented bulletins, as a source for whole runs."""

from json import dumps
from pathlib import Path

import pytest

BULLETINS = (
    {
        "id": "cau-moi",
        "title": "Khánh thành cầu dân sinh ở xã Suối Mây",
        "published": "2021-03-08T07:57:00+07:00",
        "lead": "Cây cầu dài 42 mét nối hai bờ suối.",
        "publisher": "Báo Mây",
        "body": "Tỉnh đoàn huy động 1.200 ngày công theo Kế hoạch 12-KH/TĐ.",
    },
    {
        "id": "giao-ban",
        "title": "Công đoàn giao ban quý IV",
        "published": "2020-12-30T09:00:00+07:00",
        "body": "Cuộc họp bàn việc góp công xây cầu.",
        "captions": ["Đại biểu thăm công trường"],
    },
    {
        "id": "mua-lu",
        "title": "Phòng chống mưa lũ",
        "published": "2020-09-01T06:30:00+07:00",
        "body": "Ủy ban nhân dân huyện Đồng Xa trực ban suốt đêm.",
    },
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file with three good bulletins."""
    path = tmp_path / "source" / "tin.jsonl"
    path.parent.mkdir()
    path.write_text("".join(f"{dumps(each)}\n" for each in BULLETINS), "utf-8")
    return path


@pytest.fixture
def broken_source(source: Path) -> Path:
    """The same file with a fourth line that is no record."""
    with source.open("a", encoding="utf-8") as file:
        file.write('{"title": "Cụt\n')
    return source


@pytest.fixture
def index_dir(tmp_path: Path) -> Path:
    """A folder, not there yet, to build an index in."""
    return tmp_path / "index"
