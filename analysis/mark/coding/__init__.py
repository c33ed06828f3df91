"""Units for people and machines to code, drawn at random and without what the tool or the catalog says."""
