"""What of a text answered a query: highlights, and the passage of a bulletin that shows most.

A `Highlighter` is made for one query and marks any number of texts; `make_snippet` chooses a
passage, `make_hit` puts a hit together. The prefilter lets most texts be passed over quickly.
Nothing here knows an engine: texts and queries are enough.
"""
