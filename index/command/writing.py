"""What the commands that write have in common: progress while they do, and a summary in the end."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.command.ending import Ending
from index.command.output.progress import Show, json_progress, terminal_progress
from index.command.output.summary import print_plan, print_problems, print_report

if TYPE_CHECKING:
    from index.report import Report, Tally


def write(work: "Callable[[Show], Report]", *, as_json: bool) -> Ending:
    """Do some writing, tell how it goes, and return how it ended."""
    from index.errors import NothingToIndexError

    as_json = as_json or not is_terminal()
    try:
        with json_progress() if as_json else terminal_progress() as show:
            report = work(show)
    except NothingToIndexError as error:
        print_problems(error.problems, as_json)
        raise
    print_report(report, as_json)
    return Ending.SOME_REJECTED if report.meta.rejected else Ending.DONE


def tell(plan: "Tally", *, as_json: bool) -> Ending:
    """Tell what would be done, and return how it would end."""
    as_json = as_json or not is_terminal()
    print_problems(plan.problems, as_json)
    print_plan(plan.changes, as_json)
    return Ending.SOME_REJECTED if plan.rejected else Ending.DONE


def is_terminal() -> bool:
    """Say whether a person, rather than a program or a log, reads the output."""
    return sys.stdout.isatty()
