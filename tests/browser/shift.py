"""How much of a page moved after it was first painted: https://web.dev/articles/cls."""

from typing import Any

_SUM = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def layout_shift(page: Any) -> float:
    """Return the sum of all shifts so far and in a moment to come."""
    return float(page.evaluate(_SUM))
