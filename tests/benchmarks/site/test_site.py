from datetime import datetime
from pathlib import Path

import pytest

from benchmarks.site import PEERS, load_site, shape
from benchmarks.site.__main__ import create_site
from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM

BULLETINS = [
    Bulletin(
        id=f"tin-{number}",
        title=f"Chợ nổi ngày {number}",
        published=datetime(2020, 1 + number % 2, 5, tzinfo=VIETNAM),
        body=(f"Ghe thuyền đông đúc hơn {number} lần.",),
        organisations=("Hội Nông dân",) if number % 3 else ("Hội Phụ nữ", "Hội Nông dân"),
    )
    for number in range(14)
]


@pytest.mark.parametrize("query", ["chợ nổi", "cho noi"])
@pytest.mark.parametrize("name", PEERS)
def test_a_peer_answers_as_bantin_does(name: str, query: str, tmp_path: Path) -> None:
    pytest.importorskip({"sqlite": "sqlite3"}.get(name, name))
    load_site(name).build(BULLETINS, tmp_path)
    client = create_site(name, tmp_path).test_client()
    answer = client.get("/api/v1/search", query_string={"q": query}).json
    assert answer is not None
    assert (answer["query"], answer["total"], len(answer["hits"])) == (query, 14, 10)
    for hit in answer["hits"]:
        assert hit["title"].startswith("Chợ nổi ngày ")
        assert hit["published"].startswith("2020-0")
        marked = [hit["snippet"][start:end] for start, end in hit["snippet_marks"]]
        assert "Chợ" in " ".join(marked)
        assert {"id": "Hội Nông dân", "label": "Hội Nông dân"} in hit["organisations"]
    facets = answer["facets"]
    organisations = [(each["label"], each["count"]) for each in facets["organisations"]["values"]]
    assert organisations == [("Hội Nông dân", 14), ("Hội Phụ nữ", 5)]
    (year,) = facets["dates"]["values"]
    assert (year["id"], year["count"]) == ("2020", 14)
    months = [(each["id"], each["count"], each["apply"][-29:]) for each in year["parts"]]
    assert months == [
        ("2020-02", 7, "from=2020-02-01&to=2020-02-29"),
        ("2020-01", 7, "from=2020-01-01&to=2020-01-31"),
    ]


def test_most_organisations_are_counted_but_not_named() -> None:
    answer = shape("x", 60, [], {f"cơ quan {each:02}": each for each in range(60)}, {})
    facet = answer["facets"]["organisations"]
    named = facet["values"]
    assert (facet["total"], facet["other"]) == (60, 10)
    assert (len(named), named[0]["count"], named[-1]["count"]) == (50, 59, 10)
