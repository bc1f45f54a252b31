"""Sorts the lines of a page into the parts of a bulletin, for page text and HTML alike.

A reader passes to `compose` the lines (`PageLine`) below title and date. Widgets of the site are
dropped, captions and signatures are recognised, and the rest is lead and body.
"""
