"""The page on which records are confirmed and exemptions decided."""
