"""Tone against vaderSentiment on real text: scores compared, mismatches, and the ratio of the speeds.

    python benchmarks/valence.py FILE.jsonl.gz FILE.csv.gz ...

Each file has a column `text`, and perhaps `title`. Compared are all different documents, paragraphs,
sentences, runs of two sentences, and clauses, cut crudely, each with typography normalised and as it is
written; timed, in turn and in one run, are the sentences, normalised.
Exits 1 at a mismatch.
"""

import csv
import gzip
import json
import re
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.mark.tone.valence import normalised, valence

SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’]*\s+|\n+")
CLAUSE_END = re.compile(r"(?<=[,;:])\s+|\s*[–—]\s*")
TURN = 2_000  # sentences that one of the two scores before the other's turn


def documents(path: str) -> Iterator[str]:
    """The texts and titles of a `.jsonl.gz` or a `.csv.gz` file."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file) if path.endswith(".csv.gz") else map(json.loads, file)
        for row in rows:
            yield from filter(None, (row.get("title"), row["text"]))


def sentences(text: str) -> list[str]:
    return [sentence for sentence in SENTENCE_END.split(text) if sentence.strip()]


def pieces(text: str) -> Iterator[str]:
    """The text whole and cut in several ways."""
    cut = sentences(text)
    yield from (text, *text.split("\n"), *cut)
    yield from map(" ".join, pairwise(cut))
    for sentence in cut:
        yield from CLAUSE_END.split(sentence)


def differs(text: str, reference: SentimentIntensityAnalyzer) -> bool:
    """Whether one of the text's two scores is not the package's, or its words do not sum up to it."""
    for plain, scored in ((normalised(text), valence(text)), (text, valence(text, as_written=True))):
        if scored.compound != reference.polarity_scores(plain)["compound"]:
            return True
        if abs(sum(each.value for each in scored.contributions) - scored.raw) > 1e-9:
            return True
    return False


def microseconds(texts: list[str], reference: SentimentIntensityAnalyzer) -> tuple[float, float]:
    """The time that a text takes here and in vaderSentiment, both with normalising."""
    here = there = 0.0
    for first in range(0, len(texts), TURN):
        turn = texts[first : first + TURN]
        begin = time.perf_counter()
        for text in turn:
            valence(text)
        between = time.perf_counter()
        for text in turn:
            reference.polarity_scores(normalised(text))
        here += between - begin
        there += time.perf_counter() - between
    return 1e6 * here / len(texts), 1e6 * there / len(texts)


def main(paths: list[str]) -> int:
    reference = SentimentIntensityAnalyzer()
    texts = [text for path in paths for text in documents(path)]
    strings = sorted({piece for text in texts for piece in pieces(text)})
    mismatches = [string for string in strings if differs(string, reference)]
    timed = [sentence for text in texts for sentence in sentences(text)]
    here, there = microseconds(timed, reference)
    for string in mismatches[:10]:
        print(f"mismatch: {string[:200]!r}")
    n = f"{len(strings):,} strings, {len(set(timed)):,} of them sentences, each scored in two ways"
    print(f"{2 * len(strings):,} scores compared ({n}): {len(mismatches):,} strings with a mismatch")
    print(f"{len(timed):,} sentences: {here:.1f} µs each, vaderSentiment {there:.1f} µs")
    print(f"ratio of speeds: {there / here:.2f}")
    return 1 if mismatches else 0


if __name__ == "__main__":
    if not sys.argv[1:]:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
