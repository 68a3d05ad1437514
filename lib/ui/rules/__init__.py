"""The page on which administrators set intervals and what counts, after seeing what would move."""
