from datetime import datetime
from pathlib import Path

from benchmarks.kills import MARKS, Editions, measure
from index.bulletin import Bulletin
from index.reading.source import read
from search.vietnam_time import VIETNAM

BULLETINS = [
    Bulletin(f"tin-{number}", f"Tin vắn số {number}", datetime(2021, 3, 8, tzinfo=VIETNAM))
    for number in range(60)
]


def test_readers_notice_nothing_of_killed_writers(tmp_path: Path) -> None:
    # One run that writes everything is killed, and one that writes changes.
    figures = measure(BULLETINS, kills=2, folder=tmp_path, clients=2)
    assert (figures.failed, figures.mixed, figures.lost, figures.left_behind) == (0, 0, 0, 0)
    assert figures.requests > 20
    # More than the second that a server has, because test machines can be busy.
    assert figures.slowest_switch_seconds < 5


def test_an_edition_is_what_it_counts(tmp_path: Path) -> None:
    editions = Editions(tmp_path / "source.jsonl", BULLETINS)
    for edition in (0, 3):
        editions.publish(edition)
        bulletins = [each for each in read([editions.path]) if isinstance(each, Bulletin)]
        assert len(bulletins) == editions.count(edition) == len(editions.ids(edition))
        assert len([each for each in bulletins if each.title == f"Edition {edition}"]) == MARKS
