"""The decoded model agrees with CRFsuite's own dump, which has six decimals."""

import re
from pathlib import Path
from struct import pack_into
from unittest.mock import Mock

import pycrfsuite
import pytest

from search.text.segmentation import pyvi_files
from search.text.segmentation.crf_model import CrfModel, UnknownModelError, decode

STATE = re.compile(r"  \(0\) (.*?) --> (B_W|I_W): (-?[0-9.]+)\n", re.DOTALL)
TRANSITION = re.compile(r"  \(1\) (B_W|I_W) --> (B_W|I_W): (-?[0-9.]+)\n")


@pytest.fixture(scope="module")
def data() -> bytes:
    """The bytes of the file, before decoding."""
    seen = Mock(wraps=decode)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pyvi_files, "decode", seen)
        pyvi_files.read_model()
    return bytes(seen.call_args[0][0])


def test_weights_are_those_that_crfsuite_dumps(
    data: bytes, model: CrfModel, tmp_path: Path
) -> None:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(data)
    tagger.dump(str(tmp_path / "dump.txt"))
    dump = (tmp_path / "dump.txt").read_text(encoding="utf-8")
    states, transitions = STATE.findall(dump), TRANSITION.findall(dump)
    assert model.labels == tuple(tagger.labels())
    assert len(states) == sum(weight != 0 for each in model.states.values() for weight in each)
    for attribute, label, weight in states:
        found = model.states[attribute][model.labels.index(label)]
        assert found == pytest.approx(float(weight), abs=1e-6)
    assert len(transitions) == 4
    for before, label, weight in transitions:
        found = model.transitions[model.labels.index(before)][model.labels.index(label)]
        assert found == pytest.approx(float(weight), abs=1e-6)


@pytest.mark.parametrize(
    ("offset", "word", "complaint"),
    [
        (0, 0x4142, "not a first-order model"),
        (12, 101, "model version 101"),
        (20, 3, "2 labels instead of 3"),
        (24, 99, "attributes instead of 99"),
        (28, 4, "no features"),
        (32, 48, "no names"),
        (56, 1 << 30, "past the end"),
        (64, 1 << 20, "damaged"),
    ],
)
def test_a_changed_word_is_noticed(data: bytes, offset: int, word: int, complaint: str) -> None:
    changed = bytearray(data)
    pack_into("<I", changed, offset, word)
    with pytest.raises(UnknownModelError, match=complaint):
        decode(bytes(changed))


@pytest.mark.parametrize("length", [0, 3, 47, 48, 10_000, 300_000])
def test_a_file_cut_short_is_noticed(data: bytes, length: int) -> None:
    with pytest.raises(UnknownModelError):
        decode(data[:length])


def test_a_weight_that_is_no_number_is_noticed(data: bytes) -> None:
    changed = bytearray(data)
    pack_into("<d", changed, 48 + 12 + 12, float("nan"))
    with pytest.raises(UnknownModelError, match="no number"):
        decode(bytes(changed))
