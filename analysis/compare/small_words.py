"""The words that carry no content of their own: what two quotations must share more than."""

from functools import cache

from analysis import lexicon


@cache
def small_words() -> frozenset[str]:
    """Words of `lexicons/function_words.csv`, in lower case; names of times and measures are among them."""
    columns = ("word", "classes", "source")
    rows = lexicon.rows(lexicon.FOLDER / "function_words.csv", columns, columns, ("word",))
    return frozenset(row["word"] for row in rows)
