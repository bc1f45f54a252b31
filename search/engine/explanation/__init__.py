"""The engine's part of an explanation: clauses, the summands of a score, and obstacles."""
