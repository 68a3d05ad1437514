"""Hand-outs: the scenes of a meeting in words, and the files that are drawn from them."""
