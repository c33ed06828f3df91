"""Dates as people and programs write them, as ISO dates; what can be read in two ways is not read.

"5/6/2025" is a day in May or in June: it counts only where the caller knows the order, as from another row
of the same table.
"""

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = [
    re.compile(rf"(?<!\d){_YEAR}[-/.](?P<n>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<n>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}(?: of)?[ ,.-]*{_MONTH}[ ,.-]*{_YEAR}", re.IGNORECASE),
    re.compile(
        rf"\b{_MONTH}[ -]*{_DAY}(?:\s*\(?(?:mon|tues|wednes|thurs|fri|satur|sun)day\)?)?[ ,-]+{_YEAR}",
        re.IGNORECASE,
    ),
]
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/.-])")
_MONTH_ONLY = re.compile(rf"\b{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_BARE = re.compile(
    r"(?i)\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:first "
    r"|last )?(?:published|posted"
    r"|updated|modified|date|am|pm|a\.m\.|p\.m\.|at|on|[ecmp][ds]?t|gmt|bst|ist|utc|edition"
    r"|final)\b|\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]m)?|[\W_]"
)


def iso(text: str, day_first: bool | None = None) -> str:
    """The first date in `text` as "2025-06-05", or "2025-06" where the day is not told; "" if there is none.

    `day_first` says how "5/6/2025" is meant; None: it is then no date, unless a number above 12 tells.
    """
    return found(text, day_first)[0]


def found(text: str, day_first: bool | None = None) -> tuple[str, int, int]:
    """The first date as in `iso`, and where it stands."""
    matches = [match for form in _FORMS if (match := form.search(text))]
    for match in sorted(matches, key=lambda one: one.start()):
        parts = match.groupdict()
        month = int(parts["n"]) if parts.get("n") else _MONTHS.index(parts["month"][:3].lower()) + 1
        if made := _date(int(parts["year"]), month, int(parts["day"])):
            return made, *match.span()
    if (match := _NUMBERS.search(text)) and (made := _numbers(match, day_first)):
        return made, *match.span()
    if match := _MONTH_ONLY.search(text):
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        return f"{match['year']}-{month:02}", *match.span()
    return "", 0, 0


def is_date(line: str) -> bool:
    """Whether a line is a date, with its day and hour, and nothing else."""
    made, start, end = found(line)
    return bool(made) and not _BARE.sub("", line[:start] + line[end:])


def order(cells: list[str]) -> bool | None:
    """Whether the day comes first in a column of dates such as 5/6/2025; None where no row tells."""
    pairs = [(int(match[1]), int(match[3])) for cell in cells if (match := _NUMBERS.search(cell))]
    first, second = any(one > 12 for one, _ in pairs), any(two > 12 for _, two in pairs)
    return None if first == second else first


def _numbers(match: re.Match, day_first: bool | None) -> str:
    one, two, year = int(match[1]), int(match[3]), int(match[4])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    if one > 12 or two > 12 or one == two:
        day_first = one > 12
    if day_first is None:
        return ""
    return _date(year, *((two, one) if day_first else (one, two)))


def _date(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
