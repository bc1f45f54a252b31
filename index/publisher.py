"""Who published a bulletin: a name, or the host of its address where no name is given."""

from urllib.parse import urlsplit

from search.label import Label
from search.places.place import slug
from search.text.spelling import clean


def publisher_of(name: str, url: str) -> Label | None:
    """Return the publisher, with one id for all spellings; None without name and address."""
    label = " ".join(clean(name).split()) or _host(url)
    id = slug(label)
    return Label(id, label) if id else None


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
