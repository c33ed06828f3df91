"""Who denies right away what was just told: "The union denied this."

Where the method is wrong: only a denial of a bare "this", "it" or "the claim" is taken, in the sentence of
the passage or the one after it; what "it" means is not looked at.
"""

import re
from typing import TYPE_CHECKING

import pandas as pd

from analysis.compare.claims.tellings import named

if TYPE_CHECKING:
    from analysis.mark import Marked

_BARE = re.compile(
    r"\s+(?:this|that|it|(?:the|this|that|such) (?:account|accusation|allegation|charge|claim|report|story"
    r"|suggestion|version)s?)(?=[.,;:!?—–]|\s(?:and|but|as|when|while|on|in|to)\b|\s*\Z)",
    re.IGNORECASE,
)


def rebuttals(marked: "Marked", told: pd.DataFrame) -> list[str | None]:
    """Of each telling who denies it at once, with the verb: "the union (denied)"; null where nobody does.

    `told` are `tellings` of the `mark.Marked`. A verb that is itself negated stands as it is written
    ("has not denied").
    """
    sentences = {(one.doc_id, one.sent_id): one for one in marked.sentences.itertuples(index=False)}
    denials: dict[tuple[str, int], list] = {}
    for one in marked.attributions[marked.attributions["act"] == "deny"].itertuples(index=False):
        sentence = sentences[one.doc_id, one.sent_id]
        if _BARE.match(sentence.text, one.cue_end - sentence.start):
            denials.setdefault((one.doc_id, one.sent_id), []).append(one)
    return [_denial(one, denials) for one in told.itertuples(index=False)]


def _denial(telling, denials: dict[tuple[str, int], list]) -> str | None:
    for sent_id in (telling.sent_id, telling.sent_id + 1):
        for one in denials.get((telling.doc_id, sent_id), ()):
            if one.cue_start >= telling.end:
                known = one._replace(
                    source=one.source if isinstance(one.source, str) else None,
                    speaker=one.speaker if isinstance(one.speaker, str) else None,
                )
                return f"{named(known)} ({one.cue})"
    return None
