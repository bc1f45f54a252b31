import json

import pytest

from index.command.ending import Ending
from tests.index.command.conftest import Bantin


@pytest.mark.usefixtures("built")
def test_whole_bulletin_is_shown(bantin: Bantin) -> None:
    result = bantin("show", "giao-ban")
    assert result.exit_code == Ending.DONE
    title, *_ = result.stdout.splitlines()
    assert title == "Công đoàn giao ban quý IV"
    for said in ("30/12/2020 09:00", "Cuộc họp bàn việc góp công xây cầu.", "Đại biểu thăm"):
        assert said in result.stdout


@pytest.mark.usefixtures("built")
def test_programs_read_json(bantin: Bantin) -> None:
    stored = json.loads(bantin("show", "cau-moi", "--json").stdout)
    assert stored["bulletin"]["id"] == "cau-moi"
    assert stored["codes"] == ["12-KH/TĐ"]


@pytest.mark.usefixtures("built")
def test_unknown_id_is_named(bantin: Bantin) -> None:
    result = bantin("show", "khong-co")
    assert result.exit_code == Ending.FAILED
    assert "Không có bản tin nào mã khong-co" in result.stderr
