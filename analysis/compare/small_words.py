"""The words that carry no content of their own: what two quotations must share more than."""

from functools import cache

from analysis import lexicon


@cache
def small_words(*classes: str) -> frozenset[str]:
    """Words of `lexicons/function_words.csv`, in lower case, of these classes of it, or else all.

    Names of times and measures are among them.
    """
    known = lexicon.function_words().items()
    return frozenset(word for word, own in known if not classes or not set(classes).isdisjoint(own))
