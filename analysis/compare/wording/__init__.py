"""Wording: words that stand out in one outlet, and every place of a word."""
