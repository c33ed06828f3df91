"""Claims: where texts tell what was asked of them, on whose word, how surely, and who denies it."""
