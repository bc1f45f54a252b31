"""Chunks: pieces of text between white space, each split once and then looked up.

`chunk_table.ChunkTable` is the way in: it numbers the chunks of a text and reads their units and
tokens. `chunk_index` finds chunks met before, `chunk_rows` holds what they were split into, and
`compiled_chunks` does both by the kernel. Masked texts and tables of tokens enter, no bulletins.
"""
