"""What is in an index folder, and how it is opened: the half of `index` that only reads.

`index_folder.py` knows its folders and files. `generation.py`, where to start, gives readers a
generation with its `Searcher`; `generation_arrays.py` opens only the arrays, for those who check a
generation or build on one. `schema.py` and `meta.py` say what a generation of this code must be
like, and `origins.py` where its bulletins came from. May import `index.codec` and `search`, but
nothing that writes.
"""
