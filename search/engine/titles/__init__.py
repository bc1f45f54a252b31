"""What stands of a query in the titles of some documents.

Clauses and documents enter, and a `TitleMatches` comes back. The kernel's engine reads it from
postings (`search.engine.compiled.title_matches`); where there is no kernel, `StoredTitles` reads
it from stored records. Both tell the same.
"""
