"""The site over a cluster is the site over one machine, byte for byte."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.settings.loading import load_settings
from index.writing.writer import reindex
from tests.opensearch.conftest import Bantin
from webui.application import create_app

ROOT = Path(__file__).parents[2]
HOME = "tỉnh Lâm Giang"

ADDRESSES = [
    "/",
    "/?q=mat+tran+to+quoc",
    "/?q=mặt+trận&page=2",
    '/?q="mặt+trận"+-covid',
    "/?q=covid+OR+lũ&sort=newest",
    "/?q=hoc*&sort=oldest",
    "/?q=mawjt+traanj",
    "/?q=UBND+tỉnh",
    "/?q=73-NQ/TU",
    "/?q=khong-co-gi-ca",
    "/?q=phòng+chống+dịch&from=2020-01-01&to=2020-12-31",
    "/?q=hội+nghị&org=uy-ban-mttq-tinh-lam-giang",
    "/?q=hội+nghị+triển+khai+kế+hoạch+công+tác+năm+mới+của+tỉnh",
    "/lich",
    "/co-quan",
    "/van-ban/42-nq-cp",
    "/ban-tin/blg-102833",
    "/api/v1/search?q=mat+tran&advice=1",
    "/api/v1/search?q=lũ&sort=newest&per_page=3",
    "/api/v1/search?q=zqxzqx",
    "/api/v1/search?q=dịch+tả+là+gì",
    "/api/v1/search?q=Hội+Nông+dân+tỉnh+Lâm+Giang",
    "/api/v1/facets/organisations?q=mat+tran",
    "/goi-y?q=ma",
    "/goi-y?q=mat+tr",
    "/goi-y?q=4",
    "/ban-tin.atom?q=covid",
    "/ban-tin.csv?q=covid",
    "/ban-tin.jsonl?q=mat+tran",
    "/bo-loc/co-quan?q=mat+tran",
    "/van-ban",
    "/lich/2020",
    "/lich/2020/05",
    "/ngay/2020/05/12",
    "/co-quan/uy-ban-mttq-tinh-lam-giang",
    "/api/v1/bulletins/blg-102833",
    "/api/v1/suggest?q=mat",
]


@pytest.fixture
def clients(
    bantin: Bantin, chosen: Mapping[str, str], tmp_path: Path
) -> Iterator[tuple[FlaskClient, FlaskClient]]:
    """Browsers on the samples, on one machine and on a cluster."""
    embedded = tmp_path / "embedded"
    reindex([ROOT / "samples"], embedded, lambda _: None, workers=1, home=HOME)
    assert bantin("reindex", ROOT / "samples", "--home", HOME, "--workers", "1").exit_code == 0
    one = create_app(embedded)
    settings = load_settings(environment=chosen).settings
    other = create_app(settings.index, settings=settings)
    one.testing = other.testing = True
    yield one.test_client(), other.test_client()


def test_pages_are_the_same(clients: tuple[FlaskClient, FlaskClient]) -> None:
    one, other = clients
    for address in ADDRESSES:
        wanted, got = one.get(address), other.get(address)
        assert got.status_code == wanted.status_code, address
        assert told(got.text) == told(wanted.text), address


def test_it_is_ready(clients: tuple[FlaskClient, FlaskClient]) -> None:
    assert clients[1].get("/readyz").status_code == 200


def told(text: str) -> str:
    """Return a page without the names of generations, and scores to nine digits."""
    text = re.sub(r"\d{8}T\d{6}\.\d{6}Z", "", text)
    text = re.sub(r'"request_id":"[^"]*"', "", text)
    text = re.sub(r'"cursor":\s*"[^"]*"|cursor=[\w.-]+', "", text)
    return re.sub(r"\d+\.\d{10,}", lambda number: f"{float(number[0]):.9g}", text)
