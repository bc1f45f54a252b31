"""Keystrokes: queries typed in Telex or VNI while the Vietnamese mode was off.

`decoding.decode_keystrokes` turns such a query into Vietnamese, or returns None. `word` decodes one
word by the methods `telex` and `vni`, which turn keys into `strokes`; `syllable` knows which
syllables exist. `telex_keys` goes the other way. Only `search.text.spelling` may enter.
"""
