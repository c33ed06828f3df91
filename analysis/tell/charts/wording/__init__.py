"""Charts of words: those that stand out, and what actors are called."""
