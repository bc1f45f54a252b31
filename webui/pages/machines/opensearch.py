"""`/opensearch.xml`: the description by which a browser can search here from its address bar.

https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from flask import Response, render_template

from webui.i18n.language import PageBlueprint

blueprint = PageBlueprint("opensearch", __name__)


@blueprint.get("/opensearch.xml")
def show() -> Response:
    """Answer with the description of the search, its suggestions, feeds and JSON."""
    text = render_template("opensearch.xml")
    return Response(text, mimetype="application/opensearchdescription+xml")
