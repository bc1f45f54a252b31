"""Whether the arrays of segments are what was written.

Opening a generation compares its small files with their digests, and of segments only the headers.
Nothing is looked up in arrays before they were read whole: that takes a third of a second a
gigabyte.
"""

from collections.abc import Sequence

from index.codec.container import Container
from index.errors import DamagedIndexError
from index.opening.index_folder import unreadable


def check_whole(containers: Sequence[Container]) -> None:
    """Read all arrays; raises DamagedIndexError, which names the file and the array."""
    for each in containers:
        try:
            for name in each.damaged():
                raise DamagedIndexError(each.path, f"{name} đã bị thay đổi", f"{name} was altered")
        except OSError as error:
            raise unreadable(each.path, error) from error
        except (ValueError, TypeError) as error:
            raise DamagedIndexError(each.path, str(error), str(error)) from error
