"""The mirror: what was read of each document of a corpus, and what in it is doubtful, each with a remedy."""
