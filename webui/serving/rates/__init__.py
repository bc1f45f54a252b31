"""How often one network may ask. Way in: `rate_limit.init_app`; `window_counts` keeps the counts.

Flask and the library limits may be imported here.
"""
