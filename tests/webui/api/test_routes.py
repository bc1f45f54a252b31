from flask import Flask

from webui.api.description import openapi
from webui.api.routes import PREFIX
from webui.i18n.language import Language


def test_every_address_is_described(app: Flask) -> None:
    rules = {each.rule for each in app.url_map.iter_rules() if each.rule.startswith(PREFIX)}
    with app.test_request_context():
        described = openapi(Language.VIETNAMESE)["paths"]
    assert len(rules) == len(described) + 1, "all but the description itself"
