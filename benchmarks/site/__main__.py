"""A peer's site behind the server that `bantin serve` runs.

    python -m benchmarks.site tantivy FOLDER --workers 2

Prints where it listens, as `bantin serve` does.
"""

from argparse import ArgumentParser
from functools import partial
from pathlib import Path

import orjson
from flask import Flask, Response, request

from benchmarks.site import PEERS, load_site
from index.settings.settings import Settings
from webui.serving.server import find_address, run

_HOST = "127.0.0.1"


def create_site(name: str, folder: Path) -> Flask:
    """Return the site of a peer over what its `build` wrote."""
    app = Flask(name)
    answers = load_site(name).open_site(folder)

    @app.get("/api/v1/search")
    def search() -> Response:
        answer = answers.answer(request.args["q"])
        return app.response_class(orjson.dumps(answer), mimetype="application/json")

    return app


def main() -> None:
    """Serve until told to stop."""
    parser = ArgumentParser("python -m benchmarks.site", description=__doc__)
    parser.add_argument("name", choices=PEERS)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    address = find_address(_HOST, 0)
    settings = Settings(workers=options.workers, log_level="warning")
    said = f"{options.name}: http://{_HOST}:{address[1]}"
    run(
        partial(create_site, options.name, options.folder),
        address,
        settings,
        partial(print, said, flush=True),
    )


if __name__ == "__main__":
    main()
