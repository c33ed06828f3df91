"""How many sources are resolved rightly, against answers written by hand.

`python tests/support/speaker_answers.py CORPUS [ANSWERS]` prints the shares and every error.
"""

import sys
from pathlib import Path

import pandas as pd

from analysis import mark, read
from analysis.mark.attribution.words.names import source
from analysis.mark.speakers.actors import actors, match

# Answers that say that there is nothing to resolve: the source was found wrongly, or there is none.
NO_SOURCE = ("no source", "source missed", "span wrong")
UNNAMED = "unnamed"


def answers(path: Path) -> pd.DataFrame:
    """The answers of one corpus: `doc_id, start, end, cue, speaker, group, note`.

    `speaker` has alternatives parted by "|"; each is one name, names parted by "; ", or "unnamed". An
    empty one with the note "nobody speaks" is right where no speaker is given.
    """
    return pd.read_csv(path, keep_default_na=False)


def judged(corpus: read.Corpus, answered: pd.DataFrame, with_actors: bool = True) -> pd.DataFrame:
    """One row per answer that has a source: what was found there, and whether it is right.

    Answers whose source is no longer found are left out; so are those of `NO_SOURCE`.
    """
    read_so = corpus if with_actors else corpus._replace(actors=corpus.actors[:0])
    found = sources(mark.corpus(read_so))
    known = actors(corpus.actors)
    nameless = set(corpus.actors.loc[corpus.actors["description"].str.contains("without a name"), "actor"])
    made = []
    for one in answered[~answered["note"].isin(NO_SOURCE)].itertuples():
        near = found[
            (found["doc_id"] == one.doc_id) & (found["start"] < one.end) & (found["end"] > one.start)
        ]
        near = near[near["cue"] == one.cue]
        for hit in near[:1].itertuples():
            alternatives = [*one.speaker.split("|"), *([UNNAMED] if not with_actors else [])]
            if not with_actors and one.speaker not in nameless:
                alternatives.pop()
            right = any(is_right(hit, alternative, known) for alternative in alternatives)
            made.append(
                (one.doc_id, one.start, one.cue, hit.source, one.speaker, hit.speaker, hit.group, right)
            )
    columns = ["doc_id", "start", "cue", "source", "answer", "speaker", "group", "right"]
    return pd.DataFrame(made, columns=columns)


def sources(marked: mark.Marked) -> pd.DataFrame:
    """Every attribution that has a source, with where that source stands."""
    spans = marked.attribution_spans[marked.attribution_spans["role"] == "source"]
    places = spans.groupby(["doc_id", "attribution_id"]).agg(start=("start", "min"), end=("end", "max"))
    return marked.attributions.merge(places.reset_index(), on=["doc_id", "attribution_id"])


def is_right(hit, answer: str, known) -> bool:
    group = hit.group if isinstance(hit.group, str) else None
    if not isinstance(hit.speaker, str):
        return answer == (group or "")
    if answer == UNNAMED:
        return group == UNNAMED
    return named(hit.speaker, known) == named(answer, known)


def named(speaker: str, known) -> set[str]:
    """The canonical names of a speaker, case and the article aside."""
    found = set()
    for name in speaker.split("; "):
        actor = match(source(name), known)
        plain = (actor.name if actor else name).casefold().replace("’", "'")
        found.add(plain.removeprefix("the ").replace(".", ""))
    return found


if __name__ == "__main__":
    place = sys.argv[1]
    keys = Path(sys.argv[2]) if len(sys.argv) > 2 else read.SEEDS / place / "answers" / "speakers.csv"
    for with_actors in (True, False):
        table = judged(read.corpus(place), answers(keys), with_actors)
        n, right = len(table), int(table["right"].sum())
        how = "with" if with_actors else "without"
        print(f"{place}, {how} actors.csv: {right} of {n} right, {right / n:.1%}")
        wrong = table[~table["right"]].drop(columns="right").fillna("-")
        print(wrong.to_string(index=False, max_colwidth=60))
