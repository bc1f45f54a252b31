"""Sends many changes to a cluster at once; repeating them changes nothing.

Each change names its document by our own key, so that a batch whose answer was lost is sent again.
The answer to a batch is a success whatever became of its items: each of them is looked at.
"""

from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from random import uniform
from time import monotonic, sleep

from search.opensearch.cluster.connection import (
    WRITING_SECONDS,
    Connection,
    Json,
    is_passing,
    lines,
)
from search.opensearch.cluster.errors import BusyClusterError, RefusedRequestError

BATCH_BYTES = 1 << 20
"""Bytes of a batch: a node of 512 MB refused batches of six megabytes."""

_AT_ONCE = 2
_AHEAD = 4
_GONE = 404
_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 5.0

Change = tuple[str, bytes]
"""The key of a document, and the lines that change it."""


class BulkLoader:
    """Sends changes to one index, some batches at a time; `finish` waits for all of them."""

    def __init__(
        self, connection: Connection, index: str, seconds: float = WRITING_SECONDS
    ) -> None:
        self._connection = connection
        self._index = index
        self._seconds = seconds
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._waiting: deque[Future[None]] = deque()
        self._batch: list[Change] = []
        self._bytes = 0
        self.repeated = 0
        """How many changes were sent once more."""

    def put(self, key: str, source: Json) -> None:
        """Store a document under a key, in place of one that has it."""
        self._add(key, lines([{"index": {"_id": key}}, source]))

    def delete(self, key: str) -> None:
        """Delete a document; one that is gone already is no error."""
        self._add(key, lines([{"delete": {"_id": key}}]))

    def finish(self) -> None:
        """Wait until everything is acknowledged; raises the first error."""
        self._send()
        while self._waiting:
            self._waiting.popleft().result()
        self._pool.shutdown()

    def cancel(self) -> None:
        """Discard what was not sent yet."""
        self._pool.shutdown(cancel_futures=True)

    def _add(self, key: str, change: bytes) -> None:
        self._batch.append((key, change))
        self._bytes += len(change)
        if self._bytes >= BATCH_BYTES:
            self._send()

    def _send(self) -> None:
        if self._batch:
            self._waiting.append(self._pool.submit(self._load, self._batch))
            self._batch, self._bytes = [], 0
        while len(self._waiting) > _AHEAD:
            self._waiting.popleft().result()

    def _load(self, batch: Sequence[Change]) -> None:
        """Send a batch until each of its changes is made; raises ClusterError."""
        pause, ends_at = _FIRST_PAUSE, monotonic() + self._seconds
        while True:
            body = b"".join(change for _, change in batch)
            answer = self._connection.ask(
                "POST", f"/{self._index}/_bulk", body, seconds=self._seconds
            )
            left = []
            refusal = ""
            for change, item in zip(batch, answer["items"], strict=True):
                ((action, result),) = item.items()
                status, error = result["status"], result.get("error", {})
                kind, reason = str(error.get("type", "")), str(error.get("reason", ""))
                if is_passing(status, kind):
                    left.append(change)
                    refusal = reason
                elif status >= 300 and (action, status) != ("delete", _GONE):
                    raise RefusedRequestError(status, kind, reason)
            if not left:
                return
            if monotonic() + pause >= ends_at:
                raise BusyClusterError(429, refusal)
            self.repeated += len(left)
            batch = left
            sleep(uniform(pause / 2, pause))
            pause = min(2 * pause, _LONGEST_PAUSE)
