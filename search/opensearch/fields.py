"""The fields of a document in a cluster, beside those of `search.field`."""

TERMS = "terms"
"""The tokens of all texts; see `search.opensearch.query.typed_forms`."""

TITLE = "title"
"""The plain terms of the title."""

NUMBER = "number"
"""The number of a document, its `doc_id`."""

MONTH = "month"
"""The month of publication in Vietnam, as 2020-07."""

DAY_NUMBER = "day_number"
"""The day of publication in Vietnam, in days since 1970."""

STORED_TERMS = "stored_terms"
"""What `search.opensearch.stored_terms` packs."""

RECORD = "record"
"""The stored record as JSON, as `search.opensearch.packing` packs it."""
