"""Rates: marks per 1,000 words and mean tone, with their ranges, and under every choice of method."""
