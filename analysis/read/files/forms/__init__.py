"""A reader for each form that a file has: web page, PDF, Word, plain text, table."""
