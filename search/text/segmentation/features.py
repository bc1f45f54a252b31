"""The features of pyvi's word2features: what each adds to the scores of the two labels.

Like CRFsuite, this package adds them up in the order of word2features, because the order changes
floating-point sums. A feature that is false adds nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

Weights = Sequence[float]
"""What a feature adds to the score of starting a word, and to that of continuing one."""

NOTHING: Weights = (0.0, 0.0)

_SIDES = ("", "-1:", "+1:")


class Features:
    """Looks up the weights of the features of a token."""

    def __init__(self, states: Mapping[str, Weights]) -> None:
        self._states = states
        self._of_form: dict[tuple[bool, bool, bool], tuple[float, float, float]] = {}
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
        """Return what a token adds to the scores of a neighbour.

        `side` is "-1" for the token before that neighbour, "+1" for the one after it.
        """
        return [
            self._of_value(f"{side}:word.lower()", token),
            self._states[f"{side}:word.istitle()"] if token.istitle() else NOTHING,
            self._states[f"{side}:word.isupper()"] if token.isupper() else NOTHING,
        ]

    def advantages(self, token: str) -> tuple[float, float, float]:
        """Return the advantage that a token adds to itself, to the next token, to the one before.

        Of a token that the model does not know, only its form counts; most new tokens are such.
        """
        value = token.lower().partition("\0")[0]
        if any(f"{side}word.lower():{value}" in self._states for side in _SIDES):
            return self._add_up(token)
        form = token.isupper(), token.istitle(), token.isdigit()
        if form not in self._of_form:
            self._of_form[form] = self._add_up(token)
        return self._of_form[form]

    def _add_up(self, token: str) -> tuple[float, float, float]:
        return (
            advantage(self.of_token(token)),
            advantage(self.of_neighbour("-1", token)),
            advantage(self.of_neighbour("+1", token)),
        )

    def _of_value(self, name: str, token: str) -> Weights:
        # CRFsuite is written in C: its names end at the first NUL.
        return self._states.get(f"{name}:{token.lower()}".partition("\0")[0], NOTHING)


def advantage(weights: Iterable[Weights]) -> float:
    """Return by how much features favour starting a word over continuing one."""
    return sum(zero - one for zero, one in weights)
