"""The sheet of marks that people read is whole, and the table in the page on word lists is the sheet's."""

import importlib.util
from pathlib import Path

import pandas as pd
import pytest

from analysis import lexicon

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("reading_sheet", ROOT / "benchmarks" / "reading_sheet.py")
reading_sheet = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(reading_sheet)
SHEET = reading_sheet.sheet()
LEAST = 0.88  # of the marks of each label are right, in each reading that was made


def phrases(measure):
    needed = ("phrase", "label", "source")
    rows = lexicon.rows(
        lexicon.FOLDER / f"{measure}.csv", lexicon.PHRASE_COLUMNS, needed, ("phrase", "guard")
    )
    return {(row["phrase"], row["label"]) for row in rows}


def test_the_sheet_has_its_columns_and_no_sentence():
    assert list(SHEET.columns) == reading_sheet.COLUMNS
    assert SHEET["phrase"].map(len).max() < 40
    assert SHEET["note"].map(len).max() < 60


def test_positions_are_those_of_the_phrase_and_come_once_in_order():
    assert (SHEET["start"] >= 0).all()
    assert (SHEET["end"] - SHEET["start"] == SHEET["phrase"].map(len)).all()
    assert not SHEET.duplicated(reading_sheet.KEY).any()
    assert SHEET.equals(SHEET.sort_values(reading_sheet.KEY, ignore_index=True))


@pytest.mark.parametrize("measure", ["hedging", "certainty"])
def test_every_phrase_that_was_read_is_in_the_word_list_under_its_label(measure):
    ours = SHEET[SHEET["measure"] == measure]
    listed = phrases(measure)
    written = ours["phrase"].str.lower().str.replace("’", "'").str.split().str.join(" ")
    assert [pair for pair in zip(written, ours["label"], strict=True) if pair not in listed] == []


def test_every_label_was_read_sixty_times_or_as_often_as_there_are_marks():
    labels = [row for row in lexicon.labels() if row["measure"] in ("hedging", "certainty")]
    n = SHEET.groupby(["measure", "label"]).size()
    assert set(n.index) == {(row["measure"], row["label"]) for row in labels}
    assert n.max() == reading_sheet.EACH
    assert list(n[n < reading_sheet.EACH].index) == [("certainty", "established")]


def test_every_verdict_is_known_and_every_wrong_mark_of_the_first_reader_has_its_cause():
    assert set(SHEET["first"]) == {"right", "wrong"}
    assert set(SHEET["second"]) in ({""}, {"right", "wrong"})
    assert (SHEET["note"] != "").equals(SHEET["first"] == "wrong")


@pytest.mark.parametrize("reading", ["first", "second"])
def test_the_share_of_right_marks_of_each_label_does_not_fall(reading):
    shares = reading_sheet.precision(SHEET)
    read = shares[shares[reading].notna()]
    assert (read[reading] / read["n"] >= LEAST).all()


def test_the_page_on_word_lists_has_the_table_of_the_sheet():
    page = (lexicon.FOLDER / "README.md").read_text(encoding="utf-8")
    assert reading_sheet.table(SHEET) in page


def test_two_readings_of_known_agreement_have_their_kappa():
    # 20 and 15 of 50 by both, 5 and 10 by one: 0.70 agree, 0.50 by chance (Cohen 1960)
    first = pd.Series(["right"] * 25 + ["wrong"] * 25)
    second = pd.Series(["right"] * 20 + ["wrong"] * 5 + ["right"] * 10 + ["wrong"] * 15)
    assert reading_sheet.kappa(first, second) == pytest.approx(0.4)
    assert reading_sheet.kappa(first, first) == 1


def test_the_second_verdicts_are_entered_by_mark_whatever_their_order(tmp_path, monkeypatch):
    ours = SHEET.head(3).assign(second="")
    monkeypatch.setattr(reading_sheet, "SHEET", tmp_path / "sheet.csv")
    ours.to_csv(reading_sheet.SHEET, index=False)
    answers = ours[reading_sheet.KEY].assign(verdict=["right", "wrong", "wrong"])
    answers.iloc[::-1].to_csv(tmp_path / "answers.csv", index=False)
    reading_sheet.enter(tmp_path / "answers.csv")
    assert list(reading_sheet.sheet()["second"]) == ["right", "wrong", "wrong"]
    answers.head(2).to_csv(tmp_path / "answers.csv", index=False)
    with pytest.raises(ValueError, match="each of the 3 marks"):
        reading_sheet.enter(tmp_path / "answers.csv")


def test_half_of_the_articles_is_kept_for_reading_whatever_their_order():
    ids = [f"a{i}" for i in range(10)]
    assert len(reading_sheet.unseen(ids)) == 5
    assert reading_sheet.unseen(ids) == reading_sheet.unseen(ids[::-1])
