"""The benchmark of damages says what each came to, and ends with an error for a wrong answer."""

from json import loads

import pytest

from benchmarks import damage
from tests.damaged.damage import FILES, Damage
from tests.damaged.office import Outcome


def test_every_file_is_damaged_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    damage.main(["--cases", str(len(FILES))])
    told = loads(capsys.readouterr().out)
    assert told["files"].keys() == set(FILES) and told["wrong"] == []
    assert sum(sum(each.values()) for each in told["files"].values()) == len(FILES)


def test_a_wrong_answer_ends_with_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(whole: object, each: Damage) -> Outcome:
        assert each.file != "meta.json", "another answer"
        return Outcome.NAMED

    monkeypatch.setattr(damage, "check_closed", check)
    with pytest.raises(SystemExit):
        damage.main(["--cases", str(len(FILES))])
    told = loads(capsys.readouterr().out)
    assert told["files"]["meta.json"] == {"wrong": 1} and "another answer" in told["wrong"][0]
