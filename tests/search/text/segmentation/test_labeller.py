"""The segmenter makes the same string as `ViTokenizer.tokenize`, whatever the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyvi.ViTokenizer import ViTokenizer

from index.bulletin import Bulletin
from index.reading.source import read
from search.text.segmentation import labeller as module
from search.text.segmentation import stock_path
from search.text.segmentation.crf_model import CrfModel
from search.text.segmentation.labeller import Labeller
from search.text.segmentation.pyvi_files import read_words
from search.text.segmentation.word_list import WordList

SAMPLES = Path(__file__).parents[4] / "samples"

LISTED = st.sampled_from([each for each in read_words() if each])
WRITTEN = st.one_of(
    LISTED, LISTED.map(str.title), LISTED.map(str.upper), LISTED.map(str.capitalize)
)
ODD = st.sampled_from(
    (
        *("2020", "10.000,5", "13/7/2020", "73-NQ/TU", "1_2x", "²", "٣", "Ⅷ", "½"),
        *("http://xa.vn/tin?so=1", "ftp://\0x", "van-thu@xa.vn", "a@b", "://", "__", "_a"),
        *("Tp.HCM", "UBND.", "ThS.", "...", "->", "==>", ">>", "\0", "\ufeff", "\u200b"),
        *("e\u0301", "a\u0323\u0302", "ΑΣ", "İ", "ǅ", "ﬁ", "한\u1100", "\u0b92\u0bd7", "👍"),
    )
)
GLUE = st.sampled_from(
    (
        " ",
        " ",
        " ",
        " ",
        "",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u2028",
        ", ",
        ".",
        " - ",
        "-",
        "/",
    )
)
MIXED = st.lists(st.tuples(st.one_of(WRITTEN, WRITTEN, ODD), GLUE), max_size=40)
REPEATED = st.tuples(st.lists(LISTED, min_size=1, max_size=2), st.integers(1, 30))
TEXTS = st.one_of(
    MIXED.map(lambda pieces: "".join(piece + glue for piece, glue in pieces)),
    REPEATED.map(lambda repeated: " ".join(repeated[0] * repeated[1])),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
)


@pytest.fixture(scope="module")
def bulletins() -> list[str]:
    return [
        "\n".join((each.title, each.lead, *each.body))
        for each in read([SAMPLES])
        if isinstance(each, Bulletin)
    ]


def test_samples_are_segmented_as_by_pyvi(labeller: Labeller, bulletins: list[str]) -> None:
    assert len(bulletins) > 50
    assert labeller.tokenize(bulletins) == [ViTokenizer.tokenize(each) for each in bulletins]


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, max_size=4))
def test_any_texts_are_segmented_as_by_pyvi(labeller: Labeller, texts: list[str]) -> None:
    assert labeller.tokenize(texts) == [ViTokenizer.tokenize(each) for each in texts]


@pytest.mark.parametrize("text", ["Tôn " * 19, "LAN " * 5, "ân " * 21, "khà khà, " * 8])
def test_ties_are_decided_as_by_crfsuite(labeller: Labeller, text: str) -> None:
    assert labeller.tokenize([text]) == [ViTokenizer.tokenize(text)]


def test_ties_are_noticed(labeller: Labeller, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def label(tokens: list[str], *_: object) -> list[int]:
        asked.append(tokens)
        return [0] * len(tokens)

    monkeypatch.setattr(stock_path, "label", label)
    clear = "Hội nghị công đoàn."
    assert labeller.tokenize([clear, "ân " * 21, clear])[::2] == [ViTokenizer.tokenize(clear)] * 2
    assert asked == [["ân"] * 21]


def test_segments_tell_letters_and_what_continues(labeller: Labeller) -> None:
    found = labeller.segment(["Công đoàn họp.", "", "\nđoàn viên"])
    assert found.letters.tolist() == [4, 4, 3, 1, 0, 4, 4]
    assert found.continues.tolist() == [False, True, False, False, False, False, True]


def test_no_word_goes_on_from_one_text_to_the_next(labeller: Labeller) -> None:
    lone = ["giản"]
    (labels,) = ViTokenizer.model.predict([ViTokenizer.sent2features(lone, False)])
    assert list(labels) == ["I_W"], "help: the case needs a syllable that pyvi would join"
    assert not labeller.segment(["đơn", *lone, *lone]).continues.any()


def test_nothing_has_no_segments(labeller: Labeller) -> None:
    assert len(labeller.segment([]).letters) == len(labeller.segment(["", " \t"]).letters) == 0
    assert labeller.tokenize(["", " \t", "e\u0301"]) == ["", " \t", "é"]


def test_a_lone_surrogate_is_no_error(labeller: Labeller) -> None:
    assert labeller.tokenize(["hội nghị \ud800"]) == ["hội_nghị \ud800"]


def test_a_table_that_is_full_starts_anew(
    model: CrfModel, words: WordList, bulletins: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST", 300)
    forgetful = Labeller(model, words)
    halves = bulletins[:20], bulletins[20:40]
    assert [forgetful.tokenize(each) for each in halves] == [
        [ViTokenizer.tokenize(text) for text in each] for each in halves
    ]
