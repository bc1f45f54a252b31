"""The documents published just before and just after one."""

from search.engine.index_reader import IndexReader


def find_neighbours(reader: IndexReader, doc_id: int) -> tuple[int | None, int | None]:
    """Return the living documents before and after one, None where it is the oldest or newest."""
    living = reader.living
    ranks = reader.oldest_rank.take(living)
    own = reader.oldest_rank[doc_id]
    before, after = ranks < own, ranks > own
    return (
        int(living[before][ranks[before].argmax()]) if before.any() else None,
        int(living[after][ranks[after].argmin()]) if after.any() else None,
    )
