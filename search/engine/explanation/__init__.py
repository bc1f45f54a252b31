"""The engine's own part of an explanation: clauses looked up, a score taken apart, obstacles."""
