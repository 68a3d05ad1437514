"""Activities on the screen: their words, their table, their file, and which of them are shown."""
