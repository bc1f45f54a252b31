"""Queries: from the text that a reader typed to clauses.

`parser.parse` makes a `clause.Query`, and `expansion.expand` replaces names and abbreviations in it
by clauses of all their synonyms. `accent_matching` makes the clauses stricter or looser,
`term_matching` tells which indexed terms a clause matches, and `rewriting` replaces words in the
text itself. `keystrokes` decodes Telex and VNI. Only `search.text` and the reader of tables in
`search.toml_table` may be imported; no module here uses an index.
"""
