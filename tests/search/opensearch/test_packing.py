"""Bytes come back from a column as they were, in either alphabet of base64."""

from hypothesis import given
from hypothesis import strategies as st

from search.opensearch.packing import pack, unpack


@given(st.binary(max_size=200))
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    packed = pack(data)
    assert unpack(packed) == data
    # As a cluster gives them back.
    assert unpack(packed.rstrip("=").replace("+", "-").replace("/", "_")) == data
