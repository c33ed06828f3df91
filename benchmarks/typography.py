"""How many sentence scores typography alone changes, by outlet: vaderSentiment on the text as it is written
and with quotation marks, dashes and no-break spaces made plain.

    python benchmarks/typography.py FILE.jsonl.gz

The file has the columns `outlet` and `text` (PolNeAR's parts do). Sentences are those of `analysis.read`.
"""

import gzip
import json
import sys
from collections import Counter

from analysis.mark.tone.valence import normalised, valence
from analysis.read.layout.document import layout, sentence_units


def main(path: str) -> int:
    sentences, touched, changed = Counter(), Counter(), Counter()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            for unit in sentence_units(row["text"], layout(row["text"]).units):
                text, outlet = row["text"][unit.start : unit.end], row["outlet"]
                sentences[outlet] += 1
                if normalised(text) != text:
                    touched[outlet] += 1
                    changed[outlet] += valence(text).compound != valence(text, as_written=True).compound
    print("outlet, sentences, with typographic marks, with another score, share of all")
    for outlet, n in sorted(sentences.items()):
        print(f"{outlet}, {n:,}, {touched[outlet]:,}, {changed[outlet]:,}, {100 * changed[outlet] / n:.1f} %")
    n, other = sentences.total(), changed.total()
    print(f"all, {n:,}, {touched.total():,}, {other:,}, {100 * other / n:.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
