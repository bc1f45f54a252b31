"""Names of arrays inside a segment file that differ from the names in the code.

The file keeps the names that it was first written with: renaming an array would make every index
unreadable, and `VERSION` in `index.codec.container` would have to rise.
"""

PACKED_POSITIONS = "places"
POSITION_OFFSETS = "places_at"
POSITION_FORMS = "place_forms"

DOC_ID_OFFSETS = "documents_at"
FREQUENCY_ROWS = "codes"
FREQUENCY_ROW_OFFSETS = "codes_at"
"""The prefix of these three names is the kind of term: `plain.codes`, `accented.codes`."""
