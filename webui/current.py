"""The only access to the index: each request is answered from one generation throughout."""

from collections.abc import Callable
from logging import getLogger

from flask import Flask, current_app, g

from index.opening.generation import Generation
from search.answer import Answer
from search.errors import BantinError
from search.request import SearchRequest
from search.searcher import Searcher
from webui.generations import Generations

_EXTENSION = "bantin-generations"

_log = getLogger(__name__)


def init_app(app: Flask, generations: Generations) -> None:
    """Answer the requests of `app` from `generations`."""
    app.extensions[_EXTENSION] = generations


def warm_up(app: Flask, on_prepared: Callable[[], object]) -> None:
    """Open the index before the first request; without an index, the first request tries again.

    `on_prepared` is called whenever everything that a generation answers from is ready. From then
    on, all of the index in use is read and checked again every `check_seconds`.
    """
    generations: Generations = app.extensions[_EXTENSION]
    generations.on_prepared = on_prepared
    if seconds := app.config["BANTIN"].check_seconds:
        generations.check_every(seconds)
    try:
        generations.take()
    except BantinError as error:
        _log.error("%s", error)


def generations() -> Generations:
    """Return the generations that the requests of this application are answered from."""
    held: Generations = current_app.extensions[_EXTENSION]
    return held


def current_generation() -> Generation:
    """Return the generation that this request is answered from."""
    held: Generation | None = g.get("generation")
    if held is None:
        g.generation = held = generations().take()
    return held


def current_searcher() -> Searcher:
    """Return the searcher of the generation that this request is answered from."""
    return current_generation().searcher


def answer_to(request: SearchRequest) -> Answer:
    """Return the answer of this request's generation, and remember it for log and metrics."""
    g.answer = answer = current_searcher().answer(request)
    return answer


def remembered_answer() -> Answer | None:
    """Return what `answer_to` returned in this request; None if it was not called."""
    answer: Answer | None = g.get("answer")
    return answer


def check_current() -> None:
    """Raise DamagedIndexError if the generation that this request is answered from is damaged."""
    if "generation" in g:
        generations().check(g.generation)


def hold_generation(name: str) -> None:
    """Answer this request from a named generation, which may no longer be the current one.

    Raises whatever opening raises, NoIndexError when the generation is gone.
    """
    g.generation = generations().named(name)
