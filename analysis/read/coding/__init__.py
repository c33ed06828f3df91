"""Coding by people and machines: codebooks, filled-in sheets, and what a machine coder was told."""
