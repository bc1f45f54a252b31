"""A bulletin is the same after conversion to JSON and back, and its hash ignores the id."""

from dataclasses import replace
from datetime import datetime
from json import dumps, loads
from pickle import dumps as pickled
from pickle import loads as unpickled

from index.bulletin import Attachment, Bulletin
from search.vietnam_time import VIETNAM

BULLETIN = Bulletin(
    id="cau-moi",
    title="Khánh thành cầu Suối Mây",
    published=datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
    lead="Cây cầu dài 42 mét.",
    body=("Đoạn một.", "Đoạn hai."),
    captions=("Người dân qua cầu",),
    author="Lò Thị Hiền",
    attachments=(Attachment("Kế hoạch 12-KH/TĐ", "https://bao.example/12.pdf"),),
    organisations=("Tỉnh đoàn",),
)


def test_json_gives_the_same_bulletin_back() -> None:
    assert Bulletin.from_json(loads(dumps(BULLETIN.to_json()))) == BULLETIN


def test_a_process_gets_the_same_bulletin_from_another() -> None:
    assert unpickled(pickled(BULLETIN)) == BULLETIN


def test_the_hash_does_not_see_the_id() -> None:
    assert replace(BULLETIN, id="khac").content_hash == BULLETIN.content_hash


def test_the_hash_sees_every_text() -> None:
    assert replace(BULLETIN, captions=()).content_hash != BULLETIN.content_hash


def test_the_hash_stays_since_indexes_remember_it() -> None:
    assert BULLETIN.content_hash == "023d4a4acca327b9b3b3786f765b5f4a"
