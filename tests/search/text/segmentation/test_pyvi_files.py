import subprocess
import sys
from pickle import dumps
from types import SimpleNamespace

import pytest

from search.text.segmentation import pyvi_files
from search.text.segmentation.crf_model import CrfModel, UnknownModelError
from search.text.segmentation.pyvi_files import FEATURES, read_model, read_pickled, read_words

SEGMENTING = """
import sys
from search.text.segmenter import find_all_words
from search.text.tokenizer import tokenize
text = "Công đoàn huyện giao ban"
assert find_all_words([(text, tokenize(text))])[0]
print(*sorted({each.partition(".")[0] for each in sys.modules}))
"""


def test_segmenting_loads_none_of_the_libraries_that_pyvi_loads() -> None:
    run = subprocess.run(
        [sys.executable, "-c", SEGMENTING], capture_output=True, text=True, check=True
    )
    assert not {"sklearn", "scipy", "sklearn_crfsuite", "pycrfsuite"} & set(run.stdout.split())


def test_the_list_of_words_is_whole() -> None:
    words = read_words()
    assert len(words) > 30_000
    assert "công đoàn" in words


def test_another_version_of_pyvi_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvi_files, "version", lambda _: "0.2")
    with pytest.raises(UnknownModelError, match=r"pyvi 0\.2, known is 0\.1\.1"):
        read_model()


def test_a_pickle_that_asks_for_other_classes_is_refused() -> None:
    with pytest.raises(UnknownModelError, match="SimpleNamespace"):
        read_pickled(dumps(SimpleNamespace(modelfile=b"lCRF")))


@pytest.mark.parametrize("pickled", [b"", b"no pickle", dumps(None), dumps({"modelfile": 1})])
def test_a_pickle_of_something_else_is_refused(pickled: bytes) -> None:
    with pytest.raises(UnknownModelError, match="pickled model"):
        read_pickled(pickled)


@pytest.mark.parametrize(
    ("labels", "attributes", "complaint"),
    [
        (("B", "I"), FEATURES, "labels"),
        (("B_W", "I_W"), {*FEATURES, "word[-3:]:ông"}, "ông"),
        (("B_W", "I_W"), FEATURES - {"bias"}, "bias"),
    ],
)
def test_a_model_of_another_shape_is_refused(
    monkeypatch: pytest.MonkeyPatch, labels: tuple[str, ...], attributes: set[str], complaint: str
) -> None:
    other = CrfModel(labels, {each: (1.0, 0.0) for each in attributes}, ((0.0, 0.0), (0.0, 0.0)))
    monkeypatch.setattr(pyvi_files, "decode", lambda _: other)
    with pytest.raises(UnknownModelError, match=complaint):
        read_model()
