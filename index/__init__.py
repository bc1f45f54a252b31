"""The index: reads bulletins from files and writes generations that readers search.

`reading` makes bulletins of files, `analysis.py` makes documents of bulletins, and `codec` writes
them as segments. `writing` runs these steps and switches to the new generation, `checking` checks a
generation against its sources, and `opening` gives readers the current generation. `command` is the
command line, `settings` has the settings. Of our packages, only `search` may be imported; the
contract "the rooms of index" in pyproject.toml gives the order of the parts. Start with `reindex`
in `writing/writer.py`, or `open_current` in `opening/generation.py`.
"""
