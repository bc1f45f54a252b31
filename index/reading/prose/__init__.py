"""Lines of running text in, the parts of a bulletin out: what page text and HTML have in common.

A reader hands `compose` its lines (`PageLine`) from below title and date; the widgets of the
site go, captions and signatures are told apart, and the rest is lead and body.
"""
