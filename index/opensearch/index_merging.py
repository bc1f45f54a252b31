"""Merges an index that was built anew: it is never written to again.

A node keeps the whole source of a document, which other copies of a shard may still ask for, until
all of them have it for certain. What is certain is told every half a minute; only what is merged
after that loses its second copy.
"""

from collections.abc import Iterator
from logging import getLogger
from time import monotonic, sleep

from search.opensearch.cluster.connection import WRITING_SECONDS, Connection, Json

MERGING_SECONDS = 6 * 3600.0
"""The deadline of a merge: a shard of 50 GB takes an hour on a slow disk."""

CERTAIN_SECONDS = 60.0
"""How long to wait until nothing has to be kept for other copies."""

_log = getLogger(__name__)


def merge(connection: Connection, name: str) -> None:
    """Merge each shard of an index into one segment; the index must be flushed."""
    ends_at = monotonic() + CERTAIN_SECONDS
    while any(_kept(connection, name)) and monotonic() < ends_at:
        sleep(1)
    _log.info("merging %s", name)
    path = f"/{name}/_forcemerge?max_num_segments=1"
    connection.ask("POST", path, seconds=MERGING_SECONDS)
    for action in ("_refresh", "_flush"):
        connection.ask("POST", f"/{name}/{action}", seconds=WRITING_SECONDS)


def _kept(connection: Connection, name: str) -> Iterator[bool]:
    """Yield for each shard whether it keeps changes for other copies."""
    shards: Json = connection.ask("GET", f"/{name}/_stats?level=shards")["indices"][name]["shards"]
    for copies in shards.values():
        for each in copies:
            done = each["seq_no"]["global_checkpoint"]
            leases = each["retention_leases"]["leases"]
            yield any(lease["retaining_seq_no"] <= done for lease in leases)
