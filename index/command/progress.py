"""How a long run shows itself: a live line on a terminal, JSON lines for programs and logs."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.report import Progress

# Seconds between two JSON lines: a log of an hour's run stays readable.
_PERIOD = 1.0

_STAGES = {"indexing": "Đang lập chỉ mục / Indexing", "saving": "Đang ghi / Saving"}

Show = Callable[["Progress"], None]


@contextmanager
def terminal_progress() -> Iterator[Show]:
    """Show one live line with count, rate and time on the error output."""
    from rich.console import Console
    from rich.progress import Progress as Line
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    started = monotonic()
    with Line(*columns, console=Console(stderr=True), transient=True) as line:
        task = line.add_task(_STAGES["indexing"], total=None)

        def show(progress: "Progress") -> None:
            rate = progress.indexed / (monotonic() - started)
            text = f"{_STAGES[progress.stage]}: {progress.indexed} bản tin, {rate:.0f}/s"
            if progress.rejected:
                text += f", {progress.rejected} bị từ chối"
            line.update(task, description=text)

        yield show


@contextmanager
def json_progress() -> Iterator[Show]:
    """Print a JSON line when a stage begins, and then at most one a second."""
    started = monotonic()
    last_time, last_stage = -_PERIOD, ""

    def show(progress: "Progress") -> None:
        nonlocal last_time, last_stage
        seconds = monotonic() - started
        if progress.stage != last_stage or seconds - last_time >= _PERIOD:
            last_time, last_stage = seconds, progress.stage
            print_event(
                "progress",
                stage=str(progress.stage),
                indexed=progress.indexed,
                rejected=progress.rejected,
                seconds=round(seconds, 3),
            )

    yield show


def print_event(event: str, **values: Any) -> None:
    """Print one JSON line, at once."""
    print(json.dumps({"event": event, **values}, ensure_ascii=False), flush=True)
