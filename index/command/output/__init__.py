"""Output of commands: answers, suggestions, explanations, progress and summaries.

People get text in both languages, programs JSON lines. Commands call the `print_…` functions with
values that `search` and `index` returned. May import both, click and rich; it only prints.
"""
