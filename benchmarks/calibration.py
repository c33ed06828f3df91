"""How often an attribution is right at each confidence: the curve behind `confidence.SURE`.

    python benchmarks/calibration.py GOLD.jsonl.gz

GOLD is that of `validate attribution`. Right: cue, source and content agree with one attribution of the gold.
"""

import sys
from pathlib import Path

import pandas as pd
from fit_attribution import TOKEN, agree, words_in

from analysis import validate
from analysis.read.gold import files

BINS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.72, 0.8, 0.9, 1]


def rows(path: str) -> pd.DataFrame:
    """One row an attribution that was found: `confidence`, `sure`, `cue` and `right` (whether they are)."""
    made = []
    for part, marked in validate._marked(files.attribution(Path(path)), ("attribution",)):
        spans: dict = {}
        for doc_id, number, role, start, end in marked.attribution_spans.itertuples(index=False):
            spans.setdefault((doc_id, number), {"source": [], "cue": [], "content": []})[role].append(
                (start, end)
            )
        for article in part:
            at = {k: token.start() for token in TOKEN.finditer(article.text) for k in range(*token.span())}
            gold = [[words_in(article.text, at, role) for role in one[:3]] for one in article.attributions]
            own = marked.attributions[marked.attributions["doc_id"] == article.doc_id]
            for one in own.itertuples():
                roles = spans[one.doc_id, one.attribution_id]
                ours = [words_in(article.text, at, roles[name]) for name in ("source", "cue", "content")]
                cue = any(ours[1] & each[1] for each in gold)
                made.append((one.confidence, one.sure, cue, any(agree(each, ours) for each in gold)))
    return pd.DataFrame(made, columns=["confidence", "sure", "cue", "right"])


def main(path: str) -> None:
    found = rows(path)
    bins = pd.cut(found["confidence"], BINS)
    print(found.groupby(bins, observed=True)[["cue", "right"]].mean().assign(n=bins.value_counts()).round(2))
    print(found.groupby("sure")[["cue", "right"]].mean().assign(n=found["sure"].value_counts()).round(3))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
