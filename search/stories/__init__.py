"""Stories: which bulletins are nearly the same text, published by several or corrected later.

`sketch` keeps of each document the smallest hashes of its shingles, and `grouping` finds by them
which documents tell one story. Terms enter, and no query; the way in is `sketch.make_sketches` for
whoever writes documents, and `grouping.group` for whoever has those of a whole index.
"""
