"""The bulletins that come just before and just after one in time."""

from search.engine.index_reader import IndexReader


def neighbours(collection: IndexReader, document: int) -> tuple[int | None, int | None]:
    """Return the living documents before and after one, None where it is the oldest or newest."""
    living = collection.living
    ranks = collection.oldest_rank.take(living)
    own = collection.oldest_rank[document]
    before, after = ranks < own, ranks > own
    return (
        int(living[before][ranks[before].argmax()]) if before.any() else None,
        int(living[after][ranks[after].argmin()]) if after.any() else None,
    )
