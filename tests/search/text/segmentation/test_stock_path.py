import pytest
from pyvi.ViTokenizer import ViTokenizer

from search.text.segmentation import stock_path
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import Features
from search.text.segmentation.pyvi_files import FEATURES
from search.text.segmentation.word_list import WordList

SENTENCES = [
    "Hội nghị",
    "Xã Suối Mây tổ chức Hội nghị tổng kết phong trào toàn dân đoàn kết .",
    "LÁ LÀNH ĐÙM LÁ RÁCH , 12 hộ nghèo http://xa.vn / \0 http://xa\0.vn",
    " ".join(["ân"] * 21),
    " ".join(["Tôn"] * 9),
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_labels_are_those_of_pyvi(
    sentence: str, features: Features, words: WordList, model: CrfModel
) -> None:
    tokens = sentence.split(" ")
    (expected,) = ViTokenizer.model.predict([ViTokenizer.sent2features(tokens, False)])
    found = stock_path.label(tokens, features, words, model.transitions)
    assert [model.labels[each] for each in found] == list(expected)


def test_of_equal_paths_the_first_label_wins(words: WordList) -> None:
    indifferent = Features(dict.fromkeys(FEATURES, (0.0, 0.0)))
    assert stock_path.label(["hội", "nghị"], indifferent, words, ((0.0, 0.0), (0.0, 0.0))) == [0, 0]
