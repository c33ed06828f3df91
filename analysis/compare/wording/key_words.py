"""Each outlet's own words that lead, beside the height that words of their rank reach by chance."""

import pandas as pd

from analysis.compare.by_outlet import outlets, with_all
from analysis.compare.wording.keyness import RANKS, Keyness, keyness
from analysis.compare.wording.voice_words import spoken
from analysis.once import remembered

_COLUMNS = ["outlet", "rank", "word", "n", "n_words", "n_rest", "n_words_rest", "z", "q", "dispersion"]
_COLUMNS += ["stands_out", "chance_low", "chance_high", "n_tested", "n_out", "baseline"]
_COUNTS = ["rank", "n", "n_words", "n_rest", "n_words_rest", "n_tested", "n_out", "baseline"]


@remembered
def key_words(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """The words with the highest z of each outlet, as far as they are above 0: `RANKS` at most.

    `chance_low` and `chance_high`: how high a word of this rank comes in 95 % of the shuffles. `n_tested`,
    `n_out` and `baseline` are the same in all rows: pairs of outlet and word, those that stand out, and how
    many do by chance. An outlet that has nothing to compare has one row without a word.
    """
    found = keyness(voices, sentences)
    tops, names = _tops(found), outlets(sentences)
    named = tops.merge(found.chance, on=["outlet", "rank"], how="left", validate="one_to_one")
    named = named.rename(columns={"low": "chance_low", "high": "chance_high"})
    nothing = pd.DataFrame({"outlet": names}).reindex(columns=_COLUMNS)
    made = with_all(named, names) if len(named) else nothing
    made = made.assign(
        n_tested=len(found.words), n_out=int(found.words["stands_out"].sum()), baseline=found.baseline
    )
    return made[_COLUMNS].astype(dict.fromkeys(_COUNTS, "Int64"))


@remembered
def key_word_places(sentences: pd.DataFrame, voices: pd.DataFrame) -> pd.DataFrame:
    """Every occurrence of the words of `key_words`, in their order."""
    tops = _tops(keyness(voices, sentences))[["outlet", "word"]]
    found = spoken(voices, sentences)
    found = found[found["word"].isin(tops["word"])].astype({"doc_id": "str", "outlet": "str"})
    return tops.merge(found, on=["outlet", "word"], validate="one_to_many")


def _tops(found: Keyness) -> pd.DataFrame:
    words = found.words[found.words["z"] > 0]
    words = words.assign(rank=words.groupby("outlet", sort=False).cumcount() + 1)
    return words[words["rank"] <= RANKS]
