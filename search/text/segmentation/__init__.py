"""Segmentation: finds words of several syllables with pyvi's model, on arrays.

`labeller.Labeller` is the way in: `segment` labels texts as pyvi does, token by token. `pyvi_files`
reads pyvi's model and word list, `crf_model` decodes CRFsuite's file, and `best_path` and
`stock_path` find the best labels. Only `search.text` uses this package, and only NumPy and pyvi's
files enter; docs/decisions/0018 says why it exists.
"""
