"""Measures how much of a page moves after its first paint: https://web.dev/articles/cls."""

from typing import Any

_SUM = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def layout_shift(page: Any) -> float:
    """Return the sum of all shifts so far, and of those in the next moment."""
    return float(page.evaluate(_SUM))
