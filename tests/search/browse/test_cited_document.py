import pytest

from search.browse.cited_document import unite_codes


@pytest.mark.parametrize(
    ("counts", "united"),
    [
        ({"168/2024/nd-cp": 1, "168/nd-cp": 5}, [("168/2024/nd-cp", "168/nd-cp")]),
        ({"98-nq/cp": 1, "98/nq-cp": 2}, [("98/nq-cp", "98-nq/cp")]),
        ({"02/2017/tt-byt": 1, "2/2017/tt-byt": 2}, [("2/2017/tt-byt", "02/2017/tt-byt")]),
        # A decision of a province may have a year or not, and an issuer tells circulars apart.
        ({"5/qd-ubnd": 1, "5/2021/qd-ubnd": 1}, [("5/2021/qd-ubnd",), ("5/qd-ubnd",)]),
        ({"15/2020/tt-btc": 1, "15/2020/tt-byt": 1}, [("15/2020/tt-btc",), ("15/2020/tt-byt",)]),
        (
            {"168/2024/nd-cp": 1, "168/2017/nd-cp": 1, "168/nd-cp": 1},
            [("168/2017/nd-cp",), ("168/2024/nd-cp",), ("168/nd-cp",)],
        ),
        ({"qcvn 06:2022/bxd": 1, "31/2024/qh15": 1}, [("31/2024/qh15",), ("qcvn 06:2022/bxd",)]),
    ],
)
def test_codes_are_united_where_they_can_mean_one_document_only(
    counts: dict[str, int], united: list[tuple[str, ...]]
) -> None:
    assert sorted(each.codes for each in unite_codes(counts)) == united


def test_documents_of_other_years_are_known_to_each_other() -> None:
    found = {each.id: each.others for each in unite_codes({"5/qd-ubnd": 1, "5/2021/qd-ubnd": 1})}
    assert found == {"5/qd-ubnd": ("5/2021/qd-ubnd",), "5/2021/qd-ubnd": ("5/qd-ubnd",)}
