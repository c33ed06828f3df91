"""Quotations laid beside each other: which are the same utterance, and what each text changed in it."""
