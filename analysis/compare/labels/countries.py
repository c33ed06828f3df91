"""Countries: their names, the adjectives made of them, and the seats that stand for their governments."""

from functools import cache

from analysis import lexicon

_COLUMNS = ("word", "kind", "country", "source")
KINDS = ("name", "adjective", "seat")


@cache
def _listed() -> dict[str, tuple[str, str]]:
    path = lexicon.FOLDER / "countries.csv"
    found = lexicon.rows(path, _COLUMNS, _COLUMNS, ("word",), {"kind": KINDS})
    return {_plain(row["word"]): (row["country"], row["kind"]) for row in found}


def country(text: str, *kinds: str) -> str | None:
    """The country that a name stands for ("Kyiv" for Ukraine), if it is of one of the kinds; else null."""
    found, kind = _listed().get(_plain(text), (None, None))
    return found if not kinds or kind in kinds else None


def countries_in(low: list[str]) -> list[str]:
    """The countries that the words of a phrase name, in order; the longest name at each word."""
    found, i = [], 0
    while i < len(low):
        for n in (3, 2, 1):
            if one := country(" ".join(low[i : i + n])):
                found.append(one)
                break
        i += n
    return found


def _plain(text: str) -> str:
    return text.lower().replace(".", "").replace("’", "'").removesuffix("'s")
