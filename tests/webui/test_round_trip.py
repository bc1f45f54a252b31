"""Bantin reads its own downloads: they give the same bulletins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.bulletin import Attachment, Bulletin
from index.reading.source import read
from index.reading.text import tidy
from search.vietnam_time import VIETNAM
from tests.webui.conftest import AppOver
from tests.webui.newsroom import UNION, YOUTH, Filed

FORMULA = tuple("=+-@＝＋－＠")
EPOCH = datetime(2020, 7, 13, 7, 57, tzinfo=VIETNAM)

# An apostrophe before a sign is how spreadsheets guard a cell; as an author's own it is lost.
texts = st.text(max_size=40).map(tidy).filter(lambda each: each[1:2] not in FORMULA)
lines = st.lists(texts.filter(bool), max_size=3).map(tuple)
bulletins = st.builds(
    Bulletin,
    id=st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True),
    title=texts.filter(bool),
    published=st.integers(-(10**7), 10**6).map(lambda minutes: EPOCH + timedelta(minutes=minutes)),
    lead=texts,
    body=lines,
    captions=lines,
    author=texts,
    publisher=texts,
    url=st.sampled_from(["", "https://dai.example/tin/1?a=b&c", "http://x.example/đ"]),
    attachments=st.lists(
        st.builds(Attachment, texts.filter(bool), st.just("https://dai.example/kh.pdf")), max_size=2
    ).map(tuple),
    organisations=lines,
)
filed = st.lists(
    st.builds(Filed, bulletins, st.sampled_from([(), (UNION,), (YOUTH, UNION)])),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.bulletin.id,
)
# A site is made for each example, which takes most of the time.
generated = settings(
    max_examples=settings().max_examples // 5,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def read_back(app_over: AppOver, address: str, given: Sequence[Filed]) -> dict[str, Bulletin]:
    """Return the bulletins read from a download of all, by id."""
    content = app_over(*given).test_client().get(address).data
    with TemporaryDirectory() as folder:
        path = Path(folder) / address.rpartition("/")[2]
        path.write_bytes(content)
        items = list(read([path]))
    assert all(isinstance(each, Bulletin) for each in items), items
    return {each.id: each for each in items if isinstance(each, Bulletin)}


@generated
@given(filed)
def test_json_lines_come_back_whole(app_over: AppOver, given: Sequence[Filed]) -> None:
    expected = {each.bulletin.id: each.bulletin for each in given}
    assert read_back(app_over, "/ban-tin.jsonl", given) == expected


@pytest.mark.parametrize("address", ["/ban-tin.csv", "/en/ban-tin.csv"])
@generated
@given(filed)
def test_csv_comes_back_in_its_columns(
    app_over: AppOver, address: str, given: Sequence[Filed]
) -> None:
    expected = {
        each.bulletin.id: replace(
            each.bulletin,
            body=(),
            captions=(),
            attachments=(),
            organisations=tuple(label.label for label in each.organisations),
        )
        for each in given
    }
    assert read_back(app_over, address, given) == expected
