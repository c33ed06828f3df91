"""Sentences for people to code by hand, so that a detector can be held against them."""

import numpy as np
import pandas as pd

from analysis import lexicon
from analysis.mark.marked import Marked
from analysis.read.folder.codes import COLUMNS, Sample, unit


def coding_sheet(marked: Marked, measure: str, n: int, seed: int) -> tuple[Sample, pd.DataFrame]:
    """What was drawn from, and the sheet: `n` sentences or, where there are fewer, all.

    Half of them have a mark of `measure` and half have none, as far as there are such: both what is found
    wrongly and what is missed can be seen. Within a half each sentence is as likely as any other. They are
    shuffled, and nothing tells which half one is from, nor the outlet: `unit` is opaque (`folder.codes`).

    Stratified samples, and coders who work apart and do not know what is expected: Krippendorff 2018,
    Content Analysis, 4th ed., on sampling and on reliability.
    """
    units = coded_sentences(marked, measure)
    found = units["found"].to_numpy()
    sample = Sample(measure, int(found.sum()), len(units), seed)
    n_without = min(n - min(n // 2, sample.n_marked), int((~found).sum()))
    n_with = min(n - n_without, sample.n_marked)
    rng = np.random.default_rng(seed)
    halves = [
        rng.choice(np.flatnonzero(found), n_with, replace=False),
        rng.choice(np.flatnonzero(~found), n_without, replace=False),
    ]
    drawn = units.iloc[rng.permutation(np.concatenate(halves))]
    rows = [
        (unit(doc_id, start, text, was_found), str(sample), " ".join(text.split()), "", "")
        for doc_id, start, text, was_found in drawn[["doc_id", "start", "text", "found"]].itertuples(
            index=False
        )
    ]
    return sample, pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def coded_sentences(marked: Marked, measure: str) -> pd.DataFrame:
    """The sentences that can be drawn, in the order of the corpus, and whether each has `found` a mark.

    They are those of the body of every article that is scored, as for rates; marks that are counted apart
    ("believes", "about 90", "if") are none here. Other columns: `doc_id, sent_id, outlet, start, end, text`.
    """
    sentences = marked.sentences
    body = sentences[
        (sentences["kind"] == "body") & sentences["doc_id"].isin(marked.voices["doc_id"].unique())
    ]
    apart = {row["label"] for row in lexicon.labels() if row["measure"] == measure and row["apart"]}
    marks = marked.marks[(marked.marks["measure"] == measure) & ~marked.marks["label"].isin(apart)]
    places = set(zip(marks["doc_id"], marks["sent_id"], strict=True))
    found = [place in places for place in zip(body["doc_id"], body["sent_id"], strict=True)]
    columns = ["doc_id", "sent_id", "outlet", "start", "end", "text"]
    return body[columns].assign(found=np.array(found, dtype=bool)).reset_index(drop=True)


def codebook(measure: str) -> str:
    """What is coded 1, in the words of `lexicons/labels.csv`."""
    rows = [row for row in lexicon.labels() if row["measure"] == measure]
    yes = [f"  {row['label']}: {row['meaning']}" for row in rows if not row["apart"]]
    no = [f"  {row['label']}: {row['meaning']}" for row in rows if row["apart"]]
    lines = [f"{measure}: 1 where a sentence has at least one of these, 0 where it has none", *yes]
    return "\n".join([*lines, *(["no reason for a 1 by itself:", *no] if no else [])])
