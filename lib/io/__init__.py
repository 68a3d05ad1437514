"""Bytes to rows and back. Nothing here knows the database or the screen."""
