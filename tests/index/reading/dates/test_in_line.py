"""Dates are found in lines that also hold authors, counts of readers and buttons."""

import pytest

from index.reading.dates.in_line import find_date, split_stamp


@pytest.mark.parametrize(
    ("line", "published", "rest"),
    [
        ("Bế Thu Hường – 07/03/2026 08:47", "2026-03-07T08:47", "Bế Thu Hường"),
        ("Lượt xem: 120 | Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42", ""),
        ("Ngày đăng 18/03/2019 | 03:51 PM | Lượt xem: 458", "2019-03-18T15:51", ""),
        ("(05.08.2019 16:32)", "2019-08-05T16:32", ""),
        ("thứ năm, 08 08 2019 08:51", "2019-08-08T08:51", ""),
        ("PostDate 29/12/2020 11:53:00", "2020-12-29T11:53", ""),
        ("Posted on 21 Tháng Chín, 2025 by", "2025-09-21T00:00", ""),
        ("Tháng Ba 15, 2016 | 21 lượt xem", "2016-03-15T00:00", ""),
        ("Cập nhật 07h57' ngày 13/7/2020", "2020-07-13T07:57", ""),
        ("Thứ 3, 12/11/2013 - 09:15 [GMT+7]", "2013-11-12T09:15", ""),
        ("Thứ ba, 25 Tháng 1 2022 16:22 7331 Lượt xem", "2022-01-25T16:22", ""),
        ("Tin nổi bật | 30/07/2019", "2019-07-30T00:00", "Tin nổi bật"),
        ("March 5, 2021 at 3:04 pm", "2021-03-05T15:04", ""),
        ("Được gửi bởi Hà Linh, 13/07/2020 5:04:00 CH", "2020-07-13T17:04", "Hà Linh"),
    ],
)
def test_a_line_about_a_date(line: str, published: str, rest: str) -> None:
    found = find_date(line)
    assert found is not None
    assert found.dateline.published.isoformat().startswith(published)
    assert found.rest == rest


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Tin tức",
        "Ngày 25/12/2020, Trường THCS Đồng Lau khánh thành nhà lớp học.",
        "Ngày 25/12/2020, xã Đồng Lau",
        "Từ ngày 16 đến ngày 18/4/2021 tại thị xã Cẩm Đường các đội thi đấu giao hữu với nhau",
        "99/99/2020",
        "x" * 300,
    ],
)
def test_a_line_that_is_about_something_else(line: str) -> None:
    assert find_date(line) is None


def test_the_day_of_publication_comes_before_that_of_a_change() -> None:
    found = find_date("Cập nhật: 15/07/2020 08:00 | Ngày đăng: 13/07/2020 07:57")
    assert found is not None
    assert (found.dateline.published.day, found.is_updated) == (13, False)
    changed = find_date("Cập nhật: 15/07/2020 08:00")
    assert changed is not None
    assert changed.is_updated


@pytest.mark.parametrize(
    ("heading", "title", "day"),
    [
        ("Họp dân xã Đồng Lau (05.08.2019 16:32)", "Họp dân xã Đồng Lau", 5),
        ("Họp dân xã Đồng Lau [05/08/2019]", "Họp dân xã Đồng Lau", 5),
        ("Họp dân xã Đồng Lau - 05/08/2019 16:32", "Họp dân xã Đồng Lau", 5),
        ("Họp dân xã Đồng Lau 2019 2019-08-05T05:00:00.000Z", "Họp dân xã Đồng Lau 2019", 5),
        ("Kế hoạch công tác ngày 13/7/2020", "Kế hoạch công tác ngày 13/7/2020", None),
        ("Họp dân xã Đồng Lau", "Họp dân xã Đồng Lau", None),
        ("Họp dân xã Đồng Lau (35/08/2019)", "Họp dân xã Đồng Lau (35/08/2019)", None),
    ],
)
def test_a_stamp_closes_a_heading(heading: str, title: str, day: int | None) -> None:
    found, date = split_stamp(heading)
    assert (found, date and date.published.day) == (title, day)
