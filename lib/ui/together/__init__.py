"""Imigrasi and BP3MI together: how much is joint, who covers what, and where nobody comes."""
