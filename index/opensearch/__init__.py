"""Writing to an OpenSearch cluster: a generation is an index of its own, switched to by an alias.

`cluster_store.py` stands in for the folder of the embedded engine and is where to start. It builds
an index (`cluster_writer.py`) of documents (`source.py`, `mapping.py`) that are sent in bulk
(`bulk.py`), and the vocabulary beside it (`vocabulary_builder.py`). Reading is
`search.opensearch`; opening a generation is `index.opening`. Nothing here is imported unless a
cluster is chosen.
"""
