"""`bantin status` names the differences of a cluster that docs/opensearch.md names."""

from pathlib import Path

from index.command.output.cluster_status import DIFFERENCES

PAGE = Path(__file__).parents[4] / "docs" / "opensearch.md"


def test_each_difference_that_the_page_names_is_told() -> None:
    part = PAGE.read_text("utf-8").split("## What is not the same")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| ")]
    # Two lines are the head of the table.
    assert len(rows) - 2 == len(DIFFERENCES)
