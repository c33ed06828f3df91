"""Charts of attribution: on whose word, with which verbs, through whom."""
