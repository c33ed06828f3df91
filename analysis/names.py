"""What the command line offers before a room is loaded: nothing is imported here, so `--help` is quick."""

# In report order. A measure is the module of that name in `mark`, with a `MEASURE`.
MEASURES = (
    "attribution",
    "quotations",
    "hedging",
    "certainty",
    "passive",
    "labels",
    "tone",
    "tone_word",
)
# Those that are in a sentence or not; what an actor is called, and tone, are no such thing.
CODED = ("attribution", "quotations", "hedging", "certainty", "passive")
NEUTRAL = 0.2  # ratings of tone up to it on either side of 0: as large a part of a scale from -4 to 4
# What a variable of a codebook can be coded of.
UNITS = ("article", "headline", "lead", "paragraph", "sentence", "attribution")
