from index.settings.wrong_value import explain


def test_limits_are_told() -> None:
    error = {"type": "greater_than_equal", "input": 0, "ctx": {"ge": 1}, "msg": "…"}
    assert explain(error) == (
        "phải ít nhất là 1, không phải “0”",
        "must be at least 1, not “0”",
    )


def test_what_has_no_words_of_ours_is_told_in_those_of_pydantic() -> None:
    error = {"type": "new_in_some_version", "input": "x", "msg": "Something else"}
    assert explain(error) == (
        "“x” không dùng được (Something else)",
        "“x”: Something else",
    )
