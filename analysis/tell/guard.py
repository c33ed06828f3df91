"""The guard: what a write-up of a few articles must not say, whatever the numbers are."""

import re
from collections.abc import Iterable, Sequence

from analysis.words import words

_OMISSION = "nothing is called omitted without a reference claim and a person's check"
# Each with the reason that the error gives.
_FORBIDDEN: tuple[tuple[str, str], ...] = (
    (
        r"bias(?:ed|es)?|slant(?:ed|s)?|spin|propagand\w*|agenda|partisan\w*|objectiv\w*|impartial\w*",
        "words in a text do not show what an outlet is after",
    ),
    (r"fair(?:ly|er|est|ness)?|balanced|mislead\w*|manipulat\w*|distort\w*", "counting does not judge"),
    (
        r"tends?|tending|tendency|tendencies|always|never|usual(?:ly)?|(?<!how )often|typical(?:ly)?"
        r"|general(?:ly)?|regular(?:ly)?|consistent(?:ly)?|habit\w*|prefers?|favou?rs?|inclin\w+|known for"
        r"|likes? to|prone",
        "an article or two do not show a habit",
    ),
    (
        r"significan\w*|insignifican\w*|p-?values?|p\s*[<>=]\s*0?\.\d+|statistical(?:ly)?|hypothes[ie]s",
        "there is no test between single articles",
    ),
    (r"confidence (?:intervals?|limits?|levels?)", "a sensitivity range is not one"),
    (
        r"no (?:\w+ )?differences?|(?:do|does|did) not differ|not different|indistinguishable|identical"
        r"|equally|equivalent|the same as|just as (?:\w+ )+as",
        "a missing difference is not equality",
    ),
    (
        r"omit(?:s|ted|ting)?|omissions?|left out|leaves? out|leaving out|ignor(?:es?|ed|ing)|suppress\w*"
        r"|conceal\w*|silent (?:on|about)|fail(?:s|ed)? to|neglect\w*|(?:is|are|was|were) (?:absent|missing)"
        r"|(?:does|do|did) not (?:mention|tell|report)|says? nothing (?:about|on)"
        r"|no mention|without (?:a )?mention(?:ing)?|nowhere (?:mentioned|told|said)|drops? the|skips?",
        _OMISSION,
    ),
    (
        r"prov(?:es?|ed|en|ing)|because|therefore|due to|caus(?:es?|ed|ing)|in order to|wants? to|intend\w*"
        r"|deliberate\w*|tr(?:y|ies|ied) to",
        "counts show neither causes nor intentions",
    ),
)
# Of outlets of which there are too few articles, what an outlet does with frames is not known.
_FEW = (
    (
        r"(?:us(?:es?|ed|ing)|fram(?:es?|ed|ing)|emphasi[sz](?:es?|ed|ing)|employ(?:s|ed|ing)?"
        r"|rel(?:y|ies|ied) on|focus(?:es|ed|ing)?)\b[^.;:]*?"
        r"\b(?:more|less|fewer|most|least|stronger|weaker)",
        "single articles do not show what an outlet uses more",
    ),
    (
        r"(?:more|less|fewer|most|least) (?:of )?(?:an? |the |its )?(?:[\w-]+ ){0,3}(?:frames?|framing)",
        "single articles do not show what an outlet uses more",
    ),
)
_RULES, _OF_FEW = (
    tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), why) for words, why in forbidden)
    for forbidden in (_FORBIDDEN, _FEW)
)

_QUOTE = re.compile(r"“([^“”]*)”")


class GuardError(ValueError):
    """A sentence says what the sample cannot carry."""


def absence(says: str, article: str, n_words: int, reference: str | None, checked_by: str | None) -> str:
    """That a claim does not stand in an article: the only sentence that says so for certain.

    Raises
    ------
    GuardError : no reference has the claim, or nobody has checked the text.
    """
    if not (reference and reference.strip() and checked_by and checked_by.strip()):
        raise GuardError(f"a claim is refused as absent, for {_OMISSION}: {says} ({article})")
    return (
        f"“{says}” was not found in {article} ({n_words:,} words; checked by {checked_by}; from {reference})."
    )


def guard(sentence: str, names: Iterable[str] = (), texts: Iterable[str] = (), single: bool = False) -> str:
    """`sentence`, if it says nothing that it must not; of `single` articles, no outlet uses a frame more.

    `names` are names of the corpus in it - outlets, speakers, actors, dates - which may be what they are.
    What stands between “ and ” is not ours where its words stand in this order in one of `texts`, which are
    the corpus's; in quotation marks of any other kind, and where no text has it, it is read as our own.

    Raises
    ------
    GuardError : names what was found, and why it is refused.
    """
    rules = (*_RULES, *_OF_FEW) if single else _RULES
    found = _refused(_without(sentence, names), rules)
    if found:
        found = _refused(_without(_unquoted(sentence, list(texts)), names), rules)
    if found:
        raise GuardError(f"{found[0]!r} is refused, for {found[1]}: {sentence}")
    return sentence


def _refused(ours: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> tuple[str, str] | None:
    """The first words that are refused, and why."""
    for rule, why in rules:
        found = rule.search(ours)
        if found:
            return found[0], why
    return None


def _without(sentence: str, names: Iterable[str]) -> str:
    """`sentence` with each name, longest first, as "N": only what we say ourselves is looked at."""
    inside = (name for name in names if name and name in sentence)  # of thousands few are
    for name in sorted(inside, key=len, reverse=True):
        sentence = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "N", sentence)
    return sentence


def _unquoted(sentence: str, texts: Sequence[str]) -> str:
    """`sentence` with "N" for each quotation whose words stand so in one of `texts`."""
    for quote in set(_QUOTE.findall(sentence)):
        wanted = _in_a_row(quote)
        if any(wanted in _in_a_row(text) for text in texts):
            sentence = sentence.replace(f"“{quote}”", "N")
    return sentence


def _in_a_row(text: str) -> str:
    """The words alone: case, typography and punctuation may differ, the words and their order may not."""
    return f" {' '.join(words(text).folded)} "
