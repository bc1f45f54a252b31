"""The codec: how segment files are written, merged, and read, also by Whoosh.

`builder.py` is where to start: documents become sorted runs, and runs are merged (`runs`) into
postings (`postings.py`, `encoder.py`, `occurrences`) and records (`record.py`) in one file
(`container.py`); the kernel does what costs most of that (`compiled`). `segment_file.py` opens the
file for the engine. Whoosh uses the codec through `writer.py` and `codec.py`, which return the
objects of `whoosh_api`. May import `search` and `index.errors`.
"""
