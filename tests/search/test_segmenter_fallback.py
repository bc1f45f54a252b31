"""The segmenter calls pyvi itself if pyvi's model is not the one that it knows."""

from collections.abc import Iterator

import pytest

from search.text import paragraphs, segmenter
from search.text.analysis import analyse_fields
from search.text.segmentation.crf_model import CrfModel, UnknownModelError
from search.text.segmenter import find_all_words
from search.text.token import Token
from search.text.tokenizer import tokenize

TEXTS = [
    "Công đoàn huyện Đồng Xa giao ban quý IV theo Kế hoạch 12-KH/TĐ, ngày 10/7/2020.",
    "HỘI NGHỊ TỔNG KẾT _ phong trào_thi đua\nđoàn viên",
    "",
    "nơi tiếp công dân: 1.500 lượt",
]


@pytest.fixture
def damaged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def read_model() -> CrfModel:
        raise UnknownModelError("the model file is damaged")

    _forget()
    monkeypatch.setattr(segmenter, "read_model", read_model)
    yield
    _forget()


def _forget() -> None:
    segmenter.load_labeller.cache_clear()
    paragraphs._reader.cache_clear()


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_analysis_is_the_same_without_the_model(request: pytest.FixtureRequest) -> None:
    fields = [TEXTS, [], ["nghị quyết 73-NQ/TU"]]
    expected = list(analyse_fields(fields))
    assert [len(each) > 3 for each in expected] == [True, False, True]
    request.getfixturevalue("damaged")
    assert list(analyse_fields(fields)) == expected


def _words() -> list[list[Token]]:
    return find_all_words([(text, tokenize(text)) for text in TEXTS])


def test_words_are_the_same_and_a_warning_is_given_once(
    request: pytest.FixtureRequest, recwarn: pytest.WarningsRecorder
) -> None:
    expected = _words()
    assert sum(map(len, expected)) > 5
    request.getfixturevalue("damaged")
    with pytest.warns(RuntimeWarning, match=r"không nhận ra .*\(the model file is damaged\)"):
        assert _words() == expected
    assert _words() == expected
    assert not recwarn.list
