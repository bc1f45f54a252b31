from index.answer_json.understood import understood_json
from search.query.accent_matching import AccentMatching
from search.result import Understanding


def test_each_condition_of_a_query_is_told() -> None:
    text = '"giao ban" mat* 45-NQ/TU xa OR phuong -covid ubnd'
    units = understood_json(Understanding(text, AccentMatching.COMPATIBLE))["units"]
    assert [(each["text"], each["kind"], each["excluded"]) for each in units] == [
        ("giao ban", "phrase", False),
        ("mat*", "prefix", False),
        ("45-NQ/TU", "code", False),
        ("xa OR phuong", "either", False),
        ("ubnd", "syllable", False),
        ("covid", "syllable", True),
    ]


def test_there_is_no_notice_where_nothing_was_relaxed() -> None:
    understood = understood_json(Understanding("giao ban", AccentMatching.COMPATIBLE))
    assert understood["notice"] is None
    assert not understood["keystrokes"]
