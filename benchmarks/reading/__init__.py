"""How much of real pages is read right, beside what other extractors make of them.

    python -m benchmarks.reading --pages DIR [--json] [--nameless] [--site vnexpress.net] [--wrong]

DIR holds `gold.jsonl`, a record a page (`gold.py`), and the files in `pages/`. Each reader of
`readers.py` makes an `Answer` of a page, `judgement.py` says which of its fields are right, and
`figures.py` adds them up. Articles without a date of their own are counted apart, and so are pages
that are no articles. With `--nameless` the pages lose their classes, ids and itemprops first, so
that nothing counts but their structure (`nameless.py`).
"""
