"""Draw marks to be read by people, and say what two readings found.

    python benchmarks/reading_sheet.py draw polnear-train.jsonl.gz FOLDER
    python benchmarks/reading_sheet.py enter FOLDER/sentences.csv
    python benchmarks/reading_sheet.py table

`draw` takes the half of the articles that is kept for reading, draws `EACH` marks of every label of
hedging and certainty (all where there are fewer), and writes into FOLDER, which must lie outside the
repository for it holds sentences: `sheet.csv` (the columns of `readings/hedging.csv`, verdicts empty, in the
order of the articles) and `sentences.csv`, the same marks shuffled, each in its sentence, for a reader who
must not see the other's verdicts.

`enter` takes the verdicts of the second reader, who filled in `sentences.csv`, into `readings/hedging.csv`.

`table` prints, as Markdown, the share of right marks of each label in each reading of
`readings/hedging.csv`, how often the two agree, and Cohen's kappa.
"""

import gzip
import hashlib
import json
import random
import sys
from pathlib import Path

import pandas as pd

from analysis import lexicon, read
from analysis.mark import certainty, hedging
from analysis.mark.base import Sentence
from analysis.words import words

SHEET = Path(__file__).parent / "readings" / "hedging.csv"
COLUMNS = ["id", "start", "end", "measure", "label", "phrase", "first", "second", "note"]
KEY = ["id", "start", "end", "measure"]
VERDICTS = ("right", "wrong")
EACH, SEED = 60, 20261122


def unseen(ids: list[str]) -> set[str]:
    """The half of the articles that is kept for reading; the rules were written on the other half."""
    shuffled = sorted(ids)
    random.Random(SEED).shuffle(shuffled)
    return set(shuffled[len(shuffled) // 2 :])


def drawn(articles: pd.DataFrame) -> pd.DataFrame:
    """`EACH` marks of every label: the columns of the sheet, and the sentence with the mark in brackets."""
    found = []
    for row in read.sentences(articles).itertuples():
        sentence = Sentence(row.sent_id, row.start, row.end, row.kind, 0, row.text, words(row.text))
        for measure in (hedging.MEASURE, certainty.MEASURE):
            for hit in measure.find(sentence):
                before, phrase, after = (
                    row.text[: hit.start],
                    row.text[hit.start : hit.end],
                    row.text[hit.end :],
                )
                start = row.start + hit.start
                place = (row.doc_id, start, start + len(phrase), measure.name, hit.label, phrase)
                found.append((*place, "", "", "", f"{before}[[{phrase}]]{after}"))
    marks = pd.DataFrame(found, columns=[*COLUMNS, "sentence"])
    lot = marks[KEY].astype(str).agg(" ".join, axis=1).map(_lot)
    chosen = marks.assign(lot=lot).sort_values("lot").groupby(["measure", "label"]).head(EACH)
    return chosen.drop(columns="lot").sort_values(KEY, ignore_index=True)


def _lot(mark: str) -> str:
    """Draws a mark by its own lot: a rule that loses one mark leaves the others drawn as they were."""
    return hashlib.sha256(mark.encode()).hexdigest()


def draw(gold: Path, folder: Path) -> None:
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        given = pd.DataFrame([json.loads(line) for line in lines])
    ours = given[given["id"].isin(unseen(list(given["id"])))]
    marks = drawn(ours.assign(doc_id=ours["id"])[["doc_id", "outlet", "text"]])
    folder.mkdir(parents=True, exist_ok=True)
    marks[COLUMNS].to_csv(folder / "sheet.csv", index=False)
    blind = marks[[*KEY, "label", "phrase", "sentence"]].sample(frac=1, random_state=SEED)
    blind.assign(verdict="", note="").to_csv(folder / "sentences.csv", index=False)


def sheet() -> pd.DataFrame:
    """The marks that were read, a row each; a reading that was not made is ""."""
    return pd.read_csv(SHEET, keep_default_na=False)


def enter(answers: Path) -> None:
    """Write the second verdicts into the sheet; ValueError where they are of other marks, or missing."""
    ours, theirs = sheet(), pd.read_csv(answers, keep_default_na=False)
    if len(theirs) != len(ours) or not theirs["verdict"].isin(VERDICTS).all():
        raise ValueError(f"{answers} does not judge each of the {len(ours)} marks once, as right or wrong")
    second = ours[KEY].merge(theirs, on=KEY, validate="one_to_one")
    if len(second) != len(ours):
        raise ValueError(f"{answers} has other marks than {SHEET}")
    ours.assign(second=second["verdict"]).to_csv(SHEET, index=False, lineterminator="\n")


def kappa(first: pd.Series, second: pd.Series) -> float:
    """Cohen's kappa of two readings; 1 where both say one and the same of every mark."""
    agree = (first == second).mean()
    chance = sum((first == verdict).mean() * (second == verdict).mean() for verdict in VERDICTS)
    return 1.0 if chance == 1 else (agree - chance) / (1 - chance)


def precision(marks: pd.DataFrame) -> pd.DataFrame:
    """One row per label, in report order, and one for all: marks read, right ones by reading, agreement.

    What a reading has not judged is null.
    """
    order = [(row["measure"], row["label"]) for row in lexicon.labels()]
    groups = dict(list(marks.groupby(["measure", "label"])))
    found = [(key, groups[key]) for key in order if key in groups]
    for measure in dict.fromkeys(key[0] for key, _ in found):
        found.append(((measure, "all"), marks[marks["measure"] == measure]))
    return pd.DataFrame(
        {"measure": measure, "label": label, **_judged(group)} for (measure, label), group in found
    )


def _judged(marks: pd.DataFrame) -> dict[str, float | None]:
    done = {name: marks[name].isin(VERDICTS).all() for name in ("first", "second")}
    right = {name: (marks[name] == "right").sum() if done[name] else None for name in done}
    both = all(done.values())
    agree = (marks["first"] == marks["second"]).mean() if both else None
    alike = kappa(marks["first"], marks["second"]) if both else None
    return {"n": len(marks), **right, "agree": agree, "kappa": alike}


def table(marks: pd.DataFrame) -> str:
    """The table of `analysis/lexicons/README.md`."""
    lines = ["| label | read | right, first | right, second | agree | kappa |", "|---|---|---|---|---|---|"]
    for row in precision(marks).to_dict("records"):
        name = f"`{row['label']}`" if row["label"] != "all" else f"all of {row['measure']}"
        shares = [_share(row[reading], row["n"]) for reading in ("first", "second")]
        agree = "" if pd.isna(row["agree"]) else f"{100 * row['agree']:.1f} %"
        alike = "" if pd.isna(row["kappa"]) else f"{row['kappa']:.2f}"
        lines.append(f"| {' | '.join([name, str(row['n']), *shares, agree, alike])} |")
    return "\n".join(lines)


def _share(right: float | None, n: int) -> str:
    return "" if pd.isna(right) else f"{right:.0f} ({100 * right / n:.1f} %)"


if __name__ == "__main__":
    if sys.argv[1:] == ["table"]:
        print(table(sheet()))
    elif sys.argv[1:2] == ["enter"] and len(sys.argv) == 3:
        enter(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["draw"] and len(sys.argv) == 4:
        draw(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(__doc__)
