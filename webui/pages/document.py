"""`/van-ban/73-nq/tu`: the bulletins that cite a document; `/van-ban`: the most cited ones."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from search.browse.citation import name_of
from search.parameter_reader import ParameterReader
from search.parameters import PAGE_LIMIT
from search.request import Sort
from search.text.code import canonical
from search.text.loose_code import number_of
from webui.current import current_searcher
from webui.errors import MissingError
from webui.i18n.language import PageBlueprint
from webui.i18n.language import gettext as _
from webui.view.page_address import document_address
from webui.view.pager import pager_over

blueprint = PageBlueprint("document_page", __name__)

_PER_PAGE = 20
_LISTED = 100
# No code is longer; longer texts are pasted by mistake.
_LONGEST = 100


@blueprint.get("/van-ban")
def listing() -> ResponseReturnValue:
    """List the documents that most bulletins cite, or those of a number.

    A code in the form leads to its document, a bare number to the list of that number.
    """
    number = request.args.get("so", "").strip()[:_LONGEST]
    written = request.args.get("so-hieu", "").strip()[:_LONGEST]
    if written.isdecimal():
        return redirect(url_for("document_page.listing", so=written))
    if written:
        return redirect(url_for("document_page.show", code=written))
    searcher = current_searcher()
    documents = searcher.documents_numbered(number) if number else searcher.documents(_LISTED)
    return render_template(
        "documents.html",
        documents=documents[:_LISTED],
        subject_of=searcher.document_subject if number else None,
        name_of=name_of,
        number=number,
    )


@blueprint.get("/van-ban/<path:code>")
def show(code: str) -> ResponseReturnValue:
    """Show the sentences that cite a document, the newest first by default.

    Every document has one address; other spellings of its code are redirected to it. Raises
    MissingError, with the nearest codes, if no bulletin cites the document.
    """
    reader = ParameterReader({name: request.args.getlist(name) for name in ("sort", "page")})
    sort = Sort.OLDEST if reader.choice("sort", Sort) is Sort.OLDEST else Sort.NEWEST
    page = reader.number("page", 1, PAGE_LIMIT)
    reader.finish()
    searcher = current_searcher()
    found = searcher.citations(code[:_LONGEST], page, _PER_PAGE, newest_first=sort is Sort.NEWEST)
    if not found.total:
        return redirect(_meant(code[:_LONGEST], sort, page))
    if code != found.id:
        # Which of its codes stands for a document depends on the index: not a permanent redirect.
        return redirect(
            document_address(found.id, sort, page), 301 if canonical(code) == found.id else 302
        )
    pages = max(1, -(-found.total // _PER_PAGE))
    return render_template(
        "document.html",
        found=found,
        number_of=number_of,
        sort=sort,
        pager=pager_over(page, pages, lambda number: document_address(found.id, sort, number)),
    )


def _meant(written: str, sort: Sort, page: int) -> str:
    """Return the address of the document that is meant by a code in another order or in words.

    Several lead to the list of their number. Raises MissingError, with the nearest codes, if none
    could be meant.
    """
    searcher = current_searcher()
    meant = searcher.documents_meant(written)
    if len(meant) == 1:
        return document_address(meant[0], sort, page)
    if meant:
        return url_for("document_page.listing", so=number_of(meant[0]))
    near = searcher.near_documents(written)
    raise MissingError(
        f"Không có bản tin nào nhắc đến văn bản “{written}”.",
        f"No bulletin cites a document “{written}”.",
        parameter="code",
        onward=[(_("Xem %(code)s", code=each), document_address(each)) for each in near]
        + [(_("Các văn bản được nhắc nhiều"), url_for("document_page.listing"))],
        suggestion=near[0] if near else "",
    )
