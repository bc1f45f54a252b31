import re

import pytest
from flask.testing import FlaskClient

from webui.serving.request_id import HEADER


def test_each_request_has_a_number_of_its_own(client: FlaskClient) -> None:
    first, second = (client.get("/").headers[HEADER] for _ in range(2))
    assert first != second
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first)


@pytest.mark.parametrize("given", ["abc-123", "a" * 64, "1-67891233-abcdef012345678912345678"])
def test_a_number_from_outside_is_kept(client: FlaskClient, given: str) -> None:
    assert client.get("/", headers={HEADER: given}).headers[HEADER] == given


@pytest.mark.parametrize("given", ["", "a" * 65, "a b", 'a","level":"error', "số"])
def test_what_could_forge_a_log_is_not_taken(client: FlaskClient, given: str) -> None:
    assert client.get("/", headers={HEADER: given}).headers[HEADER] != given
