"""How fast `measure` is, as a ratio to the obvious alternative, both measured in turn in one run.

The alternative computes tone alone: NLTK's Punkt and vaderSentiment on the same texts, one core.
Ours reads, splits and marks everything, on one core and then on all. 1 means as fast; the aim is
10.

usage: python benchmarks/measure.py [TEXTS.jsonl[.gz]]

Without texts of your own (one JSON object with "text" a line) the sample corpus is repeated.
"""

import gzip
import json
import os
import shutil
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import read
from analysis.measure import measured

ARTICLES, ROUNDS = 2400, 3
CORES = os.cpu_count() or 1


def texts() -> list[str]:
    if len(sys.argv) > 1:
        path = Path(sys.argv[1])
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            return list(islice(cycle([json.loads(line)["text"] for line in lines]), ARTICLES))
    return list(islice(cycle(read.articles("sample")["text"]), ARTICLES))


def seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    articles = texts()
    splitter, analyzer = PunktSentenceTokenizer(), SentimentIntensityAnalyzer()

    def peer() -> None:
        for text in articles:
            for sentence in splitter.tokenize(text):
                analyzer.polarity_scores(sentence)

    with TemporaryDirectory() as folder:
        table = Path(folder, "corpus.csv")
        ids = [f"d{i}" for i in range(len(articles))]
        pd.DataFrame({"doc_id": ids, "outlet": "Herald", "text": articles}).to_csv(table, index=False)

        def ours(workers: int) -> None:
            out = Path(folder, "out")
            measured(table, out, workers=workers)
            shutil.rmtree(out)

        work = {"Punkt + vaderSentiment, tone alone": peer, "measure, every table": lambda: ours(1)}
        work[f"measure, every table, {CORES} workers"] = lambda: ours(CORES)
        tries = [{name: seconds(one) for name, one in work.items()} for _ in range(ROUNDS)]
    theirs, *_ = times = [min(one[name] for one in tries) for name in work]
    for name, taken in zip(work, times, strict=True):
        print(f"{name:40} {len(articles) / taken:6.0f} articles/s   ratio {theirs / taken:.2f}")


if __name__ == "__main__":
    main()
