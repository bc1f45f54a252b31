"""The files in pyvi's package: its pickled model and its list of words.

`pyvi.ViTokenizer` is not imported here, because it loads scikit-learn and SciPy to read them.
"""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from io import BytesIO
from pickle import Unpickler, UnpicklingError
from typing import Any

from search.text.segmentation.crf_model import CrfModel, UnknownModelError, decode

KNOWN_VERSION = "0.1.1"
"""The pyvi whose features and rules of joining this package repeats."""

LABELS = ("B_W", "I_W")
"""The token starts a word; the token continues the word of the token before."""

FEATURES = frozenset(
    [
        "bias",
        "word.lower()",
        "word.isupper()",
        "word.istitle()",
        "word.isdigit()",
        "-1:word.lower()",
        "-1:word.istitle()",
        "-1:word.isupper()",
        "-1:word.bi_gram()",
        "-2:word.tri_gram()",
        "+1:word.lower()",
        "+1:word.istitle()",
        "+1:word.isupper()",
        "+1:word.bi_gram()",
        "+2:word.tri_gram()",
    ]
)


def read_model() -> CrfModel:
    """Return pyvi's model; raises UnknownModelError if it is not the one of the known version."""
    try:
        installed = version("pyvi")
    except PackageNotFoundError:
        installed = "without a version"
    if installed != KNOWN_VERSION:
        raise UnknownModelError(f"pyvi {installed}, known is {KNOWN_VERSION}")
    return read_pickled((files("pyvi") / "models/pyvi3.pkl").read_bytes())


def read_pickled(pickled: bytes) -> CrfModel:
    """Return the model in a pickled `sklearn_crfsuite.CRF`; raises UnknownModelError."""
    try:
        estimator = _Reader(BytesIO(pickled)).load()
        data = estimator.state["modelfile"].state["__FILE_RESOURCE_DATA__"]
    except (UnpicklingError, AttributeError, LookupError, EOFError, ValueError, TypeError) as error:
        raise UnknownModelError(f"the pickled model is not as expected: {error}") from error
    model = decode(data)
    features = {_feature(attribute) for attribute in model.states}
    if model.labels != LABELS:
        raise UnknownModelError(f"labels {model.labels}, known are {LABELS}")
    if features != FEATURES:
        raise UnknownModelError(f"unknown or missing features: {sorted(features ^ FEATURES)}")
    return model


def read_words() -> Sequence[str]:
    """Return the entries of pyvi's list of words, syllables separated by single spaces."""
    return (files("pyvi") / "models/words.txt").read_bytes().decode().split("\n")


def _feature(attribute: str) -> str:
    """Return the name of the feature that an attribute is a value of."""
    name, end, _ = attribute.partition("lower()")
    return name + end


class _Inert:
    """Replaces every class in the pickle; it only keeps the state."""

    state: Any

    def __new__(cls, *_: object) -> "_Inert":
        return super().__new__(cls)

    def __setstate__(self, state: Any) -> None:
        self.state = state


def _encode(text: str, encoding: str) -> bytes:
    return text.encode(encoding)


class _Reader(Unpickler):
    """Unpickles only the classes that are known to be in the file, and imports none."""

    _KNOWN = {  # noqa: RUF012  # a constant, not shared state
        ("sklearn_crfsuite.estimator", "CRF"): _Inert,
        ("sklearn_crfsuite._fileresource", "FileResource"): _Inert,
        ("pycrfsuite._logparser", "TrainLogParser"): _Inert,
        ("numpy.core.multiarray", "scalar"): _Inert,
        ("numpy", "dtype"): _Inert,
        ("_codecs", "encode"): _encode,
    }

    def find_class(self, module: str, name: str) -> Any:
        try:
            return self._KNOWN[module, name]
        except KeyError:
            raise UnpicklingError(f"{module}.{name} in it") from None
