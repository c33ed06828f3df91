"""How a text is laid out: its paragraphs, its boilerplate, the kind of each unit, where sentences end."""
