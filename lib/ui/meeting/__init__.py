"""Mode Rapat: the five scenes on the whole screen, and a village that somebody asks about."""
