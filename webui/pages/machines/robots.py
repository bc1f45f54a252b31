"""`/robots.txt`: what search engines need not read, and where they find the rest.

https://www.rfc-editor.org/rfc/rfc9309
"""

from flask import Blueprint, Response, url_for

blueprint = Blueprint("robots", __name__)

# The same bulletins in other forms, and lists of choices: there is no end of them.
_ASIDE = ("/api/v1/", "/goi-y", "/bo-loc/", "/ban-tin.csv", "/ban-tin.jsonl", "/ban-tin.atom")


@blueprint.get("/robots.txt")
def show() -> Response:
    """Answer with the rules for robots, and the address of the site map."""
    aside = [f"Disallow: {prefix}{path}" for prefix in ("", "/en") for path in _ASIDE]
    site_map = url_for("sitemap.index", _external=True)
    lines = ["User-agent: *", *aside, "", f"Sitemap: {site_map}", ""]
    return Response("\n".join(lines), mimetype="text/plain")
