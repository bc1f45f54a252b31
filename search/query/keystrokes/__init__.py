"""Queries typed with the keyboard's Vietnamese mode off: what their keys were meant to write."""
