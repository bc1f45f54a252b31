"""The bulletins that engines are asked about: two bridges, a market, a meeting, a field."""

from datetime import datetime, timedelta

from index.bulletin import Bulletin
from search.query.clause import Query
from search.request import Filters
from search.vietnam_time import VIETNAM

DAY = datetime(2020, 12, 31, 9, tzinfo=VIETNAM)
EVERYTHING = Query("")
NOWHERE = Filters(organisations=("khong-co",))


def bulletin(
    id: str, hours: int, title: str, *body: str, organisations: tuple[str, ...] = ()
) -> Bulletin:
    published = DAY + timedelta(hours=hours)
    return Bulletin(id, title, published, body=body, organisations=organisations)


# The two bridges are alike in all but their ids; the new year begins between them and the market.
BULLETINS = (
    bulletin("cau-b", 0, "Cầu treo", organisations=("Ban Gió",)),
    bulletin("cau-a", 0, "Cầu treo", organisations=("Ban Gió",)),
    bulletin("cho", 24, "Chợ phiên", "Bán mật ong bên cầu, theo 73-NQ/TU."),
    bulletin("da-xoa", 30, "Cầu bị xóa", "Theo 99-NQ/TU.", organisations=("Hội Xưa",)),
    bulletin("hop", 48, "Họp về 73–NQ/TU và 74-NQ/TU", "Cầu", organisations=("Ban Gió", "Sở Mây")),
    bulletin("mat", 2000, "Mặt trận thăm nơi mất mùa"),
)
LIVING = sorted({each.id for each in BULLETINS} - {"da-xoa"})
