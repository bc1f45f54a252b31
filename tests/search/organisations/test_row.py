from time import process_time

import pytest

from search.organisations.mention import find_mentions


@pytest.mark.parametrize("name", ["UBND ", "Sở Y tế, ", "Bệnh viện ", "Trường THPT Lê Lợi, "])
def test_a_long_row_takes_as_long_as_its_names(name: str) -> None:
    find_mentions(name)
    started = process_time()
    find_mentions(name * 3000)
    assert process_time() - started < 2, "help: the time should grow with the row, not its square"
