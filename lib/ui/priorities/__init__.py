"""The priority list: which villages wait, in which order and why, and the trips they make."""
