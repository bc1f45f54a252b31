"""Queries typed while the keyboard's Vietnamese mode was off: what their keys were meant to write."""
