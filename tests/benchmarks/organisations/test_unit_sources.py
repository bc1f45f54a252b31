"""Two sources of units are compared by names."""

import json
from pathlib import Path

import pytest

from benchmarks.organisations.unit_sources import compare, made_of


@pytest.mark.parametrize(
    ("note", "communes"),
    [
        ("Giữ nguyên, không sắp xếp. Bỏ cấp huyện. Số: 1", {"khesay"}),
        ("Đổi tên từ xã Tân Khê thành xã Khe Sậy. Bỏ cấp huyện. Số: 1", {"tankhe"}),
        (
            "Đổi tên từ xã A thành xã B, hợp nhất xã Tân Khê và các xã Bản Mây, một phần của xã "
            "Khe Sậy thuộc huyện Sơn Khê. Bỏ cấp huyện. Số: 1",
            {"tankhe", "banmay", "khesay"},
        ),
    ],
)
def test_a_note_tells_what_a_commune_was_made_of(note: str, communes: set[str]) -> None:
    assert made_of(note, "Khe Sậy") == communes


def test_what_two_sources_say_differently_is_told(tmp_path: Path) -> None:
    (tmp_path / "xa-phuong").mkdir()
    (tmp_path / "tinh_tp.json").write_text(json.dumps({"08": {"name": "Tuyên Quang"}}), "utf-8")
    communes = {
        "1": {"name_with_type": "Xã Thượng Nông", "note": "Hợp nhất xã Thượng Nông, xã Bản Mây."},
        "2": {"name_with_type": "Xã Khe Sậy", "note": "Giữ nguyên. Bỏ cấp huyện."},
    }
    (tmp_path / "xa-phuong" / "08.json").write_text(json.dumps(communes), "utf-8")
    found = compare(tmp_path)
    assert found.communes == 1
    assert found.only_theirs == ["tuyen-quang: xã khe-say"]
    assert found.other_origins == ["tuyen-quang: xã thuong-nong: thuonggiap / banmay"]
    assert found.same_origins == 0
