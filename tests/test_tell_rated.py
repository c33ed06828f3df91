"""Behind the rates: as many marks as the charts count, the words that they are, and the headlines."""

import re
from collections import Counter

import pandas as pd
import pytest
from support.fakes import fake, unscored

from analysis import compare, lexicon, mark, read, tables, tell
from analysis.tell.charts.figures import chart


@pytest.fixture(scope="module")
def marked():
    return mark.corpus(read.corpus("sample"))


@pytest.fixture(scope="module")
def rates(marked):
    return compare.rates(marked.marks, marked.voices, marked.sentences)


def listed(shown):
    """Outlet -> labels of the marks that are listed below it, in their order."""
    found, outlet = {}, None
    for line in shown.text.splitlines()[1:]:
        label = re.match(r"  \[(\w+)\] ", line)
        if label:
            found[outlet].append(label[1])
        else:
            outlet = line.partition(":")[0]
            found[outlet] = []
    return found


@pytest.mark.parametrize("measure", ["hedging", "certainty"])
def test_as_many_marks_are_listed_as_stand_beside_the_dot_of_the_chart(measure, marked, rates):
    rows = chart("hedging-by-outlet").drawn_rows(rates)
    rows = rows[rows["measure"] == measure]
    found = listed(tell.marks(marked, measure))
    assert {outlet: len(labels) for outlet, labels in found.items()} == dict(
        zip(rows["outlet"], rows["n_marks"], strict=True)
    )
    assert rows["n_marks"].sum() > 5


def test_as_many_marks_of_a_label_are_listed_as_its_cell_says(marked, rates):
    rows = chart("hedging-labels").drawn_rows(rates)
    found = listed(tell.marks(marked, "hedging", apart=True))
    for row in rows.itertuples():
        assert Counter(found[row.outlet])[row.label] == row.n_marks, row


@pytest.mark.parametrize("voice", tables.VOICES)
def test_each_voice_has_its_own_marks(voice, marked, rates):
    all_labels = rates[
        (rates["measure"] == "hedging") & (rates["label"] == "all") & (rates["voice"] == voice)
    ]
    found = listed(tell.marks(marked, "hedging", voice))
    assert [len(labels) for labels in found.values()] == list(all_labels["n_marks"])


def test_the_marks_of_an_outlet_stand_label_by_label_in_report_order(marked):
    order = [row["label"] for row in lexicon.labels() if row["measure"] == "hedging"]
    for labels in listed(tell.marks(marked, "hedging", apart=True)).values():
        assert labels == sorted(labels, key=order.index)


def test_the_words_of_an_outlet_add_up_to_its_marks(marked, rates):
    rows = chart("hedging-by-outlet").drawn_rows(rates)
    rows = rows[rows["measure"] == "hedging"]
    lines = tell.phrases(marked, "hedging").text.splitlines()[1:-1]
    sums = pd.DataFrame([re.findall(r"\d+", re.sub(r"^\d+ others", "", line)) for line in lines]).astype(int)
    assert list(sums.sum()) == [*rows["n_marks"], rows["n_marks"].sum()]
    assert "others" in lines[-1] and len(lines) == 13


def test_words_are_sorted_by_how_often_they_occur_and_stand_without_their_guard(marked):
    lines = tell.phrases(marked, "hedging").text.splitlines()[1:-2]
    totals = [int(line.split()[-1]) for line in lines]
    assert totals == sorted(totals, reverse=True)
    assert lines[0].startswith("may ") and "[" not in "".join(lines)


def test_the_measures_stand_side_by_side_in_each_voice(rates):
    text = tell.by_voice(rates, "hedging", "certainty").text
    lines = text.splitlines()
    assert len(lines) == 1 + len(set(rates["outlet"])) * 5 + 1
    ours = rates[(rates["outlet"] == "Analysis") & (rates["voice"] == "narrator") & (rates["label"] == "all")]
    hedges, boosters = (ours[ours["measure"] == name].iloc[0] for name in ("hedging", "certainty"))
    assert hedges["n_marks"] != boosters["n_marks"]
    first, second = (f"{one['n_marks']} +{one['rate']:.2f}" for one in (hedges, boosters))
    assert re.search(f"^Analysis +narrator +{hedges['n_words']} +{first} .* {second} ", text, re.MULTILINE)


def test_a_headline_stands_beside_its_body_and_what_has_none_is_no_zero():
    made = fake(("Wire", "Brief"), 14)
    made.sentences = made.sentences[~((made.sentences["doc_id"] == "d1") & (made.sentences["sent_id"] == 0))]
    made.rates = compare.rates(made.marks, made.voices, made.sentences)
    wire, brief = tell.headlines(made, "hedging", made.rates).text.splitlines()[1:3]
    assert re.match(r"Wire +16 +1 +may +224 ", wire)
    assert re.match(r"Brief +– +– +– +224 ", brief)


def test_a_corpus_without_marks_and_an_outlet_that_was_not_scored_are_shown():
    made = unscored(fake(("Wire", "Brief"), 14), "Brief")
    made.marks = made.marks[made.marks["measure"] != "hedging"]
    made.rates = compare.rates(made.marks, made.voices, made.sentences)
    assert "Wire: no marks" in tell.marks(made, "hedging").text
    assert tell.phrases(made, "hedging").text.startswith("words  Wire  Brief  all")
    assert re.search(r"^Wire +16 +0 +– ", tell.headlines(made, "hedging", made.rates).text, re.MULTILINE)
    assert "Brief" in tell.by_voice(made.rates, "hedging").text
