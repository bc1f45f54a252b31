"""The queries that were executed for one answer, so that none is executed twice."""

from collections.abc import Callable, Iterable, Sequence

from search.engine.contract import Engine, Matches
from search.engine.stopwatch import UNTIMED, Watch
from search.query.clause import Clause, Query


class QueryMemo:
    """Executes queries on one engine and keeps what they match, for the time of one answer.

    `start_watch` returns what times the execution of one query. `correct` returns the text that is
    certainly meant by a mistyped one, or None.
    """

    def __init__(
        self,
        engine: Engine,
        start_watch: Callable[[], Watch] = lambda: UNTIMED,
        correct: Callable[["QueryMemo", str], str | None] = lambda memo, text: None,
    ) -> None:
        self._engine = engine
        self._start_watch = start_watch
        self._correct = correct
        # A list of what a query matched, empty at first: queries are large, and hashed only once.
        self._matches: dict[Query, list[Matches]] = {}
        # What is asked for decides what matches, whatever the rank.
        self._alone: dict[Clause, Matches] = {}
        self._idfs: dict[Clause, float] = {}

    def match(self, query: Query) -> Matches:
        """Return what a query matches; equal queries are executed once."""
        held = self._matches.setdefault(query, [])
        if not held:
            held.append(self._engine.match(query, self._start_watch()))
            if len(query.required) == 1 and not query.excluded:
                self._alone[query.required[0]] = held[0]
        return held[0]

    def expect(self, queries: Callable[[], Iterable[Query]], after: Query | None = None) -> None:
        """Tell the engine which queries will probably be counted; it calls for them if it helps."""
        self._engine.expect(queries, after)

    def corrected(self, text: str) -> str | None:
        """Return the text that is certainly meant by a mistyped one, or None."""
        return self._correct(self, text)

    def count(self, clause: Clause) -> int:
        """Return how many documents match one clause."""
        held = self._alone.get(clause)
        return self.match(Query("", (clause,))).total if held is None else held.total

    def idfs(self, clauses: Sequence[Clause]) -> Sequence[float]:
        """Return the inverse document frequency of each clause, 0 for what no document has."""
        unknown = [each for each in clauses if each not in self._idfs]
        self._idfs.update(zip(unknown, self._engine.terms.idfs(unknown), strict=True))
        return [self._idfs[each] for each in clauses]
