import pytest
from flask import Flask, url_for

from webui.view.path import path_of, with_parameters


@pytest.mark.parametrize("page", ["/", "/en/"])
@pytest.mark.parametrize("root", ["", "/tin"])
@pytest.mark.parametrize(
    ("endpoint", "values"),
    [
        ("search_page.show", {}),
        ("search_page.show", {"q": 'cầu & "suối"', "trang": None}),
        ("search_page.show", {"org": ["tinh-doan", "so-y-te"]}),
        ("bulletin_page.show", {"bulletin_id": "tin/cầu mới"}),
        ("day_page.show", {"year": 2021, "month": 3, "day": 8, "page": 2}),
        ("feed.of_search", {"_external": True}),
        ("static", {"filename": "mark.svg", "v": "1"}),
    ],
)
def test_a_path_is_that_of_flask(
    app: Flask, page: str, root: str, endpoint: str, values: dict[str, object]
) -> None:
    with app.test_request_context(page, environ_overrides={"SCRIPT_NAME": root}):
        for _ in range(2):
            assert path_of(endpoint, **values) == url_for(endpoint, **values)  # type: ignore[arg-type]


def test_parameters_are_written_as_flask_writes_them(app: Flask) -> None:
    parameters = {"q": "cầu (mới)/1; *?", "org": ["a b", "c&d"], "page": 2}
    with app.test_request_context("/"):
        written = with_parameters(path_of("search_page.show"), parameters)
        assert written == url_for("search_page.show", **parameters)  # type: ignore[arg-type]
    assert with_parameters("/", {}) == "/"
