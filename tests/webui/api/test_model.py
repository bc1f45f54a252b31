from webui.api.model import tidy


def test_titles_and_empty_defaults_go_unsaid() -> None:
    schema = {
        "title": "Bridge",
        "properties": {
            "name": {"title": "Name", "default": "", "type": "string"},
            "length": {"title": "Length", "default": 42, "type": "integer"},
        },
    }
    tidy(schema)
    assert schema["properties"] == {
        "name": {"type": "string"},
        "length": {"default": 42, "type": "integer"},
    }
