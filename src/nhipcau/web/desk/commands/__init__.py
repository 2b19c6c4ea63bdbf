"""Everything one can go to or do, found by a few letters: the command palette, and the same as a page."""
