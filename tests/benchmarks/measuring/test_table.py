from benchmarks.measuring.table import format_table


def test_columns_line_up() -> None:
    assert format_table(["engine", "ms"], [["bantin", "0.2"], ["peer", "12.25"]]) == (
        "| engine |    ms |\n| ------ | ----: |\n| bantin |   0.2 |\n| peer   | 12.25 |"
    )


def test_several_columns_may_be_words() -> None:
    assert format_table(["engine", "mix", "ms"], [["peer", "all", "5"]], labels=2) == (
        "| engine | mix |  ms |\n| ------ | --- | --: |\n| peer   | all |   5 |"
    )


def test_a_table_may_have_no_rows() -> None:
    assert format_table(["a", "b"], []) == "| a   |   b |\n| --- | --: |"
