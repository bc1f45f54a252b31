from pathlib import Path

import pytest

from index.command.ending import Ending
from index.command.writing import tell, write
from index.errors import NothingToIndexError
from index.problem import SourceProblem
from index.report import Report, Tally

BROKEN = SourceProblem.error(Path("tin.txt"), None, "hỏng", "broken")


def test_a_plan_with_rejected_bulletins_ends_as_a_run_would() -> None:
    tally = Tally(unchanged=1)
    assert tell(tally, as_json=True) is Ending.DONE
    tally.note(BROKEN)
    assert tell(tally, as_json=True) is Ending.SOME_REJECTED


def test_a_plan_that_would_leave_no_bulletin_is_refused_as_the_run_would_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tally = Tally(removed=["cau-moi"])
    tally.note(BROKEN)
    with pytest.raises(NothingToIndexError):
        tell(tally, as_json=True)
    told = capsys.readouterr().out
    assert "hỏng (broken)" in told
    assert "plan" not in told


def test_a_run_without_bulletins_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    def work(show: object) -> Report:
        raise NothingToIndexError([BROKEN])

    with pytest.raises(NothingToIndexError):
        write(work, as_json=True)
    assert '"reason": "hỏng (broken)"' in capsys.readouterr().out
