"""`corrections.csv`: what people change wins, is checked whole, is counted, and goes stale aloud."""

import shutil

import pandas as pd
import pytest
from support import corrected as shared
from support.corrected import HEAD, TEXTS, hedges, row

from analysis import mark, read, validate
from analysis.check import lines
from analysis.cli import main
from analysis.read import CorpusError
from analysis.read.corpora import SEEDS
from analysis.tell.guard import guard
from analysis.tell.report.methods import corrected

folder = shared.folder


def marked(folder, *rows):
    (folder / "corrections.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return mark.corpus(read.corpus(folder))


def problems(folder, *rows):
    with pytest.raises(CorpusError) as refused:
        marked(folder, *rows)
    return refused.value.problems


def test_a_mark_is_removed_relabelled_or_added(folder):
    before = hedges(marked(folder))
    assert ("a", "may", "modal") in before and ("b", "may", "modal") in before
    made = marked(
        folder,
        row("a", "may", "hedging", "modal", ""),
        row("b", "may", "hedging", "modal", "likelihood"),
        row("a", "Nothing", "hedging", "", "scope"),
    )
    gone = [one for one in before if one not in (("a", "may", "modal"), ("b", "may", "modal"))]
    assert sorted(hedges(made)) == sorted([*gone, ("a", "Nothing", "scope"), ("b", "may", "likelihood")])
    changed = made.marks[made.marks["rule"] == "corrections.csv: A. Reader"]
    assert list(zip(changed["label"], changed["voice"], strict=True)) == [
        ("scope", "attributed"),
        ("likelihood", "narrator"),
    ]


def test_nothing_else_changes_and_the_order_of_the_tables_stays(folder):
    before = marked(folder)
    after = marked(folder, row("b", "may", "hedging", "modal", "likelihood"))
    assert len(after.marks) == len(before.marks)
    different = (after.marks.fillna(0) != before.marks.fillna(0)).any(axis=1)
    assert different.sum() == 1
    for name in ("voices", "attributions", "attribution_spans", "sentences"):
        pd.testing.assert_frame_equal(getattr(after, name), getattr(before, name))
    added = marked(
        folder, row("a", "The", "hedging", "", "scope"), row("a", "port", "certainty", "", "certain")
    )
    keys = ["doc_id", "sent_id", "start", "end", "measure", "label", "voice"]
    pd.testing.assert_frame_equal(added.marks, added.marks.sort_values(keys, ignore_index=True))


def test_of_an_attribution_speaker_commitment_and_act_are_changed_and_all_that_hangs_on_them(folder):
    before = marked(folder).attributions
    claimed = before[before["cue"] == "claimed"].iloc[0]
    assert (claimed["speaker"], claimed["commitment"], claimed["act"]) == ("Bo Ray", "distance", "argue")
    made = marked(
        folder,
        row("a", "claimed", "speaker", "Bo Ray", "Ann Lee"),
        row("a", "claimed", "commitment", "distance", "neutral"),
        row("a", "claimed", "act", "argue", "accuse"),
    )
    after = made.attributions[made.attributions["cue"] == "claimed"].iloc[0]
    told = [after[name] for name in ("speaker", "group", "commitment", "act")]
    assert told == ["Ann Lee", "crew", "neutral", "accuse"]
    start = TEXTS["a"].index("claimed")
    of_cue = made.marks[(made.marks["measure"] == "attribution") & (made.marks["start"] == start)]
    assert list(of_cue["label"]) == ["neutral"]
    said = made.voices[(made.voices["voice"] == "attributed") & (made.voices["start"] > start)]
    assert set(said["speaker"]) == {"Ann Lee"}


def test_a_speaker_can_become_unknown_or_several(folder):
    made = marked(folder, row("a", "claimed", "speaker", "Bo Ray", ""))
    after = made.attributions[made.attributions["cue"] == "claimed"].iloc[0]
    assert pd.isna(after["speaker"]) and pd.isna(after["group"])
    both = marked(folder, row("a", "claimed", "speaker", "Bo Ray", "Bo Ray; Ann Lee")).attributions
    after = both[both["cue"] == "claimed"].iloc[0]
    assert (after["speaker"], after["group"]) == ("Ann Lee; Bo Ray", "crew")


BAD = {
    "no such document": ("z,1,2,hedging,,modal,A,b\n", 'doc_id "z" is no document of the catalog'),
    "no number": ("a,x,2,hedging,,modal,A,b\n", 'start "x" and end "2" are no stretch'),
    "turned around": ("a,5,2,hedging,,modal,A,b\n", 'start "5" and end "2" are no stretch'),
    "no such field": ("a,1,2,tone,,raw,A,b\n", 'field "tone" cannot be corrected'),
    "no such label": ("a,1,2,hedging,,perhaps,A,b\n", 'now "perhaps" is none of: modal'),
    "no such commitment": ("a,1,2,commitment,neutral,doubt,A,b\n", 'now "doubt" is none of: neutral'),
    "nothing changed": ("a,1,2,hedging,modal,modal,A,b\n", 'was and now are both "modal"'),
    "no commitment": ("a,1,2,commitment,neutral,,A,b\n", "now is empty; an attribution has a commitment"),
    "nobody": ("a,1,2,hedging,,modal,,b\n", "who is empty"),
    "no reason": ("a,1,2,hedging,,modal,A,\n", "why is empty"),
    "twice": ("a,1,2,hedging,,modal,A,b\n" * 2, "a 1 2 hedging is corrected twice (first on line 2)"),
    "no such act": (row("a", "claimed", "act", "argue", "mumble"), 'now "mumble" is none of: state'),
    "no attribution": (row("a", "port", "act", "argue", "accuse"), "no attribution has its cue there"),
    "another word of the detector": (
        row("a", "may", "hedging", "scope", ""),
        'was is "scope", but the detector has "modal" there',
    ),
    "a mark that is gone": (row("a", "port", "hedging", "modal", ""), "the detector has nothing there"),
    "a mark that is there": (row("a", "may", "hedging", "", "scope"), 'the detector has "modal" there'),
    "another speaker": (row("a", "claimed", "speaker", "Kim", "Ann Lee"), 'has "Bo Ray" there'),
    "half a word": (row("a", "ort", "hedging", "", "scope"), 'there stands "ort", which is not whole words'),
    "two sentences": (row("a", "close. Nothing", "hedging", "", "scope"), "that is not in one sentence"),
    "over another mark": (row("a", "port may", "hedging", "", "scope"), "which this one would overlap"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_row_that_does_not_fit_is_refused_with_its_line(name, folder):
    rows, problem = BAD[name]
    found = problems(folder, rows)
    assert any(problem in one for one in found), found
    assert all(one.startswith("corrections.csv:") for one in found)


def test_all_that_has_gone_stale_is_told_at_once_in_the_order_of_the_file(folder, capsys):
    rows = [
        row("b", "may", "hedging", "scope", ""),
        row("a", "port", "act", "argue", "accuse"),
        row("a", "may", "hedging", "scope", ""),
    ]
    assert [one.split(":")[1] for one in problems(folder, *rows)] == ["2", "3", "4"]
    assert main(["check", str(folder)]) == 2
    assert "3 problem(s) in the corpus:\ncorrections.csv:2: hedging in b from" in capsys.readouterr().err


def test_a_document_in_which_nothing_is_marked_cannot_be_corrected(folder):
    (folder / "b.txt").write_text(
        "Der Hafen ist heute wegen des Sturms geschlossen worden. " * 12, encoding="utf-8"
    )
    [problem] = problems(folder, "b,0,3,hedging,,modal,A,b\n")
    assert "nothing is marked in b: it is not in English, or has no text" in problem


def test_measure_writes_corrected_tables_and_looks_only_at_the_measures_it_was_asked_for(
    folder, tmp_path, monkeypatch
):
    marked(
        folder, row("a", "may", "hedging", "modal", "scope"), row("b", "was sunk", "passive", "no_actor", "")
    )
    monkeypatch.setattr("analysis.measure.run.PART", 1)
    assert main(["measure", str(folder), "--out", str(tmp_path / "all")]) == 0
    rows = pd.read_parquet(tmp_path / "all" / "marks.parquet")
    assert "scope" in set(rows["label"]) and "passive" not in set(rows["measure"])
    assert main(["measure", str(folder), "--out", str(tmp_path / "one"), "--only", "certainty"]) == 0
    assert "hedging" not in set(pd.read_parquet(tmp_path / "one" / "marks.parquet")["measure"])


def test_what_was_changed_is_counted_and_who_did_it_named(folder, capsys):
    assert corrected(()) == "No single mark was changed by hand."
    marked(
        folder,
        row("a", "may", "hedging", "modal", ""),
        row("b", "may", "hedging", "modal", "", who="bias & sons"),
        row("a", "port", "hedging", "", "scope"),
        row("a", "claimed", "act", "argue", "accuse"),
    )
    said = (
        "Changed by hand: hedging removed 2, hedging added 1 and act changed 1, by A. Reader and bias & sons."
    )
    told = corrected(read.corpus(folder).corrections)
    assert told.startswith(said) and guard(told, {"bias & sons"})
    assert main(["check", str(folder)]) == 0
    assert f"  {said}" in capsys.readouterr().out


def test_a_detector_is_validated_as_it_is(tmp_path):
    place = tmp_path / "sample"
    shutil.copytree(SEEDS / "sample", place)
    before = validate.codes(place)
    found = before.units[before.units["found"]]
    marks = mark.corpus(read.corpus(place)).marks
    n_marks = len(marks)
    hedge = (
        marks.query("measure == 'hedging'")
        .merge(found, on="doc_id")
        .query("start_y <= start_x < end_y")
        .iloc[0]
    )
    cells = (hedge["doc_id"], hedge["start_x"], hedge["end_x"], "hedging", hedge["label"], "", "A", "b")
    (place / "corrections.csv").write_text(HEAD + ",".join(map(str, cells)) + "\n", encoding="utf-8")
    assert len(mark.corpus(read.corpus(place)).marks) == n_marks - 1
    pd.testing.assert_frame_equal(validate.codes(place).units, before.units)


def test_check_asks_about_a_speaker_whom_only_a_correction_has(folder):
    marked(folder, row("a", "claimed", "speaker", "Bo Ray", "Bo Ray; Anne Lee"))
    asked = 'corrections.csv:2: "Anne Lee" is no actor and speaks nowhere else; is it spelt so?'
    assert [line.strip() for line in lines(folder) if "is it spelt" in line] == [asked]
    marked(folder, row("a", "claimed", "speaker", "Bo Ray", "Ann Lee"))
    assert not any("is it spelt" in line for line in lines(folder))
    marked(folder, row("a", "said", "speaker", "Bo Ray", ""), row("a", "claimed", "speaker", "Bo Ray", "Lee"))
    assert [line.split('"')[1] for line in lines(folder) if "is it spelt" in line] == ["Lee"]
