"""How far coders agree: alpha for codes of any level, and for spans."""
