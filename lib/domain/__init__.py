"""The rules of the programme in plain Python: no database, no screen, no clock of its own."""
