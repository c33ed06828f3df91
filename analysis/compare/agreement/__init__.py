"""Agreement: detectors against people, and people with each other."""
