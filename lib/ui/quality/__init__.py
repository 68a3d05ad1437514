"""What the record lacks: cards, the rows to be mended with the way there, silent areas."""
