"""The places that one text mentions: after the word of a level, or after an organisation's name.

`place_name` takes the syllables out of the text that may be a name, `run_reader` decides how many
of them are one, by what the text and the lists know, and `place_reader` reads a place at an offset.
`place_scan` notes all that have the word of a level, and `gazetteer` keeps them for the short
mentions that follow. A text enters, and organisations only as the offsets where their names end.
"""
