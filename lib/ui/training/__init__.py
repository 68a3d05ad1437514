"""The page of training: how many sessions, in how many villages, with what result."""
