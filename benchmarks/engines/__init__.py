"""Whether a cluster answers as the embedded engine does, and what that costs.

    python -m benchmarks.engines --documents news.jsonl.xz --limit 20000

Both engines get the same bulletins (`built_engine.py`) and the same requests: `equality.py`
compares all that a page is made of, `page_times.py` times pages that nobody asked for before. The
cluster is `--nodes` nodes of the tests, started for this and stopped after it, or one that runs at
`--addresses`; then a `--folder` keeps both indexes for further runs. Several numbers behind
`--seed` draw requests with each of them. Ends with status 1 if any set, total or count differs.
"""
