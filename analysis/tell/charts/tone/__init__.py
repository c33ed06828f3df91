"""Charts of tone, which is lexicon valence: means, course, headlines, words, and every choice."""
