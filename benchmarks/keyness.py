"""How often does keyness cry wolf, and which words does it find? On sentences of news, dealt at random.

    python benchmarks/keyness.py polnear-train.jsonl.gz

An article is `SENTENCES` sentences drawn from all: about as many words as an article's narrator has. Null: no
outlet has words of its own; counted are the runs in which no more words stand out than the run's baseline.
Power: words that no article has are planted, each so many times per 1,000 words of one outlet and a fifth of
that in the others; counted is the share of them that stand out there. Prints the table of
`analysis/lexicons/README.md`.
"""

import gzip
import json
import sys

import numpy as np
import pandas as pd

from analysis import read, tables
from analysis.compare.wording.keyness import Keyness, keyness
from analysis.words import count

OUTLETS, SENTENCES = 5, 20
NULL_RUNS, POWER_RUNS, SEED = 100, 8, 20261122
ARTICLES = (1, 5, 10, 20)  # per outlet
PER_THOUSAND = (1, 2, 5, 10, 20)
ELSEWHERE = 0.2  # of the rate
PLANTED = [f"zq{letter}x" for letter in "abcdefghij"]  # two for each outlet


def pool(path: str) -> list[str]:
    """The body sentences of the articles of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        given = pd.DataFrame([json.loads(line) for line in lines])
    units = read.sentences(given.assign(doc_id=given["id"])[["doc_id", "outlet", "text"]])
    return units.loc[units["kind"] == "body", "text"].tolist()


def dealt(texts: list[str], n_articles: int, rng: np.random.Generator) -> list[list[str]]:
    """Sentences for each outlet."""
    each = n_articles * SENTENCES
    drawn = rng.choice(len(texts), OUTLETS * each, replace=False)
    return [[texts[i] for i in drawn[k * each : (k + 1) * each]] for k in range(OUTLETS)]


def found(outlets: list[list[str]]) -> Keyness:
    """The keyness of the outlets' sentences, all of them the narrator's, four to a paragraph."""
    units, voices = [], []
    for number, told in enumerate(outlets):
        at, outlet = 0, f"Outlet {number}"
        for sent_id, text in enumerate(told):
            end = at + len(text)
            units.append((outlet, outlet, sent_id, at, end, "body", sent_id // 4, count(text), text))
            voices.append((outlet, sent_id, at, end, "narrator", None, count(text)))
            at = end + 1
    return keyness(tables.frame("voices", voices), tables.frame("sentences", units))


def planted(outlets: list[list[str]], rate: float, rng: np.random.Generator) -> list[list[str]]:
    """The sentences with each word of `PLANTED` at the end of some of them, most in the word's own outlet."""
    made = [list(told) for told in outlets]
    for own, word in enumerate(PLANTED):
        for number, told in enumerate(made):
            share = 1 if number == own % OUTLETS else ELSEWHERE
            n = rng.poisson(share * rate * sum(map(count, outlets[number])) / 1000)
            for place in rng.integers(0, len(told), n):
                told[place] += f" {word}"
    return made


def null(texts: list[str], n_articles: int) -> tuple[int, float]:
    """In how many runs at or under the baseline, and how many words stood out in the mean run."""
    rng = np.random.default_rng(SEED)
    runs = [found(dealt(texts, n_articles, rng)) for _ in range(NULL_RUNS)]
    out = [int(run.words["stands_out"].sum()) for run in runs]
    under = sum(n <= run.baseline for n, run in zip(out, runs, strict=True))
    return under, float(np.mean(out))


def power(texts: list[str], n_articles: int, rate: float) -> float:
    """The share of the planted words that stand out in their own outlet."""
    rng = np.random.default_rng(SEED)
    hits = 0
    for _ in range(POWER_RUNS):
        words = found(planted(dealt(texts, n_articles, rng), rate, rng)).words
        out = words[words["stands_out"]]
        stood = set(zip(out["outlet"], out["word"], strict=True))
        hits += sum((f"Outlet {own % OUTLETS}", word) in stood for own, word in enumerate(PLANTED))
    return hits / (POWER_RUNS * len(PLANTED))


def main(path: str) -> int:
    texts = pool(path)
    rates = " | ".join(f"{rate} per 1,000" for rate in PER_THOUSAND)
    print(f"| articles per outlet | at or under the baseline | stand out by chance | {rates} |")
    print("|---|---|---|" + "---|" * len(PER_THOUSAND))
    for n_articles in ARTICLES:
        under, out = null(texts, n_articles)
        shares = " | ".join(f"{100 * power(texts, n_articles, rate):.0f} %" for rate in PER_THOUSAND)
        print(f"| {n_articles} | {under} of {NULL_RUNS} | {out:.2f} | {shares} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
