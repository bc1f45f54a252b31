"""The citation of a bulletin in Vietnamese style: author, “title”, publisher, day, address."""

from index.bulletin import Bulletin
from search.vietnam_time import VIETNAM
from webui.i18n.vietnamese import short_day
from webui.view.markup import site, web_address

# Quotation marks within quotation marks.
_INNER = str.maketrans({"“": "‘", "”": "’", '"': "’"})


def cite(bulletin: Bulletin, page: str) -> str:
    """Return the citation; it has the address `page` if the source has no address.

    It is Vietnamese in every language of the site, like the bulletin.
    """
    source = web_address(bulletin.url)
    day = short_day(bulletin.published.astimezone(VIETNAM).date())
    parts = (
        bulletin.author,
        f"“{bulletin.title.translate(_INNER)}”",
        bulletin.publisher or (site(source) if source else ""),
        f"ngày {day}",
        source or page,
    )
    return ", ".join(filter(None, parts))
