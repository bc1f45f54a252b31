"""What is stored of the occurrences of plain terms, list after list.

`positions.py` writes where each occurrence stands, `variants.py` which variant of its term it is,
`followers.py` what stands behind those of the longest lists. Called by `index.codec.postings`.
"""
