"""Where the source and the content of a cue begin and end."""
