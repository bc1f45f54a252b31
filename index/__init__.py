"""Bulletins in, generations out.

`reading` makes bulletins of files, `analysis.py` makes documents of bulletins, `codec` writes them
as segments; `writing` drives all of it and switches to the new generation, `checking` compares what
was written with what must be there, and `opening` gives readers the current generation. `command`
is the command line over everything, `settings` what can be set. Imports of ours: `search` alone;
the contract "the rooms of index" in pyproject.toml gives their order. Start with `reindex` in
`writing/writer.py`, or `open_current` in `opening/generation.py`.
"""
