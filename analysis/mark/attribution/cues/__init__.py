"""The kinds of cue: verbs, nouns, adjectives, phrases, labels, courts, transcripts, signatures."""
