"""Our scores are the reference scorers' to the last digit: on what is found, on that spoiled, on nothing."""

import importlib.util
import io
import json
import os
import random
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from analysis import compare, mark, read
from analysis.read import gold
from analysis.read.gold.files import Attribution
from analysis.validate import _found

GOLD = Path(os.environ.get("ANALYSIS_GOLD") or Path(__file__).parents[2] / "shared" / "gold")
TOOLS = GOLD.parent / "tools"
TRAIN = GOLD / "attribution" / "polnear-train.jsonl.gz"
WIKI = GOLD / "hedging" / "wiki-train.jsonl.gz"
FIGURES = {"precision": "P", "recall": "R", "F1": "F1"}
SHARES = {
    "exact": "source|content exact acc",
    "overlap": "source|content overlap acc",
    "overlap, gold has source": "source|content overlap acc (gold has source)",
}
at_hand = pytest.mark.skipif(
    not (TOOLS / "score_attribution.py").exists() or not TRAIN.exists(),
    reason=f"no reference scorers in {TOOLS}; set ANALYSIS_GOLD to a gold folder that has them beside it",
)


def _reference(name):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def articles():
    return gold.attribution(TRAIN)[::16]


def _spoiled(attributions, rng, end):
    """Attributions with some gone, some twice, spans moved and roles emptied, perhaps in another order."""
    made = []
    for one in attributions:
        if rng.random() < 0.15:
            continue
        roles = {
            role: tuple(
                (s, e)
                for s, e in (
                    (max(0, s + rng.choice([0, 0, -9, 9])), min(end, e + rng.choice([0, 0, -30, 9])))
                    for s, e in getattr(one, role)
                )
                if s < e
            )
            for role in Attribution._fields
        }
        if rng.random() < 0.1:
            roles[rng.choice(Attribution._fields)] = ()
        made.append(Attribution(**roles))
        if rng.random() < 0.25:  # the same content once more: then it matters which of the two is paired
            other = rng.choice(attributions)
            made.append(made[-1]._replace(cue=other.cue, source=other.source))
    if rng.random() < 0.3:
        rng.shuffle(made)
    return made


def found_in(articles):
    """The attributions that the detector finds in each article."""
    return [found for _, found, _ in _found(articles)]


def _predicted(articles, kind):
    if kind == "nothing":
        return [[] for _ in articles]
    if kind == "ours":
        return found_in(articles)
    rng = random.Random(kind)
    ours = found_in(articles) if kind % 2 else [article.attributions for article in articles]
    pairs = zip(articles, ours, strict=True)
    return [_spoiled(found, rng, len(article.text)) for article, found in pairs]


def _assert_same(theirs, ours):
    ours = ours.set_index(["measure", "figure"])["value"]
    expected = {
        (name, figure): theirs[name][key]
        for name in ours.index.unique("measure")
        if name != "source|content"
        for figure, key in FIGURES.items()
    }
    expected |= {
        (name, f"recall {form}"): value
        for name, figures in theirs.items()
        if isinstance(figures, dict)
        for form, value in figures.get("recall_by_type", {}).items()
    }
    expected |= {("source|content", name): theirs[key] for name, key in SHARES.items()}
    assert set(expected) == set(ours.index)
    for name, value in expected.items():
        # A sum of shares depends, in its last bits, on the order in which they are added.
        assert ours[name] == (pytest.approx(value, rel=1e-12) if name[0] == "content partial" else value), (
            name
        )


@at_hand
@pytest.mark.parametrize("kind", ["ours", "nothing", *range(4)])
def test_every_figure_of_attribution_is_the_reference_scorer_s_also_by_outlet(articles, kind):
    reference, found = _reference("score_attribution"), _predicted(articles, kind)
    as_rows = [
        {
            "id": article.doc_id,
            "outlet": article.outlet,
            "text": article.text,
            "attributions": [one._asdict() for one in article.attributions],
        }
        for article in articles
    ]
    predicted = [
        {"id": article.doc_id, "attributions": [one._asdict() for one in own]}
        for article, own in zip(articles, found, strict=True)
    ]
    counts = [
        compare.attribution_counts(article.text, article.attributions, own)
        for article, own in zip(articles, found, strict=True)
    ]
    scores = compare.attribution_scores(counts, [article.outlet for article in articles])
    assert list(scores["group"].unique()) == ["", *dict.fromkeys(article.outlet for article in articles)]
    for group, own in scores.groupby("group"):
        rows = [row for row in as_rows if group in ("", row["outlet"])]
        _assert_same(reference.evaluate(rows, predicted), own)


@at_hand
@pytest.mark.parametrize("core", [False, True])
@pytest.mark.parametrize("kind", ["ours", "nothing", 1, 2])
def test_every_figure_of_hedging_is_the_reference_scorer_s(tmp_path, monkeypatch, core, kind):
    sentences = gold.hedging(WIKI)[::5]
    found = _hedges(sentences, kind, core)
    files = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold_rows = [{"id": one.doc_id, "text": one.text, "cues": one.cues} for one in sentences]
    found_rows = [{"id": one.doc_id, "cues": own} for one, own in zip(sentences, found, strict=True)]
    for file, rows in zip(files, (gold_rows, found_rows), strict=True):
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["score_hedges", *map(str, files), *(["--core"] if core else [])])
    with redirect_stdout(io.StringIO()) as printed:
        _reference("score_hedges").main()
    pairs = [(one.cues, own) for one, own in zip(sentences, found, strict=True)]
    scores = compare.hedging_scores(
        [compare.hedging_counts(*(compare.core(*pair) if core else pair)) for pair in pairs]
    )
    ours = scores.set_index(["measure", "figure"])
    for line in printed.getvalue().splitlines():
        name = line.split()[0]
        p, r, f1 = (100 * ours.loc[(name, figure), "value"] for figure in FIGURES)
        n_found, n_gold = ours.loc[(name, "precision"), "n"], ours.loc[(name, "recall"), "n"]
        right = round(ours.loc[(name, "recall"), "value"] * n_gold)
        of = f"({right} of {n_found} found, {n_gold} gold)"
        assert line == f"{name:<9} P {p:5.1f}  R {r:5.1f}  F1 {f1:5.1f}  {of}"


def _hedges(sentences, kind, core):
    """For each sentence what was found; of kinds that the core knows, for the reference knows no kinds."""
    if kind == "nothing":
        return [[] for _ in sentences]
    if kind == "ours":
        marked = read.of_texts("gold", ((one.doc_id, "x", one.text) for one in sentences))
        marks = mark.corpus(marked, ("hedging",)).marks
        marks = marks[~marks["label"].isin(compare.NOT_CORE)] if core else marks
        by_id = {
            doc_id: list(zip(own["start"], own["end"], own["label"], strict=True))
            for doc_id, own in marks.groupby("doc_id")
        }
        return [[(int(s), int(e), label) for s, e, label in by_id.get(one.doc_id, [])] for one in sentences]
    rng = random.Random(kind)
    return [
        [
            (max(0, start + rng.choice([0, 0, -3])), end + rng.choice([0, 0, 4]), "modal")
            for start, end, _ in one.cues
            for _ in range(rng.choice([0, 1, 1, 2]))
        ]
        for one in sentences
    ]
