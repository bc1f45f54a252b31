"""Makes an index in a cluster, under a name that nobody else gives."""

from search.opensearch.cluster.connection import WRITING_SECONDS, Connection, Json
from search.opensearch.cluster.errors import RefusedRequestError

_IS_THERE = "resource_already_exists_exception"


def make_index(connection: Connection, path: str, body: Json) -> None:
    """Ask for an index by PUT.

    A node that is lost may have made it and not said so; asked again, the cluster refuses what is
    there already. Generations have names of their own, so it can only be this one. Raises
    ClusterError.
    """
    try:
        connection.ask("PUT", path, body, seconds=WRITING_SECONDS)
    except RefusedRequestError as error:
        if error.kind != _IS_THERE:
            raise
