"""What the kernel does when postings are written; without it, NumPy does the same.

`gathering.gather` makes postings of occurrences, `positions` and `variants` pack them. Only
arrays enter. May import `search.kernel` and `index.codec.encoder`.
"""
