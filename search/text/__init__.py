"""Text: from characters to terms, the same for documents and queries.

`spelling` unites the spellings of a syllable, `tokenizer.tokenize` makes tokens with offsets out of
any text (codes, days and amounts are recognised by the modules of those names), and `segmenter`
finds words of several syllables. Indexing goes through `analysis.analyse_fields`, which reads many
paragraphs at once and gives the same terms as `tokenize`. `grapheme` and `sentence` tell where a
text can be cut, `alignment` leads from a clean copy back to the original's offsets, and `phrase`
makes one expression of many fixed phrases. Queries, indexes and pages are not known here. NumPy,
pyvi and regex may be imported, the last two by one module each.
"""
