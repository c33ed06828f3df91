"""Speakers: the corpus's actors, whom an article names and how, and whom a pronoun stands for."""
