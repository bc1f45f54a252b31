import pytest
from pydantic import ValidationError

from index.settings.settings import Settings, variable_of


def test_every_setting_says_what_it_is_in_both_languages() -> None:
    for name, field in Settings.model_fields.items():
        assert " · " in (field.description or ""), name


def test_settings_come_from_what_is_handed_over_and_never_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(variable_of("port"), "9001")
    settings = Settings(host="::1")
    assert (settings.host, settings.port) == ("::1", 8000)
    with pytest.raises(ValidationError, match="frozen"):
        settings.port = 1


def test_the_variable_of_a_setting_is_its_name_in_capitals() -> None:
    assert variable_of("log_level") == "BANTIN_LOG_LEVEL"
