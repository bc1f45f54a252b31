"""The summary of a run: every problem, and how many bulletins were indexed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from index.command.output.progress import print_event

if TYPE_CHECKING:
    from index.problem import SourceProblem
    from index.report import Changes, Report

# Bulletins of each kind that a plan names on a terminal; --json gives all.
_LISTED = 20


def print_problems(problems: "Sequence[SourceProblem]", as_json: bool) -> None:
    """Print every problem with its file, line and reason, errors first."""
    from index.opening.meta import problem_to_json
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
                click.echo(f"  {location(each)}: {each.reason}")


def location(problem: "SourceProblem") -> str:
    """Return the file and line of a problem, in the form that editors jump to."""
    from index.opening.meta import readable

    path = readable(problem.path)
    return f"{path}:{problem.line}" if problem.line else path


def print_report(report: "Report", as_json: bool) -> None:
    """Print the summary of a run."""
    meta, changes = report.meta, report.changes
    print_problems(report.problems, as_json)
    if as_json:
        print_event(
            "done",
            generation=report.generation.name,
            is_new=report.is_new,
            indexed=meta.bulletins,
            added=len(changes.added),
            changed=len(changes.changed),
            removed=len(changes.removed),
            unchanged=changes.unchanged,
            rejected=meta.rejected,
            warnings=meta.warnings,
            passed_over=report.passed_over,
            seconds=report.seconds,
        )
        return
    rate = meta.bulletins / report.seconds
    vietnamese, english = _counted(changes)
    click.secho(
        f"Xong: {meta.bulletins} bản tin trong {report.seconds:.1f} giây ({rate:.0f}/giây):"
        f" {vietnamese}; {meta.rejected} bị từ chối.",
        bold=True,
    )
    click.echo(
        f"Done: {meta.bulletins} bulletins in {report.seconds:.1f} s ({rate:.0f}/s):"
        f" {english}; {meta.rejected} rejected."
    )
    if report.passed_over:
        count = sum(report.passed_over.values())
        kinds = ", ".join(f"{number} {kind}" for kind, number in report.passed_over.items())
        click.echo(f"Bỏ qua {count} tệp khác loại: {kinds}. / {count} files passed over: {kinds}.")
    if not report.is_new:
        click.echo("Chỉ mục đã đúng, không ghi gì. / The index was right, nothing was written.")


def print_plan(changes: "Changes", as_json: bool) -> None:
    """Print the changes that a run would make, each bulletin by its id."""
    listed = {"+": changes.added, "~": changes.changed, "-": changes.removed}
    if as_json:
        print_event(
            "plan",
            added=changes.added,
            changed=changes.changed,
            removed=changes.removed,
            unchanged=changes.unchanged,
        )
        return
    for sign, ids in listed.items():
        for id in ids[:_LISTED]:
            click.echo(f"  {sign} {id}")
        if len(ids) > _LISTED:
            click.echo(f"  {sign} … {len(ids) - _LISTED} nữa / more")
    vietnamese, english = _counted(changes)
    click.secho(f"Sẽ làm: {vietnamese}. Chưa ghi gì.", bold=True)
    click.echo(f"Would do: {english}. Nothing was written.")


def _counted(changes: "Changes") -> tuple[str, str]:
    counts = (len(changes.added), len(changes.changed), len(changes.removed), changes.unchanged)
    return (
        "{} mới, {} đã sửa, {} bị gỡ, {} giữ nguyên".format(*counts),
        "{} new, {} changed, {} removed, {} unchanged".format(*counts),
    )
