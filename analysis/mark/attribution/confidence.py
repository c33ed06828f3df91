"""How sure an attribution is: what its rule was worth on polnear-train, given the circumstances.

The confidence is the logistic of a sum: the log-odds of being right of the cue in its pattern (counts
on polnear-train, drawn towards those of the pattern and of the cue where they are few), plus a weight
for each circumstance that holds ("the cue is inside another content", "the source is a pronoun").
Both tables are data: `lexicons/attribution_counts.csv` and `lexicons/attribution_weights.csv`.
"""

from functools import cache
from math import exp, log

from analysis import lexicon
from analysis.mark.attribution.found import Found
from analysis.mark.attribution.spans.circumstances import before, circumstances
from analysis.mark.attribution.words.tagging import Tagged

# Kept from here on: the best F1 of whole relations on polnear-train.
KEPT = 0.3
# A clause with "that" is kept with less: left in the outlet's own voice, what is told misleads most.
CLAUSE = 0.2
# Inside another's content, if it would be as sure as this by itself; requests and "her pledge to", of which
# annotators leave out the most, with less, and those that say what is asked for or promised with the least.
CHAINED, CHAINED_REQUEST, CHAINED_SPEECH = 0.5, 0.3, 0.1
# Sure from here on, so that of 100 sure ones 86 are right, and 95 have their cue right: on polnear-dev 86.0
# and 95.6, with 48 of 100 of the gold among them (`validate attribution --sure`, notebook 08); of the unsure
# about 4 in 10 are right. `benchmarks/calibration.py` prints the whole curve.
SURE = 0.72
# Sure whatever their confidence: annotators of the public gold leave these fixed phrases out, and so its
# figure is not of whether they are right. Of 24 read on polnear-train 24 were.
# "It seemed to be late" is the outlet's own hedge: nobody is its source.
_HEDGES = ("appear", "seem")
_FIXED = ("adverb", "heard", "phrase request", "phrase of owner request", "phrase of owner")
# Inside another's content annotators leave many out. What is plainly said there ("that Lee had said that")
# is sure from here on, as it would be by itself; a verb of saying with "that" already from `PLAIN` on
# ("maintains that", "it was late, the Post said").
SURE_INSIDE, PLAIN = 0.7, 0.45
_SPOKEN = ("state", "argue", "concede", "deny", "accuse")
_SAYS = ("finite that", "participle that", "finite quote", "behind quote", "inverted quote")
# No circumstances make up for odds below these.
HOPELESS = -2.9
_SHRINK_CUE, _SHRINK_PAIR = 3.0, 4.0
# Stands in the counts for all the cues, or patterns, too rare for a row of their own.
ANY = "*"


@cache
def _counts() -> tuple[
    dict[tuple[str, str], tuple[int, int]], dict[str, tuple[int, int]], dict[str, tuple[float, int]]
]:
    """`(n, right)` of each cue in its pattern, of each pattern, and of each cue's offset."""
    path = lexicon.FOLDER / "attribution_counts.csv"
    columns = ("cue", "pattern", "n", "right", "source")
    pairs: dict[tuple[str, str], tuple[int, int]] = {}
    patterns: dict[str, tuple[int, int]] = {}
    for row in lexicon.rows(path, columns, columns, ("cue", "pattern")):
        n, right = pairs[row["cue"], row["pattern"]] = int(row["n"]), int(row["right"])
        if row["pattern"] != ANY:
            a, b = patterns.get(row["pattern"], (0, 0))
            patterns[row["pattern"]] = a + n, b + right
    all_n, all_right = (
        (sum(numbers) for numbers in zip(*patterns.values(), strict=True)) if patterns else (0, 0)
    )
    cues: dict[str, tuple[float, int]] = {}
    for (cue, pattern), (n, right) in pairs.items():
        if cue != ANY:
            a, b = cues.get(cue, (0.0, 0))
            cues[cue] = a + n * _share(patterns.get(pattern, (all_n, all_right))), b + right
    return pairs, patterns, cues


def _share(counted: tuple[int, int]) -> float:
    return (counted[1] + 1) / (counted[0] + 4)


def _logit(share: float) -> float:
    return log(share / (1 - share))


@cache
def odds(cue: str, pattern: str) -> float:
    """The log-odds of being right of a cue in a pattern."""
    pairs, patterns, cues = _counts()
    base = _share(patterns.get(pattern, (0, 0)))
    expected, right = cues.get(cue, (0.0, 0))
    ratio = (right + _SHRINK_CUE) / (expected + _SHRINK_CUE)
    prior = min(0.95, max(0.02, base * ratio))
    n, right = pairs.get((cue, pattern), (0, 0))
    return _logit(min(0.98, max(0.01, (right + _SHRINK_PAIR * prior) / (n + _SHRINK_PAIR))))


def is_hopeless(cue: str, pattern: str) -> bool:
    """Whether a cue is so seldom right in a pattern that nothing else need be looked at."""
    return odds(cue, pattern) < HOPELESS


@cache
def weights() -> dict[str, float]:
    """What each circumstance adds to the log-odds that a relation is right; "always" is in every sum."""
    path = lexicon.FOLDER / "attribution_weights.csv"
    columns = ("circumstance", "weight", "source")
    return {
        row["circumstance"]: float(row["weight"])
        for row in lexicon.rows(path, columns, columns, ("circumstance",))
    }


def score(t: Tagged, found: Found) -> float:
    """The log-odds of an attribution, before what encloses it is known."""
    known = weights()
    total = odds(found.cue.cue, found.pattern) + known.get("always", 0.0)
    if is_hopeless(found.cue.cue, found.pattern):
        return total
    for weight in map(known.get, circumstances(t, found)):
        if weight:
            total += weight
    return total


def score_by_itself(t: Tagged, found: Found, total: float) -> float:
    """The same, whatever stands before it: annotators leave out much that stands behind "said that"."""
    return total - sum(weights().get(name, 0.0) for name in before(t, found))


def confidence(total: float) -> float:
    """The estimated share of right relations, 0 to 1, at these log-odds; 0.5 at 0."""
    return 1 / (1 + exp(-total))


def is_sure(found: Found, confidence: float, by_itself: float) -> bool:
    """Whether an attribution is told as a fact; in no other's content it would be as sure as `by_itself`."""
    if found.cue.cue in _HEDGES:
        return False
    if found.pattern in _FIXED or confidence >= SURE:
        return True
    if found.pattern == "finite that" and found.cue.act in _SPOKEN:
        return by_itself >= PLAIN
    if found.pattern == "behind clause" and found.cue.cue in (
        "say",
        "report",
    ):  # "It was late, the Post said."
        return by_itself >= PLAIN
    if found.pattern == "finite colon" and found.cue.act == "state":
        return by_itself >= PLAIN
    says = found.cue.act == "state" or found.cue.is_speech and found.frame == "that"
    return says and found.pattern in _SAYS and by_itself >= SURE_INSIDE
