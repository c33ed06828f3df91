"""Whether a sentence ends at a stop: the repairs of what Punkt cannot know.

Where the method is wrong: no end is seen between an ellipsis or an abbreviation and a name ("Inc. Trump
said"), but after "in the U.S." and after "Reno, Nev." it is; a name that opens an institution which
`lexicons/us_names.csv` does not know is then torn from its "U.S.".
"""

import re
from typing import NamedTuple

from analysis.read.layout.abbreviations import abbreviations, openers, us_names

OPENING = "\"'([{¿¡#@$€£"
_DAY_OR_ZONE = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]*day)?\b|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b|(?:[ECMP][DS]?|GM|BS|U|CES)TC?\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Greenwich)\b|[A-Z]\w+(?: [A-Z]\w+)? [Tt]ime\b"
)
_FIGURE = re.compile(r"\d|[IVXLC]{2,}\b")
_NUMBER = re.compile(r"Nos?\. \d")
# The last word, up to its stop; "" before the stop of an ellipsis that stands by itself.
_WORD = re.compile(r"[^\s\"()\[\]{}]*.$", re.DOTALL)
_LAST_PART = re.compile(r"[^–—/-]*$")
_INITIALS = re.compile(r"(?:^|[^\w.'])(?:[^\W\d_]\.)+$")
# Punkt takes a stop in the next word for the one that it is asked about ("Nov. 8.").
_STOPPED = re.compile(r"\S*[.?!]")
_ELLIPSIS = re.compile(r"(?<![.])(?:\.{2,3}|\. \. \.)$(?<!\. \. \. \.)")
_ADDRESS = re.compile(r"[./@:].*.$|^\W*.$|[^a-z'\"]..?$")
# A stop to which the next sentence is glued ends one behind a closing mark, a share and a year.
_GLUED = re.compile(r"(?:[\"')\]]|\d ?%|\b(?:19|20)\d\d)\.$")
# "At 5 a.m. Mr. Boyd": what opens a sentence and is none.
_OPENS_AT = re.compile(
    r"(?:^|[.!?][\"')\]]*\s+)"
    r"(?:At|By|Before|After|Around|About|Since|Until|From|Between|Shortly|Just|On|It was)\b"
    r"[^.!?,;:]{0,30}\s\d[\d:.]*\s?[ap]\.m\.$"
)
# Things that are told apart by a letter: "plan B. Plan A is dead."
_LETTERED = re.compile(
    r"\b(?:plans?|vitamins?|groups?|grades?|class|type|hepatitis|influenza|categor(?:y|ies)|options?|sections?|points?"
    r"|teams?|lines?|phases?|parts?|models?|exhibits?|schedules?|annex|appendix|blocks?|gates?|divisions?|tiers?)"
    r"\s+[A-Z]\.$"
)
_AFTER_TOWN = re.compile(r"[A-Z][\w'.-]*,\s+\S+$")
_PLAIN_WORD = re.compile(r"(?:^|\W)[a-z]{3,}\.$")
_QUOTED_SENTENCE = re.compile(r"\"[A-Z][^\"]*[,.?!]\"")
_COUNTRY = re.compile(
    r"\b(?:in|to|of|from|by|for|with|into|against|on|at|across|outside|inside|throughout|within|than|\w+ing)"
    r"\s+the\s+(?:U\.S|U\.K|U\.N|E\.U)\.$"
)
_NAMES = re.compile(r"(?:[A-Z][\w'-]*(?:\s+(?:of|and|for|the)\b)*\s*)*")
_SAYING = (
    "said|says|wrote|writes|added|adds|replied|responded|answered|shouted|yelled|cried|exclaimed|tweeted|posted"
    "|wondered|continued|declared|quipped|joked|recalled|concluded|explained|noted|remarked|insisted"
    "|went on|goes on"
)
_NAME = r"(?:[A-Z][\w.'-]*\s+){0,4}[A-Z][\w.'-]*(?:,[^,\"]{2,40},)?"
_DESCRIPTION = r"(?:The|A|An|One|Another)(?:\s+[\w'-]+){1,4}"
_ATTRIBUTION = re.compile(
    rf"(?:{_NAME}|{_DESCRIPTION})\s+(?:(?:asked|asks|told|tells)|(?:{_SAYING})(?!\s+(?:the|a|an|his|her|its|their)\b))\b"
    r"(?!\s+(?:that|if|whether|he|she|it|they|we|I|there)\b)(?![^.,;:!?]*\bthat\b)"
)
_DETERMINERS = frozenset(("the", "a", "an", "one", "another"))


class Stop(NamedTuple):
    """A stop at which a sentence may end, and what stands around it with plain quotation marks."""

    before: str  # up to the stop and with it, "…" as "."
    mark: str  # the stop as it is written
    closing: str  # quotation marks and brackets that close right after it
    space: str  # "" where the next sentence is glued on
    after: str


def ends(stop: Stop) -> bool | None:
    """Whether a sentence ends at the stop; None where Punkt is to say so.

    A word in small letters, a stop and a capital letter are an end for Punkt, too: it is not asked.
    """
    following = stop.after.lstrip(OPENING)
    if not following or not (following[0].isdigit() or following[0].isalpha()):
        return False
    word = _WORD.search(stop.before)[0].lstrip("'")
    kind = _class(word, stop)
    if _is_lower(following):
        return not kind and not stop.closing and bool(_PLAIN_WORD.search(word))
    if not stop.space:
        return not kind and (not _ADDRESS.search(word) or bool(_GLUED.search(stop.before)))
    if stop.closing and stop.mark != "." and _attributes(stop.after):
        return False
    return _ends_after(kind, stop, following) if kind else True


def _ends_after(kind: str, stop: Stop, following: str) -> bool | None:
    """Whether a sentence ends at the stop of an abbreviation, an initial or an ellipsis; None: ask Punkt."""
    if kind == "title" and not stop.closing:
        return False
    if kind == "number":
        return not _FIGURE.match(following)
    if kind == "time" and _OPENS_AT.search(stop.before):
        return False
    if kind == "time" or (kind == "state" and not stop.closing and _AFTER_TOWN.search(stop.before)):
        return not _DAY_OR_ZONE.match(following)
    if _NUMBER.match(following):
        return False
    if _after_country(stop.before, following) or _QUOTED_SENTENCE.match(stop.after):
        return True
    quotes = stop.closing or following != stop.after
    if kind == "initial" or stop.mark != "." or quotes or _STOPPED.match(following):
        return _first_word(following) in openers()
    return None


def _class(word: str, stop: Stop) -> str:
    """What the stop of `word` belongs to: a class of abbreviation, "initial", or "" for a plain word."""
    known = abbreviations()
    kind = known.get(word) or known.get(_LAST_PART.search(word)[0])
    if kind:
        return kind
    if _LETTERED.search(stop.before):
        return ""
    if stop.mark == "…" or _INITIALS.search(word):
        return "initial"
    return "other" if _ELLIPSIS.search(stop.before) else ""


def _is_lower(following: str) -> bool:
    """Whether it begins in lower case; a name such as iPhone does not count."""
    return following[0].islower() and not following[1:2].isupper()


def _first_word(following: str) -> str:
    return re.match(r"[\w-]*", following)[0].lower()


def _after_country(before: str, following: str) -> bool:
    """Whether "in the U.S." ends before a name: not if it is an institution's ("Senate")."""
    if not _COUNTRY.search(before):
        return False
    names = re.findall(r"[\w'-]+", _NAMES.match(following)[0])
    return bool(names) and us_names().isdisjoint(name.removesuffix("'s") for name in names)


def _attributes(after: str) -> bool:
    """Whether what follows a quotation says whose it is: "Trump asked.", not "He said it was over."."""
    return bool(_ATTRIBUTION.match(after)) and _first_word(after) not in openers() - _DETERMINERS
