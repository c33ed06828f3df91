"""Tone compared: means, the course of each article, headlines, words, and what the choices and masks do."""
