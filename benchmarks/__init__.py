"""Measurements: how fast, how small and how relevant Bantin is, beside other engines.

Each module on this floor is a program (`python -m benchmarks.search`). `inputs` has what they feed,
`measuring` how they measure, and `engine`, `ranking` and `site` other engines under one protocol
each. The product never imports anything from here.
"""
