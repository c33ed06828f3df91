"""How common words are in news: counts `lexicons/stem_counts.csv` anew, from articles of another time.

    python benchmarks/fit_stems.py polnear-train.jsonl.gz > analysis/lexicons/stem_counts.csv

Of each stem the number of sentences that have it, in small letters, among 30,000; rare ones are left out.
"""

import sys
from collections import Counter
from pathlib import Path

import pandas as pd

from analysis import read
from analysis.compare.passages.units import stem
from analysis.compare.small_words import small_words
from analysis.read.gold import files
from analysis.words import words

LEAST, SOURCE = 30, "polnear-train (Newell et al. 2018)"

if __name__ == "__main__":
    texts = pd.DataFrame(
        {"doc_id": one.doc_id, "outlet": "any", "text": one.text}
        for one in files.attribution(Path(sys.argv[1]))
    )
    sentences = read.corpus(texts).sentences["text"]
    found: Counter[str] = Counter()
    for text in sentences:
        starts, _, low = words(text)
        found.update(
            {
                stem(word)
                for at, word in zip(starts, low, strict=True)
                if word.isalpha() and text[at].islower() and word not in small_words()
            }
        )
    print("stem,sentences,of,source")
    for word, n in sorted(found.items()):
        if n >= LEAST:
            print(f"{word},{n},{len(sentences)},{SOURCE}")
