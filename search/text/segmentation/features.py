"""The features of pyvi's word2features, as what each adds to the scores of the two labels.

CRFsuite adds them up in the order in which word2features names them, and so does this package,
for floating-point sums depend on it. A feature that is false adds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

Weights = Sequence[float]
"""What a feature adds to the score of beginning a word, and to that of going on with one."""

NOTHING: Weights = (0.0, 0.0)


class Features:
    """Looks up the weights of a token's features, wherever it stands."""

    def __init__(self, states: Mapping[str, Weights]) -> None:
        self._states = states
        self.previous_pair = states["-1:word.bi_gram()"]
        self.previous_triple = states["-2:word.tri_gram()"]
        self.next_pair = states["+1:word.bi_gram()"]
        self.next_triple = states["+2:word.tri_gram()"]

    def of_token(self, token: str) -> list[Weights]:
        """Return what a token adds to its own scores."""
        return [
            self._states["bias"],
            self._of_value("word.lower()", token),
            self._states["word.isupper()"] if token.isupper() else NOTHING,
            self._states["word.istitle()"] if token.istitle() else NOTHING,
            self._states["word.isdigit()"] if token.isdigit() else NOTHING,
        ]

    def of_neighbour(self, side: str, token: str) -> list[Weights]:
        """Return what a token adds to a neighbour's scores, which knows it as `-1` or `+1`."""
        return [
            self._of_value(f"{side}:word.lower()", token),
            self._states[f"{side}:word.istitle()"] if token.istitle() else NOTHING,
            self._states[f"{side}:word.isupper()"] if token.isupper() else NOTHING,
        ]

    def _of_value(self, name: str, token: str) -> Weights:
        # CRFsuite is written in C: to it, a name ends at the first NUL.
        return self._states.get(f"{name}:{token.lower()}".partition("\0")[0], NOTHING)


def advantage(weights: Iterable[Weights]) -> float:
    """Return by how much some features favour beginning a word over going on with one."""
    return sum(zero - one for zero, one in weights)
