"""Count where contents end, and write `analysis/lexicons/attribution_ends.csv` anew.

    python benchmarks/fit_ends.py GOLD.jsonl.gz

GOLD is PolNeAR's training part, as for `fit_attribution.py`, which must run after this: where contents end
changes what is counted there. Learned from are the contents that begin where one of gold's begins, with
the same cue.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from fit_attribution import SOURCE, found_in, regression

from analysis import lexicon, read
from analysis.mark.attribution.spans import ends
from analysis.mark.attribution.words.gaps import Sign
from analysis.mark.attribution.words.tagging import Tagged
from analysis.mark.attribution.words.verb_groups import Group
from analysis.mark.marked import documents

RARE = 10  # a circumstance found less often than this has no row
RIDGE = 1.0


class Content(NamedTuple):
    """A content: its document, each gap where it could end with what holds there, and where gold's ends."""

    doc_id: str
    places: list[tuple[int, list[Sign]]]
    end: int


def contents(gold: pd.DataFrame) -> Iterator[Content]:
    """Every content of a candidate that begins where one of gold's does."""
    known = {row.id: row.attributions for row in gold.itertuples()}
    asked: list[tuple[Tagged, int, Group | None, list]] = []
    places = ends.places

    def recorded(t: Tagged, first: int, group: Group | None, frame: str) -> list:
        made = list(places(t, first, group, frame))
        asked.append((t, first, group, made))
        return made

    ends.places = recorded
    try:
        for doc_id, sentences in documents(read.sentences(gold.assign(doc_id=gold["id"], outlet=""))):
            asked.clear()
            for _ in found_in(sentences):
                pass
            for t, first, group, made in asked:
                theirs = _content_of(known[doc_id], t, first, group)
                if theirs is not None:
                    yield Content(doc_id, made, _end(t, first, theirs))
    finally:
        ends.places = places


def _content_of(attributions: Sequence, t: Tagged, first: int, group: Group | None) -> Sequence | None:
    """The spans of gold's content that begins with the word `first`, or right behind it ("that")."""
    offset = t.sentence.start
    begins = offset + t.starts[first]
    next_word = offset + t.starts[first + 1] if first + 1 < t.n else -1
    for one in attributions:
        if any(begins - 3 <= start <= begins or start == next_word for start, _ in one["content"]) and (
            group is None
            or any(
                a < offset + t.ends[group.last] and b > offset + t.starts[group.first] for a, b in one["cue"]
            )
        ):
            return one["content"]
    return None


def _end(t: Tagged, first: int, spans: Sequence) -> int:
    """The word behind gold's content, as far as it is in this sentence."""
    offset = t.sentence.start
    last = max(end for start, end in spans if start < offset + len(t.text) and end > offset + t.starts[first])
    return next((i for i in range(first + 1, t.n) if offset + t.starts[i] >= last), t.n)


def weights(made: Sequence[Content]) -> pd.DataFrame:
    """A logistic regression with a ridge: does the content end at this gap, if not before?"""
    rows = [(signs, i == one.end) for one in made for i, signs in one.places if i <= one.end]
    often = Counter(sign for signs, _ in rows for sign in signs)
    names = [("always",), *sorted(sign for sign, n in often.items() if n >= RARE)]
    number = {sign: k for k, sign in enumerate(names)}
    held = [[0, *(number[sign] for sign in signs if sign in number)] for signs, _ in rows]
    ended = np.array([end for _, end in rows], dtype=float)
    fitted = regression(held, ended, np.zeros(len(rows)), len(names), RIDGE)
    table = pd.DataFrame({"circumstance": ["|".join(name) for name in names], "weight": np.round(fitted, 2)})
    return table[table["weight"] != 0].assign(weight=lambda one: one["weight"].map("{:.2f}".format))


def main(path: str) -> None:
    made = list(contents(pd.read_json(path, lines=True, dtype=False)))
    table = weights(made).assign(source=SOURCE)
    print(f"{len(made):,} contents, {len(table):,} circumstances")
    table.to_csv(lexicon.FOLDER / "attribution_ends.csv", index=False, lineterminator="\n")
    ends.weights.cache_clear()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
