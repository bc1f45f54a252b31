"""Chunks: pieces of text between white space, each split once and then looked up.

`typed_starts` tells first where texts may have codes, dates and amounts, which are then masked.
`chunk_table.ChunkTable` is the way in for masked texts: it numbers their chunks and reads their
units and tokens. `chunk_index` finds chunks met before, `chunk_rows` holds what they were split
into, and `compiled_chunks` does both by the kernel. No bulletins enter.
"""
