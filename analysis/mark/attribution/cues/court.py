"""What a court heard: "The jury was told that ...". Somebody said it there, and often nobody is named."""

from analysis.mark.attribution.cues.lexicon import Cue
from analysis.mark.attribution.found import Found
from analysis.mark.attribution.spans.agents import agent
from analysis.mark.attribution.spans.complements import Complement
from analysis.mark.attribution.spans.ends import content_end
from analysis.mark.attribution.spans.inversions import is_clause
from analysis.mark.attribution.words.tagging import Tagged
from analysis.mark.attribution.words.verb_groups import Group

_PLACES = frozenset(
    {
        "court",
        "hearing",
        "inquest",
        "inquiry",
        "enquiry",
        "jury",
        "jurors",
        "magistrates",
        "trial",
        "tribunal",
    }
)
_HEARD = {name: Cue(name, "verb", "neutral", "state", frozenset(), ()) for name in ("hear", "tell")}


def heard(t: Tagged, group: Group, after: Complement) -> Found | None:
    """What was said where a court or an inquiry sat; null of other cues, and of "heard the case"."""
    verb = group.cue.cue
    if verb not in _HEARD or not group.first or t.low[group.first - 1] not in _PLACES:
        return None
    if group.shape != ("passive" if verb == "tell" else "finite"):
        return None
    by = agent(t, group.last + 1, 1)
    first = by[1] + 1 if by else after.first
    if first >= t.n or t.broken[first] and t.inside[first] < 0 and ":" not in t.gaps[first]:
        return None
    end = content_end(t, first, group, "that")
    if after.frame != "that" and not is_clause(t, first, end - 1, certain=True):
        return None
    return Found(_HEARD[verb], (group.first, group.last), by, ((first, end - 1),), "heard")
