import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webui.pages.machines.spreadsheet import csv_text

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x.example")']


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula(cell: str) -> None:
    (row,) = csv.reader(StringIO(csv_text([("cầu", cell)]), newline=""))
    assert row == ["cầu", f"'{cell}"]


@pytest.mark.parametrize("cell", ["12-KH/TĐ", "a=b", "", "'tên'", "Tỉnh đoàn; Sở Y tế"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    (row,) = csv.reader(StringIO(csv_text([("cầu", cell)]), newline=""))
    assert row == ["cầu", cell]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_cells_stay_in_their_columns(cells: list[str]) -> None:
    (row,) = csv.reader(StringIO(csv_text([cells]), newline=""))
    assert [each.removeprefix("'") for each in row] == [each.removeprefix("'") for each in cells]
