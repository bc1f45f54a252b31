"""The common part of commands that write: progress, then a summary."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from index.command.ending import Ending
from index.command.output.progress import Show, json_progress, terminal_progress
from index.command.output.summary import print_plan, print_problems, print_report

if TYPE_CHECKING:
    from index.report import Report, Tally


def write(work: "Callable[[Show], Report]", *, as_json: bool) -> Ending:
    """Run `work`, show its progress and report, and return the exit status."""
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
    """Print what a run would do, and return the exit status that it would have.

    Raises NothingToIndexError where the run would.
    """
    from index.errors import NothingToIndexError

    as_json = as_json or not is_terminal()
    print_problems(plan.problems, as_json)
    if not plan.bulletins:
        raise NothingToIndexError(plan.problems)
    print_plan(plan.changes, as_json)
    return Ending.SOME_REJECTED if plan.rejected else Ending.DONE


def is_terminal() -> bool:
    """Tell whether the output goes to a terminal, and not to a program or a log."""
    return sys.stdout.isatty()
