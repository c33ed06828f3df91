"""The answer keys hold together, and the detectors disagree with them only where it is known.

`python tests/test_answers.py` writes `cases/answers_known.csv` anew from the present disagreements, keeps
the reasons that people wrote, prints how much agrees, and writes the share of chains into
`analysis/tell/views/accuracy.csv`. A new row has no reason: write one.
"""

import csv
import sys
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from support import answer_keys as keys
from support import answers_compared as compared

from analysis import lexicon, mark, read, tables, tell
from analysis.mark.attribution.base import ACTS, COMMITMENTS, FORMS
from analysis.mark.quotations.pairs import KINDS
from analysis.tell.views.accuracy import rows as measured

CORPORA = ("sample", "trump-xi-call")
ACCURACY = Path(tell.__file__).parent / "views" / "accuracy.csv"
KNOWN = Path(__file__).parent / "cases" / "answers_known.csv"
COLUMNS = ("doc_id", "what", "start", "end", "words", "reason")


@cache
def read_corpus(corpus):
    if read.missing(corpus):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    return read.corpus(corpus)


@cache
def marked(corpus):
    return mark.corpus(read_corpus(corpus))


@cache
def texts(corpus):
    articles = read_corpus(corpus).articles
    return dict(zip(articles["doc_id"], articles["text"], strict=True))


def known():
    with KNOWN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listed(row):
    return compared.Disagreement(row["doc_id"], row["what"], int(row["start"]), int(row["end"]))


FILES = [(corpus, name) for corpus in CORPORA for name in keys.FILES if keys.rows(corpus, name)]


@pytest.mark.parametrize(("corpus", "name"), FILES)
def test_every_position_lies_in_its_document_and_points_at_the_words_of_the_key(corpus, name):
    for row in keys.rows(corpus, name):
        text = texts(corpus)[row["doc_id"]]
        for start, end, said in keys.claims(name, row):
            assert 0 <= start < end <= len(text), row
            assert said is None or text[start:end] == said, row


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_key_is_told_in_the_page_beside_it(corpus):
    folder = keys.SEEDS / corpus / "answers"
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in folder.glob("*.csv") if f"`{path.name}`" not in page]


@pytest.mark.parametrize(("corpus", "name"), FILES)
def test_the_rows_are_in_order_and_none_is_there_twice(corpus, name):
    order = list(read_corpus(corpus).articles["doc_id"])
    places = [(order.index(row["doc_id"]), *keys.place(name, row)) for row in keys.rows(corpus, name)]
    assert places == sorted(set(places))


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_label_is_a_known_one(corpus):
    labels = {(row["measure"], row["label"]) for row in lexicon.labels()}
    assert {row["kind"] for row in keys.rows(corpus, "sentences")} <= set(tables.KINDS)
    assert {row["kind"] for row in keys.rows(corpus, "quotations")} <= set(KINDS)
    assert {(row["measure"], row["label"]) for row in keys.rows(corpus, "hedges")} <= labels
    assert {row["voice"] for row in keys.rows(corpus, "hedges")} <= set(tables.VOICES)
    attributions = keys.rows(corpus, "attributions")
    assert {row["form"] for row in attributions} <= set(FORMS)
    assert {row["commitment"] for row in attributions} <= set(COMMITMENTS)
    assert {row["act"] for row in attributions} <= set(ACTS)


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_speaker_is_an_actor_or_unnamed_or_unknown_and_has_the_group_of_the_actor(corpus):
    with (keys.SEEDS / corpus / "actors.csv").open(encoding="utf-8", newline="") as file:
        groups = {row["actor"]: row["group"] for row in csv.DictReader(file)}
    groups |= {"unnamed": "unnamed", "unknown": "", "": ""}
    for row in keys.rows(corpus, "attributions"):
        answers = [answer.split("; ") for answer in row["speaker"].split("|")]
        assert {name for names in answers for name in names} <= set(groups), row
        assert row["group"] == "; ".join(sorted({groups[name] for name in answers[0]})), row
        assert bool(row["speaker"]) == bool(row["source_start"]), row
    for row in keys.rows(corpus, "quotations"):
        assert set(row["speaker"].replace("|", "; ").split("; ")) <= set(groups), row


def test_sentences_part_each_document_without_overlap_and_leave_only_blanks_and_markers_out():
    skipped = read_corpus("sample").boilerplate
    for doc_id, text in texts("sample").items():
        own = [keys.span(row) for row in keys.rows("sample", "sentences") if row["doc_id"] == doc_id]
        left = list(text)
        for start, end in own:
            assert all(left[start:end]), (doc_id, start)
            left[start:end] = [""] * (end - start)
        for start, end in skipped.loc[skipped["doc_id"] == doc_id, ["start", "end"]].itertuples(index=False):
            left[start:end] = [""] * (end - start)
        assert set("".join(left)) <= set(" \r\n\ufeff-—"), doc_id


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_parent_of_an_attribution_has_its_cue_in_its_content_and_chains_end(corpus):
    for doc_id, own in keys.keyed(corpus).items():
        assert [one.number for one in own] == list(range(len(own)))
        for one in own:
            holding = [
                (end - start, other.number)
                for other in own
                for start, end in other.contents
                if start <= one.cue[0] and one.cue[1] <= end
            ]
            assert one.parent == (min(holding)[1] if holding else None), (doc_id, one)
            seen, at = {one.number}, one
            while at.parent is not None:
                at = own[at.parent]
                assert at.number not in seen, (doc_id, one)
                seen.add(at.number)


def quoted(doc_id):
    """The characters of a document that quote someone, by the key."""
    rows = [row for row in keys.rows("sample", "quotations") if row["doc_id"] == doc_id]
    spans = [keys.span(row) for row in rows if row["kind"] in ("speech", "document")]
    return {at for start, end in spans for at in range(start, end)}


def test_the_form_says_how_much_of_the_content_the_quotations_of_the_key_hold():
    for doc_id, own in keys.keyed("sample").items():
        text, inside = texts("sample")[doc_id], quoted(doc_id)
        for one in own:
            letters = [at for start, end in one.contents for at in range(start, end) if text[at].isalnum()]
            n_quoted = sum(at in inside for at in letters)
            form = "indirect" if not n_quoted else "direct" if n_quoted == len(letters) else "mixed"
            assert one.form == form, (doc_id, one)


def test_the_voice_of_a_hedge_is_that_of_the_quotation_or_the_content_around_it():
    for doc_id, own in keys.keyed("sample").items():
        inside = quoted(doc_id)
        told = {at for one in own for start, end in one.contents for at in range(start, end)}
        for row in keys.rows("sample", "hedges"):
            if row["doc_id"] == doc_id:
                at = int(row["start"])
                voice = "quoted" if at in inside else "attributed" if at in told else "narrator"
                assert row["voice"] == voice, row


def test_the_sentences_and_their_kinds_are_those_of_the_key():
    columns = ["doc_id", "start", "end", "kind", "paragraph"]
    found = list(read_corpus("sample").sentences[columns].itertuples(index=False, name=None))
    answers = [
        (row["doc_id"], *keys.span(row), row["kind"], int(row["paragraph"]))
        for row in keys.rows("sample", "sentences")
    ]
    assert found == answers


@pytest.mark.parametrize("corpus", CORPORA)
def test_the_detectors_disagree_with_the_keys_only_where_it_is_known(corpus):
    """Run `python tests/test_answers.py`, then give each new row its reason. The list should only shrink."""
    now = set(compared.disagreements(corpus, marked(corpus)))
    then = {listed(row) for row in known() if row["doc_id"] in texts(corpus)}
    assert not now - then, "a detector became worse here:\n" + _lines(now - then)
    assert not then - now, "a detector became better here, take these rows out:\n" + _lines(then - now)


def test_every_known_disagreement_is_there_once_and_has_a_reason():
    rows = known()
    assert len({listed(row) for row in rows}) == len(rows)
    assert [row for row in rows if not row["reason"].strip()] == []


NAMES = {"sample": "sample", "trump-xi-call": "five articles"}  # of a corpus, in the table of accuracy


def _chains(corpus: str) -> tuple[int, int]:
    """How many chains the key of a corpus has, and how many of them are found."""
    (chains,) = [row for row in compared.agreement(corpus, marked(corpus)) if row[0].strip() == "chains"]
    _, n_keys, _, n_right = chains
    return n_keys, n_right


@pytest.mark.parametrize(("corpus", "name"), NAMES.items())
def test_what_is_said_of_chains_is_what_agrees_with_the_key(corpus, name):
    """The last rows of `analysis/tell/views/accuracy.csv`; this program, run, writes them anew."""
    n_keys, n_right = _chains(corpus)
    (said,) = measured()[measured()["gold"].str.startswith(f"our key of the {name}:")].itertuples()
    assert said.gold.endswith(f": {n_right} of {n_keys} chains")
    assert said.detector == round(100 * n_right / n_keys, 1)


def _lines(some):
    return "\n".join(",".join(map(str, one)) for one in sorted(some))


def _rewrite() -> None:
    """Write the list of known disagreements anew; rows of a corpus that is not at hand stay."""
    rows = known() if KNOWN.exists() else []
    reasons = {listed(row): row["reason"] for row in rows}
    made = []
    for corpus in CORPORA:
        if read.missing(corpus):
            documents = {row["doc_id"] for row in keys.rows(corpus, "attributions")}
            made += [[row[name] for name in COLUMNS] for row in rows if row["doc_id"] in documents]
            print(f"{corpus}: not at hand, its rows stay", file=sys.stderr)
            continue
        for one in compared.disagreements(corpus, marked(corpus)):
            said = " ".join(texts(corpus)[one.doc_id][one.start : one.end].split()[:4])
            made.append([*one[:4], said, reasons.get(one, "")])
        _print(corpus)
        _say_of_chains(corpus)
    with KNOWN.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *made])
    new = [row for row in made if not row[-1]]
    print(f"\n{KNOWN.name}: {len(made)} rows, {len(new)} without a reason, {len(rows)} before")
    for row in new:
        before = [f"{old['what']}: {old['reason']}" for old in rows if _is_same_place(old, row)]
        print(*row[:-1], *(f"[was {one}]" for one in before))


def _say_of_chains(corpus: str) -> None:
    """Write the row of a corpus in the table of accuracy anew."""
    rows = pd.read_csv(ACCURACY, dtype=str, keep_default_na=False)
    (place,) = rows.index[rows["gold"].str.startswith(f"our key of the {NAMES[corpus]}:")]
    n_keys, n_right = _chains(corpus)
    rows.loc[place, "detector"] = f"{100 * n_right / n_keys:.1f}"
    rows.loc[place, "gold"] = f"our key of the {NAMES[corpus]}: {n_right} of {n_keys} chains"
    rows.to_csv(ACCURACY, index=False, lineterminator="\n")


def _is_same_place(old, row) -> bool:
    return (old["doc_id"], int(old["start"])) == (row[0], row[2])


def _print(corpus: str) -> None:
    print(f"\n{corpus:<28}{'keys':>6}{'found':>7}{'agree':>7}{'of keys':>9}{'of found':>10}")
    for what, n_keys, n_found, n_right in compared.agreement(corpus, marked(corpus)):
        shares = (f"{n_right / n:.1%}" if n else "-" for n in (n_keys, n_found))
        print(f"{what:<28}{n_keys:>6}{n_found:>7}{n_right:>7}{next(shares):>9}{next(shares):>10}")


if __name__ == "__main__":
    _rewrite()
