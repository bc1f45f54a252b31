"""What a run says in the end: everything that was rejected, and how much was not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from index.command.progress import print_event

if TYPE_CHECKING:
    from index.problem import Problem
    from index.report import Report


def print_problems(problems: "Sequence[Problem]", as_json: bool) -> None:
    """Print every problem with its file, line and reason, errors first."""
    from index.meta import problem_to_json
    from index.problem import Severity

    for severity, title in (
        (Severity.ERROR, "Không lập chỉ mục được / Rejected"),
        (Severity.WARNING, "Cảnh báo / Warnings"),
    ):
        chosen = [each for each in problems if each.severity is severity]
        if chosen and not as_json:
            click.secho(f"{title}: {len(chosen)}", bold=True)
        for each in chosen:
            if as_json:
                print_event("problem", **problem_to_json(each))
            else:
                click.echo(f"  {place(each)}: {each.reason}")


def place(problem: "Problem") -> str:
    """Return where a problem is, in the form that editors jump to."""
    from index.meta import readable

    path = readable(problem.path)
    return f"{path}:{problem.line}" if problem.line else path


def print_report(report: "Report", as_json: bool) -> None:
    """Print what a run did."""
    meta = report.meta
    print_problems(report.problems, as_json)
    if as_json:
        print_event(
            "done",
            generation=report.generation.name,
            indexed=meta.bulletins,
            rejected=meta.rejected,
            warnings=meta.warnings,
            seconds=meta.seconds,
        )
        return
    rate = meta.bulletins / meta.seconds
    click.secho(
        f"Xong: {meta.bulletins} bản tin trong {meta.seconds:.1f} giây ({rate:.0f}/giây),"
        f" {meta.rejected} bị từ chối.",
        bold=True,
    )
    click.echo(
        f"Done: {meta.bulletins} bulletins in {meta.seconds:.1f} s ({rate:.0f}/s),"
        f" {meta.rejected} rejected."
    )
