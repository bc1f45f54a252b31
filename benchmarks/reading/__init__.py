"""How much of real pages is read right, beside what other extractors make of them.

    python -m benchmarks.reading --pages DIR [--json] [--site vnexpress.net] [--wrong]

DIR holds `gold.jsonl`, a record a page (`gold.py`), and the files in `pages/`. `readers.py` has each reader
make an `Answer` of a page; `judgement.py` says which fields are right, `figures.py` adds them up.
"""
