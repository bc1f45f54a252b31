"""`/ban-tin/<id>`: one bulletin, set for reading."""

from flask import Blueprint, render_template

from index.bulletin import Bulletin
from webui.current import current_searcher
from webui.errors import MissingError

blueprint = Blueprint("bulletin_page", __name__)


@blueprint.get("/ban-tin/<path:bulletin_id>")
def show(bulletin_id: str) -> str:
    """Show the bulletin, with its organisations and documents as links to searches."""
    stored = current_searcher().stored(bulletin_id)
    if stored is None:
        raise MissingError("Không có bản tin này.", "There is no such bulletin.", parameter="id")
    return render_template(
        "bulletin.html",
        bulletin=Bulletin.from_json(stored["bulletin"]),
        organisations=stored["organisations"],
        codes=stored["codes"],
    )
