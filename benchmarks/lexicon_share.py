"""The share of gold's cue verbs that `analysis/lexicons/attribution.csv` lists.

    python benchmarks/lexicon_share.py GOLD.jsonl.gz

The head of a cue is its first word that is no auxiliary, adverb or "to". It is counted as a verb where its
form tells so: it ends in -ed or -ing, is an irregular past or participle, or stands behind "to", a modal verb
or "do"; any other form is counted where it is listed, or another cue has a form of the same verb that tells
so. Participles that are adjectives ("was concerned") are counted as verbs.
"""

import re
import sys
from collections import Counter

import pandas as pd

from analysis.mark.attribution.cues.lexicon import cues
from analysis.mark.attribution.words.inflection import forms, in_all_forms, irregular
from analysis.mark.attribution.words.tagging import ADV, AUX, DO, MODAL, NEG, TIME, function_words, word_tag

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
CONTRACTED = re.compile(r"'(?:s|re|ve|m|d|ll)\b")
SKIPPED = AUX | ADV | NEG | TIME


def head(cue: str) -> tuple[str, bool]:
    """The head of a cue, and whether "to", a modal verb or "do" stands before it."""
    known = function_words()
    behind = False
    for word in WORD.findall(CONTRACTED.sub(" ", cue.lower().replace("’", "'"))):
        if word in known and word_tag(word) & SKIPPED or word == "to" or word.endswith("ly"):
            behind = (
                word == "to" or bool(word_tag(word) & (MODAL | DO)) or behind and not word_tag(word) & AUX
            )
        else:
            return word, behind
    return "", False


def share(gold: pd.DataFrame) -> tuple[int, int, Counter]:
    """How many heads that are verbs are listed, how many there are, and those that are not listed."""
    of_cues = [one["cue"] for row in gold.itertuples() for one in row.attributions]
    texts = [row.text for row in gold.itertuples() for _ in row.attributions]
    heads = [
        head(" ".join(text[a:b] for a, b in sorted(map(tuple, cue))))
        for text, cue in zip(texts, of_cues, strict=True)
    ]
    listed = {
        form
        for cue in cues()
        if cue.form in ("verb", "phrasal")
        for form in forms(cue.cue.lower().split()[0])
    }
    listed |= in_all_forms("light") | {
        word for cue in cues() if cue.form == "phrase" for word in cue.cue.split()
    }
    pasts = {form for pair in irregular().values() for form in pair}
    known = function_words()
    verbs = [
        w
        for w, behind in heads
        if w and w not in known and (behind or w.endswith(("ed", "ing")) or w in pasts)
    ]
    told = set(verbs)
    verbs += [
        w
        for w, behind in heads
        if w and w not in known and not behind and w not in pasts and not w.endswith(("ed", "ing"))
        if (w in listed or not told.isdisjoint(set(forms(w)) | set(forms(w.removesuffix("s"))) - {w}))
    ]
    missing = Counter(w for w in verbs if w not in listed)
    return len(verbs) - sum(missing.values()), len(verbs), missing


def main(path: str) -> None:
    n, of, missing = share(pd.read_json(path, lines=True, dtype=False))
    print(f"{n:,} of {of:,} cue verbs are listed: {100 * n / of:.2f} %; not: {missing.most_common(40)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
