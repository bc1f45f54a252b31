from pathlib import Path
from random import Random

import pytest

from benchmarks.inputs.malformed_request import Malformed, malformed_requests
from benchmarks.malformed import Figures, measure, send, serving
from tests.webui.newsroom import BRIDGE
from tests.webui.test_site import build


def test_a_server_refuses_and_goes_on(tmp_path: Path) -> None:
    with serving(build(tmp_path, [BRIDGE.bulletin])) as (pid, port):
        figures = measure(pid, port, 200, Random(1))
        assert send(port, Malformed(b"GET /none HTTP/1.0\r\n\r\n", True)) == "404"
    assert figures.requests == sum(figures.answers.values()) == 200
    assert figures.answers["400"] > 20
    assert not figures.failed_good
    assert not [each for each in figures.answers if each.startswith("5")]
    assert figures.bytes_after > 1_000_000


@pytest.mark.parametrize(
    ("figures", "is_good"),
    [
        (Figures(9, {"400": 9}, 0, 1000, 1090), True),
        (Figures(9, {"400": 8, "500": 1}, 0, 100, 100), False),
        (Figures(9, {"400": 9}, 1, 100, 100), False),
        (Figures(9, {"400": 9}, 0, 100, 111), False),
    ],
)
def test_what_counts_as_good(figures: Figures, is_good: bool) -> None:
    assert figures.is_good is is_good


def test_requests_are_the_same_for_the_same_seed() -> None:
    first, second = (malformed_requests(Random(7)) for _ in range(2))
    assert [next(first) for _ in range(50)] == [next(second) for _ in range(50)]
