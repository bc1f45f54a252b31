"""The progress of a long run: a live line on a terminal, JSON lines for programs and logs."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.report import Progress

# Seconds between two JSON lines: a log of an hour's run stays readable.
_PERIOD = 1.0

# Seconds between two updates of the live line: each costs time, and the eye sees no more.
_REFRESH = 0.1

_STAGES = {
    "indexing": "Đang lập chỉ mục / Indexing",
    "saving": "Đang ghi / Saving",
    "checking": "Đang kiểm tra / Checking",
}

Show = Callable[["Progress"], None]


@contextmanager
def terminal_progress() -> Iterator[Show]:
    """Show one live line with count, rate and time left on the error output."""
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Line

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TimeRemainingColumn(),
    )
    last_time, last_stage = -_REFRESH, ""
    with Line(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task(_STAGES["indexing"], total=1.0)

        def show(progress: "Progress") -> None:
            nonlocal last_time, last_stage
            if progress.stage == last_stage and progress.seconds - last_time < _REFRESH:
                return
            if progress.stage != last_stage:
                # The time that saving and checking take is unknown beforehand.
                total = 1.0 if progress.stage == "indexing" else None
                line.reset(task, total=total)
            last_time, last_stage = progress.seconds, progress.stage
            line.update(task, description=_described(progress), completed=progress.share)

        yield show


def _described(progress: "Progress") -> str:
    done = progress.indexed + progress.unchanged
    text = f"{_STAGES[progress.stage]}: {done} bản tin, {done / (progress.seconds or 1):.0f}/s"
    if progress.unchanged:
        text += f", {progress.unchanged} giữ nguyên"
    if progress.rejected:
        text += f", {progress.rejected} bị từ chối"
    return text


@contextmanager
def json_progress() -> Iterator[Show]:
    """Print a JSON line when a stage begins, and then at most one a second, for runs in turn."""
    last_time, last_stage = -_PERIOD, ""

    def show(progress: "Progress") -> None:
        nonlocal last_time, last_stage
        # Less than nothing has passed where another run began.
        is_due = not 0 <= progress.seconds - last_time < _PERIOD
        if progress.stage != last_stage or is_due:
            last_time, last_stage = progress.seconds, progress.stage
            print_event(
                "progress",
                stage=str(progress.stage),
                indexed=progress.indexed,
                unchanged=progress.unchanged,
                rejected=progress.rejected,
                share=round(progress.share, 3),
                seconds=progress.seconds,
            )

    yield show


def print_event(event: str, **values: Any) -> None:
    """Print one JSON line, at once."""
    print(json.dumps({"event": event, **values}, ensure_ascii=False), flush=True)
