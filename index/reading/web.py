"""Web addresses that are safe to link to."""

from urllib.parse import urljoin, urlsplit

from index.reading.text import tidy


def web_address(address: str, base: str = "") -> str:
    """Return the absolute http(s) address that `address` means on the page `base`, else ""."""
    address = tidy(address).replace(" ", "%20")
    try:
        absolute = urljoin(base, address) if address else ""
        parts = urlsplit(absolute)
        reachable = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return ""
    return absolute if reachable else ""
