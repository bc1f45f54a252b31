"""HTML pages: the main text found by trafilatura, facts about it from the page's own metadata."""
