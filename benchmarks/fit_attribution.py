"""Count what each cue and each circumstance of an attribution is worth, and write both tables anew.

    python benchmarks/fit_attribution.py GOLD.jsonl.gz

GOLD is PolNeAR's training part (Newell et al. 2018) as JSON lines: `id`, `text` and `attributions`, each with
`source`, `cue` and `content` as lists of `[start, end)`. Rewritten in `analysis/lexicons/` are
`attribution_counts.csv` (how often a cue in a pattern was found, the unsure included, how often right) and
`attribution_weights.csv` (what a circumstance adds to the log-odds). Then measure anew what
docs/validation.md says.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis import lexicon, read
from analysis.mark.attribution import confidence as sure
from analysis.mark.attribution.document import LONGEST, candidates, encloser, relation, spoken
from analysis.mark.attribution.found import Found
from analysis.mark.attribution.spans.circumstances import circumstances
from analysis.mark.attribution.spans.runs import overlapping, run_on, whole
from analysis.mark.attribution.words.tagging import Tagged
from analysis.mark.marked import documents
from analysis.mark.quotations.pairs import quotations

SOURCE = "polnear-train (Newell et al. 2018)"
RARE_PAIR, RARE_CIRCUMSTANCE = 3, 15  # found less often than this, it has no row of its own
RIDGE, ROUNDS, STEPS = 4.0, 3, 300
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s]|_")  # a word, or one other character


class Case(NamedTuple):
    """A candidate: its sentence (document, number), what holds of it there, and whether gold has it."""

    found: Found
    sentence: tuple[str, int]
    circumstances: set[str]
    right: bool


def cases(gold: pd.DataFrame) -> Iterator[Case]:
    """All candidates of the documents but those that end without a content."""
    known = {row.id: row for row in gold.itertuples()}
    for doc_id, sentences in documents(read.sentences(gold.assign(doc_id=gold["id"], outlet=""))):
        text = known[doc_id].text
        # For each character but white space, where its token begins.
        at = {place: token.start() for token in TOKEN.finditer(text) for place in range(*token.span())}
        roles = [(one["source"], one["cue"], one["content"]) for one in known[doc_id].attributions]
        theirs = [[words_in(text, at, spans) for spans in one] for one in roles]
        for t, found, roles in found_in(sentences):
            ours = [words_in(text, at, spans) for spans in roles]
            right = any(agree(one, ours) for one in theirs)
            yield Case(found, (doc_id, t.sentence.sent_id), set(circumstances(t, found)), right)


def found_in(sentences: Sequence) -> Iterator[tuple[Tagged, Found, tuple]]:
    """Each candidate of a document, its sentence, and the spans of its source, cue and content."""
    quotes = spoken(sentences, quotations(sentences))
    made = _all_candidates(sentences, quotes)
    # Its number stands where its confidence will, so that it is known when its content has grown.
    drafts = [relation(t, found, number) for number, (t, found) in enumerate(made)]
    drafts.sort(key=lambda one: (one.cue_start, one.cue_end))
    for one in run_on(whole(drafts, quotes), sentences, quotes):
        yield *made[one.confidence], (one.sources, [(one.cue_start, one.cue_end)], one.contents)


def _all_candidates(sentences: Sequence, quotes: Sequence[tuple[int, int]]) -> list[tuple[Tagged, Found]]:
    made: list[tuple[Tagged, Found]] = []
    with patch.object(sure, "HOPELESS", float("-inf")):  # what is hopeless is found out here
        for sentence in sentences:
            if len(sentence.words.folded) <= LONGEST:
                own = overlapping(quotes, sentence.start, sentence.end)
                t = Tagged(sentence, [(a - sentence.start, b - sentence.start) for a, b in own])
                made += [(t, found) for found in candidates(t)]
    return made


def words_in(text: str, at: Mapping[int, int], spans: Iterable[Sequence[int]]) -> set[int]:
    """Where the words that the spans touch begin; where they touch none (":"), the other tokens."""
    touched = {at[place] for span in spans for place in range(*span) if place in at}
    return {start for start in touched if text[start].isalnum()} or touched


def agree(gold: Sequence[set[int]], ours: Sequence[set[int]]) -> bool:
    """Cue and source share a word (or neither has a source), the contents half of the words of each."""
    source, cue, content = (a & b for a, b in zip(gold, ours, strict=True))
    half = content and 2 * len(content) >= max(len(gold[2]), len(ours[2]))
    return bool(cue and half and (source or not gold[0] and not ours[0]))


def counts(made: Sequence[Case]) -> pd.DataFrame:
    """How often each pair was found, and right; a rare pair counts for its cue and for its pattern."""
    often = Counter((case.found.cue.cue, case.found.pattern) for case in made)
    n, right = Counter(), Counter()
    for case in made:
        cue, pattern = pair = case.found.cue.cue, case.found.pattern
        for key in [pair] if often[pair] >= RARE_PAIR else [(cue, sure.ANY), (sure.ANY, pattern)]:
            n[key] += 1
            right[key] += case.right
    rows = [(*key, n[key], right[key]) for key in sorted(n)]
    return pd.DataFrame(rows, columns=["cue", "pattern", "n", "right"])


def weights(made: Sequence[Case]) -> pd.DataFrame:
    """A logistic regression with a ridge, on top of the odds that the counts, as written, give."""
    often = Counter(name for case in made for name in case.circumstances)
    names = ["always", *sorted(name for name, n in often.items() if n >= RARE_CIRCUMSTANCE), "nested"]
    number = {name: k for k, name in enumerate(names)}
    held = [[0, *sorted(number[name] for name in case.circumstances if name in number)] for case in made]
    right, offset = np.array([(case.right, _odds_without(case)) for case in made]).T
    fitted = np.zeros(len(names))
    for _ in range(ROUNDS):  # what is nested depends on who else is likely, and that on the weights
        alone = offset + np.array([fitted[one].sum() for one in held])
        inside = _nested(made, alone)
        fitted = regression(
            [[*one, len(names) - 1] if n else one for one, n in zip(held, inside, strict=True)],
            right,
            offset,
            len(names),
            RIDGE,
        )
    table = pd.DataFrame({"circumstance": names, "weight": [f"{weight:.2f}" for weight in fitted]})
    return table[~table["weight"].isin(["0.00", "-0.00"])]


def regression(
    held: Sequence[Sequence[int]], right: np.ndarray, offset: np.ndarray, n: int, ridge: float
) -> np.ndarray:
    """The `n` weights of a logistic regression with a ridge; `held` are the numbers of what holds of each."""
    case = np.repeat(np.arange(len(held)), [len(one) for one in held])
    column = np.concatenate([np.array(one) for one in held])
    # Gradient steps, each as long as the bend of its coordinate allows, with Nesterov's momentum.
    bend = np.bincount(column, weights=np.bincount(case)[case], minlength=n) / 4 + ridge
    fitted = ahead = np.zeros(n)
    for step in range(STEPS):
        p = 1 / (1 + np.exp(-offset - np.bincount(case, weights=ahead[column])))
        slope = np.bincount(column, weights=(right - p)[case], minlength=n) - ridge * ahead
        new = ahead + slope / bend
        ahead, fitted = new + step / (step + 3) * (new - fitted), new
    return fitted


def _nested(made: Sequence[Case], totals: np.ndarray) -> list[bool]:
    """Whether each one's cue stands in the content of another of its sentence that is likely."""
    likely = defaultdict(list)
    for number in np.flatnonzero(totals >= sure._logit(sure.KEPT)):
        likely[made[number].sentence].append(made[number].found)
    return [encloser(case.found, likely[case.sentence]) is not None for case in made]


def _odds_without(case: Case) -> float:
    """`confidence.odds`, had the candidate itself not been counted."""
    cue, pattern, right = case.found.cue.cue, case.found.pattern, case.right
    pairs, patterns, cues = sure._counts()
    n, n_right = pairs.get((cue, pattern), (1, right))
    base = sure._share((patterns[pattern][0] - 1, patterns[pattern][1] - right))
    expected, cue_right = cues[cue]
    ratio = (cue_right - right + sure._SHRINK_CUE) / (max(0, expected - base) + sure._SHRINK_CUE)
    prior = min(0.95, max(0.02, base * ratio))
    share = (n_right - right + sure._SHRINK_PAIR * prior) / (n - 1 + sure._SHRINK_PAIR)
    return sure._logit(min(0.98, max(0.01, share)))


def main(path: str) -> None:
    made = list(cases(pd.read_json(path, lines=True, dtype=False)))
    print(f"{len(made):,} candidates, {sum(case.right for case in made):,} right")
    for name, fitted in (("counts", counts), ("weights", weights)):
        table = fitted(made).assign(source=SOURCE)
        table.to_csv(lexicon.FOLDER / f"attribution_{name}.csv", index=False, lineterminator="\n")
        sure._counts.cache_clear()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
