"""The codec: how segment files are written, merged, and read, also by Whoosh.

`builder.py` turns documents into a segment file: documents become sorted runs (`inversion.py`), and
runs are merged (`merge.py`) into postings (`postings.py`, `encoder.py`, `positions.py`) and records
(`record.py`) in one file (`container.py`). `segment_file.py` opens it for the engine. For Whoosh,
`writer.py` and `codec.py` are the ways in, and the readers decode the arrays. May import `search`
and `index.errors`; it is Whoosh's door beside `index.opening`.
"""
