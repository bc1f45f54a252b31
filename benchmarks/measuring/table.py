"""Figures as a table for the terminal and for Markdown."""

from collections.abc import Sequence


def format_table(header: Sequence[str], rows: Sequence[Sequence[str]], labels: int = 1) -> str:
    """Return a Markdown table; its first `labels` columns are text, the others numbers."""
    widths = [max(3, *map(len, column)) for column in zip(header, *rows, strict=True)]
    rules = [
        "-" * width if place < labels else "-" * (width - 1) + ":"
        for place, width in enumerate(widths)
    ]
    return "\n".join(_format_line(line, widths, labels) for line in (header, rules, *rows))


def _format_line(cells: Sequence[str], widths: Sequence[int], labels: int) -> str:
    padded = [
        cell.ljust(width) if place < labels else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"
