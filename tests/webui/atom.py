"""Checks what RFC 4287 demands of a feed and a parser does not check."""

from datetime import datetime

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")
KNOWN = {
    *ONCE,
    *("author", "category", "entry", "generator", "icon", "link"),
    *("published", "rights", "subtitle", "summary"),
}


def check_feed(data: bytes) -> None:
    """Assert that a document is an Atom feed by sections 4.1 and 4.2 of the RFC."""
    feed = etree.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    _check_element(feed)
    entries = feed.findall(f"{ATOM}entry")
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(set(ids)) == len(ids)
    assert "self" in [each.get("rel") for each in feed.findall(f"{ATOM}link")]
    assert feed.find(f"{ATOM}author") is not None
    for entry in entries:
        _check_element(entry)
        relations = [each.get("rel") for each in entry.findall(f"{ATOM}link")]
        assert relations.count("alternate") == 1
    updated = [each.findtext(f"{ATOM}updated") or "" for each in entries]
    assert updated == sorted(updated, key=datetime.fromisoformat, reverse=True)


def _check_element(element: etree._Element) -> None:
    names = [each.tag.removeprefix(ATOM) for each in element if each.tag.startswith(ATOM)]
    assert KNOWN.issuperset(names)
    for name in ONCE:
        assert names.count(name) == 1, f"help: {name} comes {names.count(name)} times"
        assert (element.findtext(f"{ATOM}{name}") or "").strip()
    for name in ("updated", "published"):
        for each in element.findall(f"{ATOM}{name}"):
            # RFC 3339: a time zone is not optional.
            assert datetime.fromisoformat(each.text or "").tzinfo
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name")
    for link in element.findall(f"{ATOM}link"):
        assert link.get("href", "").startswith(("http://", "https://"))
        assert " " not in link.get("href", "")
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")
