"""The words that carry no content of their own: what two quotations must share more than."""

from functools import cache

from analysis import lexicon


@cache
def small_words(*classes: str) -> frozenset[str]:
    """Words of `lexicons/function_words.csv`, in lower case, of these classes of it, or else all.

    Names of times and measures are among them.
    """
    columns = ("word", "classes", "source")
    rows = lexicon.rows(lexicon.FOLDER / "function_words.csv", columns, columns, ("word",))
    return frozenset(
        row["word"] for row in rows if not classes or not set(classes).isdisjoint(row["classes"].split())
    )
