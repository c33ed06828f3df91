"""The one reader of quantities: numbers in figures or words, with their unit, wherever one is needed.

Where the method is wrong: "one" is a number only before a unit ("one hour", not "one of them"); a range
("45 to 50 days") is two quantities, the first without a unit; dates and years are none.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from analysis.words import folded

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_ONES += ("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, start=2)}
_WORDS |= {"dozen": 12, "a": 1, "an": 1}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
# Newspapers' short forms, glued to the figure: "£3.1mn", "5bn". Without a currency "5m" can be metres.
_SHORT = {"mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12, "trn": 10**12}
_SHORT_MONEY = {"m": 10**6, "k": 1000}
# Unit as written -> unit as counted, and how many of them it is.
_UNITS = {"%": ("%", 1), "percent": ("%", 1), "per cent": ("%", 1), "percentage point": ("points", 1)}
_UNITS |= {"second": ("seconds", 1), "minute": ("minutes", 1), "hour": ("minutes", 60)}
_UNITS |= {"day": ("days", 1), "week": ("days", 7), "month": ("months", 1), "year": ("years", 1)}
_UNITS |= {"dollar": ("$", 1), "euro": ("€", 1), "pound": ("£", 1), "yuan": ("¥", 1)}
_MONEY = {"$": "$", "us$": "$", "€": "€", "£": "£", "¥": "¥"}

NUMBER_WORDS = frozenset([*_WORDS, *_SCALES, "half"]) - {"zero", "a", "an"}
"""A text without a digit and without one of these has no quantity."""

_LONGEST = (
    100  # characters of a number: what is longer is none that a text counts with, and no float holds it
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SMALL = "|".join(sorted((*_ONES[1:], *_TENS, "dozen"), key=len, reverse=True))
_BIG = "|".join(_SCALES)
_WORD = rf"(?:{'|'.join(_TENS)})-(?:{'|'.join(_ONES[1:10])})|{_SMALL}|an?(?=[ -](?:{_BIG}|dozen)\b)"
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_GLUED = rf"(?:(?:{_BIG})s?|{'|'.join(_SHORT)}|(?(money)(?:{'|'.join(_SHORT_MONEY)})|(?!)))\b"
# Not "5G", "24/7", "2.3.1", "two-thirds".
_NONE = rf"(?!(?!{_GLUED})[a-z]|[/.]\d|-(?:thirds?|quarters?|fifths?)\b)"
_QUANTITY = re.compile(
    rf"(?P<money>us\$|[$€£¥])?\s?(?P<number>(?<![\w./])(?>{_DIGITS}){_NONE}|\b(?:{_WORD})\b{_NONE})"
    rf"(?P<half>[ -](?:1/2|½|and[ -]a[ -]half)|½)?"
    rf"(?:[ -]?(?P<scale>(?:{_BIG})s?\b)|(?P<short>{_GLUED}))?"
    rf"(?:[ -]?(?P<unit>%)|[ -](?P<name>{_UNIT})(?:s|'s)?\b)?"
)
_HALVES = re.compile(
    rf"\b(?:(?:an?|one)[ -])?(?P<name>{_UNIT})[ -]and[ -]a[ -]half\b"
    rf"|\bhalf[ -](?:an?|of an?)[ -](?P<of>{_UNIT})\b"
)
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b(?:, \d{{4}}\b)?|\b\d{{1,2}} {_MONTHS}\b(?: \d{{4}}\b)?"
    r"|\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}:\d\d\b"
    r"|(?<![\w.,$€£¥])(?:19|20)\d\d\b(?![%,.]?\d)(?!\s?(?:%|percent|per cent))"
)


class Quantity(NamedTuple):
    """A quantity, `[start, end)` in its text; `unit` is "" where only things are counted."""

    start: int
    end: int
    value: float
    unit: str


def quantities(text: str) -> list[Quantity]:
    """The quantities of a text, in order: "90-minute" and "an hour and a half" are both 90 minutes.

    Without a unit only digits are one, and number words from "two" on. Hours are counted in minutes,
    weeks in days; "percent" is "%".
    """
    plain = folded(text)
    taken = [match.span() for match in _DATE.finditer(plain)]
    found = [*_halves(plain)]
    taken += [(one.start, one.end) for one in found]
    for match in _QUANTITY.finditer(plain):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found += _quantity(match)
    return sorted(found)


def _halves(plain: str) -> Iterator[Quantity]:
    """ "An hour and a half", "half an hour": the number stands behind its unit, or is none."""
    for match in _HALVES.finditer(plain):
        unit, size = _UNITS[match["name"] or match["of"]]
        yield Quantity(*match.span(), (1.5 if match["name"] else 0.5) * size, unit)


def _quantity(match: re.Match[str]) -> Iterator[Quantity]:
    number, scale = match["number"], (match["scale"] or "").rstrip("s")
    if len(number) > _LONGEST:
        return
    named = match["unit"] or match["name"]
    value = _value(number) + (Fraction(1, 2) if match["half"] else 0)
    value *= (_SCALES | _SHORT | _SHORT_MONEY).get(match["short"] or scale, 1)
    unit, size = _UNITS[named] if named else (_MONEY.get(match["money"] or "", ""), 1)
    if number in ("one", "a", "an") and not (named or scale):
        return
    start = match.start("money") if match["money"] else match.start("number")
    yield Quantity(start, match.end(), float(value * size), unit)


def _value(number: str) -> Fraction:
    if number[0].isdigit():
        return Fraction(number.replace(",", ""))
    return Fraction(sum(_WORDS[part] for part in number.split("-")))
