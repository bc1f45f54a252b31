import pytest

from search.kernel.library import Kernel
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.features import Features
from search.text.segmentation.labeller import Labeller
from search.text.segmentation.pyvi_files import read_model, read_words
from search.text.segmentation.word_list import WordList


@pytest.fixture(scope="session")
def model() -> CrfModel:
    return read_model()


@pytest.fixture(scope="session")
def words() -> WordList:
    return WordList(read_words())


@pytest.fixture(scope="session")
def features(model: CrfModel) -> Features:
    return Features(model.states)


@pytest.fixture(scope="session")
def labeller(model: CrfModel, words: WordList, kernel: Kernel | None) -> Labeller:
    return Labeller(model, words, kernel)
