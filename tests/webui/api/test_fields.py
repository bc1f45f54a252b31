import pytest
from typing_extensions import TypedDict

from search.errors import RequestError
from search.parameter_reader import ParameterReader
from webui.api.fields import only_fields, take_fields


class BridgeJson(TypedDict):
    id: str
    name: str
    length: int


BRIDGE: BridgeJson = {"id": "cau-moi", "name": "Cầu Mới", "length": 42}


def take(written: str) -> object:
    reader = ParameterReader({"fields": [written]})
    taken = take_fields(reader, BridgeJson)
    reader.finish()
    return taken


def test_chosen_fields_come_in_the_order_of_the_type() -> None:
    assert take("length,name") == ("name", "length")
    assert take("") == ()


def test_an_unknown_field_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(RequestError) as caught:
        take("lenght")
    assert [each.suggestion for each in caught.value.problems] == ["length"]


def test_the_id_is_always_there() -> None:
    assert only_fields(BRIDGE, ("length",)) == {"id": "cau-moi", "length": 42}
    assert only_fields(BRIDGE, ()) == BRIDGE
