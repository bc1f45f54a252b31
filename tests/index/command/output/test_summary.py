from pathlib import Path

import pytest

from index.command.output.summary import location, print_plan, print_problems
from index.problem import SourceProblem
from index.report import Changes


def test_a_problem_is_where_an_editor_can_jump_to() -> None:
    assert location(SourceProblem.error(Path("tin.jsonl"), 7, "hỏng", "broken")) == "tin.jsonl:7"
    assert location(SourceProblem.error(Path("tin.jsonl"), None, "hỏng", "broken")) == "tin.jsonl"


def test_errors_come_before_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    warning = SourceProblem.warning(Path("a.txt"), 1, "lạ", "odd")
    error = SourceProblem.error(Path("b.txt"), 2, "hỏng", "broken")
    print_problems([warning, error], as_json=False)
    assert capsys.readouterr().out.splitlines() == [
        "Không lập chỉ mục được / Rejected: 1",
        "  b.txt:2: hỏng (broken)",
        "Cảnh báo / Warnings: 1",
        "  a.txt:1: lạ (odd)",
    ]


def test_a_long_plan_is_cut_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    added = [f"tin-{number}" for number in range(22)]
    print_plan(Changes(added, [], ["cu"], 5), as_json=False)
    printed = capsys.readouterr().out.splitlines()
    assert printed[19:] == [
        "  + tin-19",
        "  + … 2 nữa / more",
        "  - cu",
        "Sẽ làm: 22 mới, 0 đã sửa, 1 bị gỡ, 5 giữ nguyên. Chưa ghi gì.",
        "Would do: 22 new, 0 changed, 1 removed, 5 unchanged. Nothing was written.",
    ]
