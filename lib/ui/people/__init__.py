"""The page on which administrators keep the accounts."""
