"""The second engine: executes queries on an OpenSearch cluster; see `search.engine.contract`.

Clauses become queries of the cluster (`query/`), which are built from typed values only. The
cluster (`cluster/`) finds and counts documents, and proposes candidates for a page;
`scoring.py` scores those by our own formula, from the terms that each document stores. Statistics
of terms come from a vocabulary that is built with the generation (`vocabulary.py`), so that no
request scans anything. Start with `opensearch_engine.py`. Nothing here is imported unless a cluster
is chosen.
"""
