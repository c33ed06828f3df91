"""The words that decide where a sentence ends: abbreviations, openers of sentences, names after "U.S."."""

from functools import cache

from analysis import lexicon

# What a full stop after an abbreviation can be: see the notes in `lexicons/abbreviations.csv`.
CLASSES = ("title", "number", "time", "state", "other")
OPENING_CLASSES = frozenset(("det", "subj", "poss", "prep", "sub", "wh", "coord", "neg", "adv"))
# They stand in names and titles: the U.S. First Lady, the U.S. Under Secretary of State.
NO_OPENERS = frozenset(("first", "under"))


@cache
def abbreviations() -> dict[str, str]:
    """The class of each abbreviation, as it is written with its stop ("No." and "a.m." in either case).

    Raises
    ------
    LexiconError : a row is bad or of no known class.
    """
    path = lexicon.FOLDER / "abbreviations.csv"
    columns = ("abbreviation", "class", "source", "note")
    found = lexicon.rows(path, columns, columns[:3], ("abbreviation",), {"class": CLASSES})
    kinds = {row["abbreviation"]: row["class"] for row in found}
    small = {word.lower(): kind for word, kind in kinds.items() if kind == "number"}
    large = {word.upper(): kind for word, kind in kinds.items() if kind == "time"}
    return small | large | kinds


@cache
def openers() -> frozenset[str]:
    """Words that, capitalised after an abbreviation, open a new sentence ("the", "he", "but")."""
    known = lexicon.function_words().items()
    return frozenset(word for word, classes in known if not OPENING_CLASSES.isdisjoint(classes)) - NO_OPENERS


@cache
def us_names() -> frozenset[str]:
    """Words of titles and institutions that begin with "U.S." or the like: no end stands before them."""
    path = lexicon.FOLDER / "us_names.csv"
    found = lexicon.rows(path, ("word", "source", "note"), ("word", "source"), ("word",))
    return frozenset(row["word"] for row in found)
