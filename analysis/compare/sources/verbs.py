"""With which words each outlet introduces the same speaker."""

import re

import pandas as pd

from analysis.compare.by_outlet import cell_counts, in_order, n_scored, outlets, shared_first
from analysis.compare.sources.cues import COMMITMENTS, NOBODY, cues
from analysis.once import remembered
from analysis.words import folded

_NOT = re.compile(r"\b(?:not|never|no|nor|neither)\b|n't\b")


@remembered
def verb_cues(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> pd.DataFrame:
    """The attributions to a known speaker by speaker, outlet, commitment and verb, most frequent first."""
    found = cues(sentences, attributions)
    found = found.assign(verb=commonest_forms(found, marks), speaker=found["who"])
    found = found[~found["who"].isin(NOBODY)]
    orders = {
        "speaker": shared_first(found, "speaker"),
        "outlet": outlets(sentences),
        "commitment": COMMITMENTS,
    }
    return in_order(found, orders, "verb")


@remembered
def verb_counts(
    sentences: pd.DataFrame, voices: pd.DataFrame, attributions: pd.DataFrame, marks: pd.DataFrame
) -> pd.DataFrame:
    """One row per speaker, outlet, commitment and verb that occurs, the most shared speaker first.

    Columns `speaker, outlet, n_docs, commitment, verb, n_cues`. A speaker whom an outlet does not use has
    one row with a count of 0 and no verb there; for an outlet that was not scored the count is null.
    """
    found = verb_cues(sentences, voices, attributions, marks)
    names, scored = list(dict.fromkeys(found["speaker"])), n_scored(sentences, voices)
    made = list(cell_counts(found, "speaker", ["commitment", "verb"], names, scored))
    columns = ["speaker", "outlet", "n_docs", "commitment", "verb", "n_cues"]
    return pd.DataFrame(made, columns=columns).astype({"n_cues": "Int64"})


def commonest_forms(found: pd.DataFrame, marks: pd.DataFrame) -> pd.Series:
    """Each cue by the commonest form of its verb: "says", "has said" and "said" are all "said".

    A negated cue ("did not say") is a word of its own. The base form is that of the cue's rule.
    """
    rules = marks[marks["measure"] == "attribution"].drop_duplicates(["doc_id", "start", "end"])
    known = found.merge(rules[["doc_id", "start", "end", "rule"]], on=["doc_id", "start", "end"], how="left")
    assert len(known) == len(found), "a cue has two marks"
    written = found["cue"].map(lambda cue: " ".join(folded(cue).split()))
    base_form = known["rule"].map(lambda rule: rule.rpartition(": ")[0], na_action="ignore")
    base_form = base_form.set_axis(found.index)
    base_form = base_form.where(base_form.notna(), written)
    negated = written.map(lambda cue: bool(_NOT.search(cue)))
    base_form = base_form.where(~negated, "not " + written)
    if found.empty:
        return written
    commonest = written.groupby(base_form).agg(
        lambda forms: min(forms.unique(), key=lambda form: (-(forms == form).sum(), len(form), form))
    )
    return base_form.map(commonest)
