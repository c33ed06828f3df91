"""Who does what a passive tells: "was accused by critics of delay"."""

from analysis.mark.attribution.found import Words
from analysis.mark.attribution.words.noun_phrases import right_of
from analysis.mark.attribution.words.tagging import AUX, NAME, SUB, VERB, Tagged, is_verb


def _is_deed(t: Tagged, i: int) -> bool:
    """Whether what somebody is accused of begins: "by critics | of sitting on its hands"."""
    return t.low[i] in ("of", "for") and t.low[i + 1].endswith("ing") and not t.tags[i + 1] & NAME


def agent(t: Tagged, first: int, within: int = 12) -> Words | None:
    """The agent of a passive: the noun phrase after "by"."""
    for i in range(first, min(t.n - 1, first + within)):
        if i > first and (t.broken[i] or t.tags[i] & (SUB | AUX)):
            return None
        if t.low[i] == "by":
            if i > first and (t.low[i - 1].endswith("ed") or is_verb(t.low[i - 1])):
                return None  # "are expected to send a team led by Lee"
            last = right_of(t, i + 1)
            deed = next((k for k in range(i + 2, last) if _is_deed(t, k)), last + 1)
            last = min(last, deed - 1)
            return (i + 1, last) if last > i and not t.tags[i + 1] & VERB else None
    return None
