"""Bytes come back from a column as they were, in either alphabet of base64."""

from hypothesis import given
from hypothesis import strategies as st

from search.opensearch.packing import decode, encode, pack, unpack


@given(st.binary(max_size=200))
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    encoded, packed = encode(data), pack(data)
    assert (decode(encoded), unpack(packed)) == (data, data)
    # As a cluster gives them back.
    given_back = (
        each.rstrip("=").replace("+", "-").replace("/", "_") for each in (encoded, packed)
    )
    assert (decode(next(given_back)), unpack(next(given_back))) == (data, data)
