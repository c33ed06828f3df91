"""Signatures: a quotation or a post with the speaker's name behind a dash ("“...” — Ann Lee")."""

import re
from collections.abc import Sequence

from analysis.mark.attribution.base import FORMS, Relation, Span
from analysis.mark.base import Sentence

# "- Ann Lee", "— Ann Lee, the mayor", "— Ann Lee (@annlee) June 5, 2025".
_PART = r"(?:[A-Z]\.|[A-Z][\w’'-]*(?:\.(?= [A-Z]))?)"
_NAME = rf"{_PART}(?: (?:{_PART}|of|de|van|von|bin|al|the|and)){{0,6}}"
_SIGNATURE = re.compile(
    rf"(?<!\w)(?P<dash>--|[—–-])\s*(?P<name>{_NAME})(?P<handle> \(@\w+\))?(?:[,.](?: |$)| [A-Z]|$)"
)
_LONGEST = 120
# The share that is right, roughly: a dash and a name behind a quotation leave little doubt.
_CONFIDENCE = 0.8


def signed(sentences: Sequence[Sentence], quotes: Sequence[Span], taken: set[int]) -> list[Relation]:
    """The attributions of quotations that only a signature attributes; `taken` are the starts of the others.

    The signature stands behind the quotation or begins the next paragraph; behind a post ("(@annlee)") what
    its paragraph told before needs no quotation marks. The cue is the dash.
    """
    found = []
    ends = {end: (start, end) for start, end in quotes if start not in taken}
    paragraph, begin, last = None, 0, 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, begin = sentence.paragraph, sentence.start
        for match in _SIGNATURE.finditer(sentence.text) if _may_hold(sentence) else ():
            at_end = match.end("name") + _LONGEST > len(sentence.text)
            if not at_end and not match["handle"]:
                continue
            before = sentence.text[: match.start()].rstrip()
            end = sentence.start + len(before) if before else last
            content = ends.get(end) if at_end else None
            if content is None and match["handle"] and end > begin:
                content = (begin, end)
            if content is not None:
                found.append(_relation(sentence, match, content))
                break
        last = sentence.end
    return found


def _may_hold(sentence: Sentence) -> bool:
    return "—" in sentence.text or "–" in sentence.text or "-" in sentence.text


def _relation(sentence: Sentence, match: re.Match, content: Span) -> Relation:
    offset = sentence.start
    (start, end), name = match.span("dash"), match.span("name")
    return Relation(
        sentence.sent_id,
        match["dash"],
        start + offset,
        end + offset,
        match["name"],
        ((name[0] + offset, name[1] + offset),),
        (content,),
        "neutral",
        "state",
        FORMS[0],
        None,
        _CONFIDENCE,
        "-: signature",
    )
