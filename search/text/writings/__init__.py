"""Fixed writings, such as the names of provinces, and where they stand in a text.

`look.py` is the door: it takes all writings and looks for them at once, by the kernel
(`trie.py`) or, where there is none, by an automaton of a library (`automaton.py`). Both find the
same. What a writing means stays with those who ask.
"""
