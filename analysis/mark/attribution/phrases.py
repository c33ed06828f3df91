"""Attributions by phrases: "according to Ann Lee", "in the words of", "as ... put it"."""

from analysis.mark.attribution.behind import is_clause
from analysis.mark.attribution.found import Found, Words
from analysis.mark.attribution.lexicon import starts
from analysis.mark.attribution.nounphrases import right_of
from analysis.mark.attribution.tagging import Tagged


def phrasal(t: Tagged) -> list[Found]:
    """The attributions that the phrases of a sentence make, in order."""
    found = []
    known = starts("phrase")
    for i in t.cues:
        word = t.low[i]
        if word not in known or t.inside[i] >= 0:
            continue
        for cue in known[word]:
            last = i + len(cue.rest)
            if tuple(t.low[i + 1 : last + 1]) != cue.rest:
                continue
            end = right_of(t, last + 1)
            if end <= last:
                break
            source = (last + 1, end)
            if i == 0 or (i == 1 and t.n > 2):
                first = next((j for j in range(end + 1, t.n) if "," in t.gaps[j]), end + 1)
                content = (first, t.n - 1)
            else:
                content = (0, i - 1)
                for j in range(i - 1, 0, -1):
                    if ";" in t.gaps[j]:
                        content = (j, i - 1)
                        break
            if content[0] <= content[1] < t.n:
                contents = [content]
                if content[1] < i and not is_clause(t, *content, certain=True):
                    contents += _further(t, end)
                found.append(Found(cue, (i, last), source, tuple(contents), "phrase"))
            break
    return found


def _further(t: Tagged, last: int) -> list[Words]:
    """What goes on after an inserted phrase: "The call, according to Ann Lee, was short." """
    for i in range(last + 1, min(t.n, last + 9)):
        if "," in t.gaps[i]:
            return [(i, t.n - 1)]
    return []
