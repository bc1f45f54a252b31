"""`bantin watch`: keep the index current while sources change."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import FrameType

import click

from index.command.ending import explain
from index.command.group import BilingualCommand
from index.command.option import index_option, json_option, keep_option, log_option, workers_option
from index.command.output.progress import json_progress, print_event
from index.command.output.summary import print_report
from index.command.store import writing_store
from index.command.writing import is_terminal


@click.command(
    cls=BilingualCommand, short_help="Theo dõi nguồn. / Keep the index current with its sources."
)
@click.argument(
    "sources",
    metavar="SOURCE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@workers_option
@keep_option
@json_option
@log_option
@index_option
def watch(
    sources: tuple[Path, ...], workers: int, keep: int, as_json: bool, index_dir: Path
) -> None:
    """Chạy `bantin reindex` mỗi khi tệp trong SOURCE thay đổi, đến khi nhấn Ctrl-C.

    Do what `bantin reindex` does whenever somebody writes to SOURCE, until Ctrl-C or SIGTERM.
    What cannot be done now is tried again with the next change, at the latest after ten minutes.
    """
    from index.report import Report
    from index.writing import watching

    as_json = as_json or not is_terminal()
    store = writing_store(index_dir)
    with _ended_by_sigterm(), json_progress() as show:
        # A line of progress for each saved file would hide the reports.
        quiet = show if as_json else _pass_over
        for outcome in watching.watch(sources, store, quiet, workers=workers, keep=keep):
            if isinstance(outcome, Report):
                print_report(outcome, as_json)
                continue
            ending, message = explain(outcome)
            if as_json:
                print_event("failed", status=int(ending), reason=message)
            else:
                click.echo(message, err=True)


def _pass_over(_progress: object) -> None:
    pass


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM end the command in the usual way, wherever it arrives."""
    asked = Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        asked.set()
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        # While watchfiles waits, it reports every signal as if it were Ctrl-C.
        if not asked.is_set():
            raise
