"""The data files that analysis uses; if they change, all bulletins are analysed again."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from search.organisations import registry
from search.places import territory


@cache
def analysis_data() -> str:
    """Return a digest of the tables of organisations and places, and of pyvi's version."""
    folders = (registry.PATH.parent, territory.PATH.parent)
    tables = [
        each
        for folder in folders
        for each in sorted(folder.iterdir())
        if each.suffix in (".toml", ".tsv")
    ]
    digest = blake2b(version("pyvi").encode(), digest_size=8)
    for table in tables:
        digest.update(table.read_bytes())
    return digest.hexdigest()
