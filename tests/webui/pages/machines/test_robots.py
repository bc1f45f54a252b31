from flask.testing import FlaskClient


def test_robots_are_told_what_to_leave_aside_and_where_the_map_is(client: FlaskClient) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /api/v1/", "Disallow: /en/goi-y", "Disallow: /bo-loc/"} <= {*lines}
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"
    assert "Disallow: /ban-tin" not in lines
