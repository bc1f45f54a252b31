from datetime import datetime
from json import dumps

from pydantic import TypeAdapter

from index.answer_json.bulletin import BulletinJson, bulletin_json
from index.bulletin import Attachment, Bulletin
from search.vietnam_time import VIETNAM

STORED = {
    "bulletin": Bulletin(
        id="cau-moi",
        title="Khánh thành cầu dân sinh",
        published=datetime(2021, 3, 8, 7, 57, tzinfo=VIETNAM),
        body=("Tỉnh đoàn huy động 1.200 ngày công.",),
        attachments=(Attachment("Kế hoạch", "https://vi-du.vn/12.pdf"),),
        organisations=("Tỉnh Đoàn",),
    ).to_json(),
    "organisations": [{"id": "tinh-doan", "label": "Tỉnh đoàn"}],
    "places": [{"id": "xa-ban-may", "label": "xã Bản Mây"}],
    "codes": ["12-KH/TĐ"],
    "publisher": {"id": "bao-may", "label": "Báo Mây"},
}


def test_a_bulletin_is_as_its_type_describes_it() -> None:
    bulletin = bulletin_json(STORED, "/ban-tin/cau-moi")
    TypeAdapter(BulletinJson).validate_json(dumps(bulletin), strict=True)
    assert list(bulletin) == list(BulletinJson.__annotations__)


def test_organisations_of_the_source_stand_apart() -> None:
    bulletin = bulletin_json(STORED, "/ban-tin/cau-moi")
    assert [each["id"] for each in bulletin["organisations"]] == ["tinh-doan"]
    assert list(bulletin["source_organisations"]) == ["Tỉnh Đoàn"]
