"""The trail on the screen: of the whole record, and of a village."""
