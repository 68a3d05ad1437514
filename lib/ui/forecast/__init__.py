"""The page for leadership: can the intervals be met, by when, and what would it take?"""
