"""The way to the nodes of a cluster: requests, answers, errors. It is the door of urllib3.

Start with `connection.py`, and with `generation_index.py` for what one index is asked.
"""
