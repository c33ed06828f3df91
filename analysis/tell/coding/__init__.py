"""Coding as people see it: codebook pages, prompts, sheets to fill in, and how far coders agree."""
