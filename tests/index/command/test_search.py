import json
import sys
from pathlib import Path
from subprocess import run

import pytest

from index.command.ending import Ending
from index.writing.writer import reindex
from tests.index.command.conftest import Bantin
from tests.retold import RETOLD

UNUSED = (
    *("flask", "pydantic", "pyvi", "whoosh", "lxml", "watchfiles", "opensearchpy", "httpx"),
    *("webui", "index.writing", "index.reading", "search.opensearch"),
    *("search.explanation.explain", "search.engine.explanation", "search.engine.similarity"),
    *("search.browse.document_index", "search.browse.citation", "search.places.mentions.gazetteer"),
)
"""What a search on the terminal must not wait for."""


def test_search_loads_nothing_that_it_does_not_use(built: Path) -> None:
    code = f"""if True:
        import sys
        from index.command import main
        try:
            main(["search", "suối mây", "--index", {str(built)!r}])
        finally:
            print([each for each in {UNUSED} if each in sys.modules])
    """
    result = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Khánh thành cầu dân sinh" in result.stdout
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.usefixtures("built")
def test_people_read_title_date_snippet_and_id(bantin: Bantin) -> None:
    result = bantin("search", "suoi may")
    assert result.exit_code == Ending.DONE
    for said in (
        "1 bản tin",
        "Khánh thành cầu dân sinh ở xã Suối Mây",
        "08/03/2021 07:57",
        "12-KH/TĐ",
        "cau-moi",
    ):
        assert said in result.stdout


def test_people_read_a_story_once_and_programs_each_bulletin(
    bantin: Bantin, index_dir: Path, tmp_path: Path
) -> None:
    source = tmp_path / "tin.jsonl"
    source.write_text("".join(f"{json.dumps(each.to_json())}\n" for each in RETOLD), "utf-8")
    reindex([source], index_dir, lambda _: None, workers=1)
    assert "1 kết quả gộp từ 4 bản tin" in bantin("search", "cầu Nậm Hoa").stdout
    assert "4 bản tin" in bantin("search", "cầu Nậm Hoa", "--duplicates", "show").stdout
    for options, total in (((), 4), (("--duplicates", "fold"), 1)):
        answer = json.loads(bantin("search", "cầu Nậm Hoa", "--json", *options).stdout)
        assert answer["total"] == total
    assert bantin("search", "cầu", "--duplicates", "gop").exit_code == Ending.USAGE


@pytest.mark.usefixtures("built")
def test_programs_read_json(bantin: Bantin) -> None:
    answer = json.loads(bantin("search", "cầu", "--json").stdout)
    assert answer["total"] == 2
    assert {each["id"] for each in answer["hits"]} == {"cau-moi", "giao-ban"}


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--sort", "oldest"), ["mua-lu", "giao-ban", "cau-moi"]),
        (("--sort", "newest", "--per-page", "1", "--page", "2"), ["giao-ban"]),
        (("--from", "1/1/2021"), ["cau-moi"]),
        (("--to", "2020-09-01"), ["mua-lu"]),
        (("--source", "bao-may"), ["cau-moi"]),
    ],
)
def test_options_reach_the_request(
    bantin: Bantin, options: tuple[str, ...], ids: list[str]
) -> None:
    answer = json.loads(bantin("search", "", "--json", *options).stdout)
    assert [each["id"] for each in answer["hits"]] == ids


@pytest.mark.usefixtures("built")
def test_next_page_is_offered(bantin: Bantin) -> None:
    assert "--page 2" in bantin("search", "", "--per-page", "2").stdout
    assert "--page 3" not in bantin("search", "", "--per-page", "2", "--page", "2").stdout


def test_all_wrong_options_are_named_at_once(bantin: Bantin) -> None:
    result = bantin("search", "cầu", "--from", "mai", "--sort", "hay", "--page", "0")
    assert result.exit_code == Ending.USAGE
    for option in ("--from", "--sort", "--page"):
        assert f"Lỗi: {option}: " in result.stderr


def test_search_without_an_index_says_how_to_make_one(bantin: Bantin, index_dir: Path) -> None:
    result = bantin("search", "cầu")
    assert result.exit_code == Ending.INDEX_UNUSABLE
    assert f"bantin reindex NGUỒN --index {index_dir}" in result.stderr


@pytest.mark.usefixtures("built")
def test_an_answer_is_explained(bantin: Bantin) -> None:
    result = bantin("search", "suoi may", "--explain")
    assert result.exit_code == Ending.DONE
    assert "Điểm của / The score of cau-moi" in result.stdout
    assert (
        "mua-lu không được tìm thấy"
        in bantin("search", "cầu", "--explain", "--hit", "mua-lu").stdout
    )


@pytest.mark.usefixtures("built")
def test_programs_read_explanations_as_json(bantin: Bantin) -> None:
    answer = json.loads(bantin("search", "cầu", "--explain", "--hit", "giao-ban", "--json").stdout)
    assert (answer["total"], answer["about"]["id"]) == (2, "giao-ban")
    assert [each["name"] for each in answer["steps"]][-1] == "date_facet"


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("options", [("--hit", "cau-moi"), ("--explain", "--hit", "khong-co")])
def test_a_hit_to_explain_must_be_there(bantin: Bantin, options: tuple[str, ...]) -> None:
    result = bantin("search", "cầu", *options)
    assert result.exit_code == Ending.USAGE
    assert "Lỗi: --hit: " in result.stderr


@pytest.mark.usefixtures("built")
def test_advice_comes_before_the_hits_of_the_first_page(bantin: Bantin) -> None:
    said = bantin("search", "Khasnh thafnh").stdout
    assert said.index("Đang tìm / Searching for: Khánh thành") < said.index("1. Khánh thành")
    assert "(0, --literal)" in said
    assert (
        "Có phải bạn muốn tìm / Did you mean: suối mây (1)" in bantin("search", "suoi may").stdout
    )
    assert "Có phải bạn" not in bantin("search", "").stdout


@pytest.mark.usefixtures("built")
def test_how_the_query_is_read_can_be_fixed(bantin: Bantin) -> None:
    def ids(*arguments: str) -> list[str]:
        answer = json.loads(bantin("search", *arguments, "--json").stdout)
        return [each["id"] for each in answer["hits"]]

    assert ids("suoi may", "--marks", "exact") == []
    assert ids("suội mậy", "--marks", "compatible") == []
    assert ids("suội mậy") == ids("suội mậy", "--marks", "ignore") == ["cau-moi"]
    assert ids("Khasnh thafnh") == ["cau-moi"]
    assert ids("Khasnh thafnh", "--literal") == []
    assert "Lỗi: --marks: " in bantin("search", "cầu", "--marks", "best").stderr


@pytest.mark.usefixtures("built")
def test_programs_get_advice_where_they_ask_for_it(bantin: Bantin) -> None:
    answer = json.loads(bantin("search", "suoi may", "--json", "--advice").stdout)
    assert answer["advice"]["restored"] == [
        {"label": "suối mây", "total": 1, "parameters": {"q": "suối mây"}}
    ]
    assert "advice" not in json.loads(bantin("search", "suoi may", "--json").stdout)


@pytest.mark.usefixtures("built")
def test_days_are_said_as_they_were_understood(bantin: Bantin) -> None:
    said = bantin("search", "cầu", "--from", "quý I/2021", "--to", "tháng 3/2021").stdout
    assert "Đăng từ 1/1/2021 đến 31/3/2021 / published from 2021-01-01 to 2021-03-31" in said
    assert "Đăng" not in bantin("search", "mưa lũ").stdout


@pytest.mark.usefixtures("built")
def test_an_unknown_organisation_or_publisher_is_an_error_with_the_nearest(bantin: Bantin) -> None:
    result = bantin("search", "cầu", "--org", "tinh-doann", "--source", "bao-mayy")
    assert result.exit_code == Ending.USAGE
    assert "“tinh-doann”" in result.stderr
    assert "gần nhất: bao-may (Báo Mây)" in result.stderr
    assert "nearest: bao-may" in result.stderr


@pytest.mark.usefixtures("built")
def test_an_unknown_place_is_an_error_and_a_known_one_may_find_nothing(bantin: Bantin) -> None:
    result = bantin("search", "cầu", "--place", "tinh-cao-bag")
    assert result.exit_code == Ending.USAGE
    assert "nearest: tinh-cao-bang" in result.stderr
    assert bantin("search", "cầu", "--place", "tinh-cao-bang").exit_code == Ending.DONE


@pytest.mark.usefixtures("built")
def test_a_page_past_the_end_is_an_error_with_the_last(bantin: Bantin) -> None:
    result = bantin("search", "cầu", "--page", "9")
    assert result.exit_code == Ending.USAGE
    assert "kết quả chỉ có 1 trang, không có trang 9" in result.stderr
    assert "the answer has 1 page, no page 9" in result.stderr
