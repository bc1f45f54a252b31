"""What follows each occurrence: the buckets of the plain terms at the next position."""

import numpy as np
from numpy import intp, uint8
from numpy.typing import NDArray


def find_followers(
    buckets: NDArray[uint8], positions: NDArray[np.integer], counts: NDArray[intp]
) -> NDArray[uint8]:
    """Return the buckets that follow each occurrence, one bit a bucket; none at an end.

    Occurrences come in order of document and position; `buckets` has the bucket of each as one bit,
    and `counts` how many each document has. What stands at one position, as the parts of a date do,
    all follows what stands before it.
    """
    if not len(buckets):
        return buckets
    held = counts[counts > 0]
    ends = held.cumsum()
    # Documents one behind the other, with a position between that nothing has.
    room = positions.take(ends - 1).astype(intp) + 2
    absolute = positions + np.repeat(room.cumsum() - room, held)
    begins = np.flatnonzero(np.diff(absolute, prepend=-1))
    standing = absolute.take(begins)
    together = np.bitwise_or.reduceat(buckets, begins)
    following = np.zeros(len(begins), uint8)
    following[:-1] = np.where(np.diff(standing) == 1, together[1:], 0)
    return np.repeat(following, np.diff(begins, append=len(buckets)))
