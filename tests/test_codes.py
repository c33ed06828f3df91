"""Coding sheets: drawn blind, read with every slip named, and held against each other and the detector."""

import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import compare, mark, read, tell, validate
from analysis.cli import main
from analysis.compare.reliability.alpha import alpha
from analysis.read.folder.codes import COLUMNS, CodesError, Sample, unit
from analysis.validate import Coded

TEXTS = """doc_id,outlet,text
a,Herald,"It may rain. The port is closed. Lee left early. Perhaps it will snow. The sun was out."
b,Post,"=Nobody came. The ship sank. It could sail again. The crew was saved. They went home. The mayor wept."
"""


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(TEXTS, encoding="utf-8")
    return path


@pytest.fixture
def sheet(corpus, tmp_path, capsys):
    """Writes the sheet of one coder, who codes each sentence as told by its words."""

    def write(name, code, change=lambda rows: rows):
        assert main(["suggest", "codes", str(corpus), "--measure", "hedging", "--n", "8"]) == 0
        rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out.removeprefix("\ufeff"))))
        for row in rows:
            row["code"] = code(row["sentence"])
        made = io.StringIO()
        writer = csv.DictWriter(made, COLUMNS)
        writer.writeheader()
        writer.writerows(change(rows))
        path = tmp_path / f"{name}.csv"
        path.write_text(made.getvalue(), encoding="utf-8-sig")
        return path

    return write


def hedged(sentence):
    return "1" if any(word in sentence for word in ("may", "Perhaps", "could")) else "0"


def scores(coded):
    return coded.scores.set_index(["compared", "figure"])


# Drawing


def drawn(n, seed=1, measure="hedging", corpus="sample"):
    marked = mark.corpus(read.corpus(corpus))
    units = mark.coded_sentences(marked, measure)
    by_unit = {
        unit(doc_id, start, text, is_with): found
        for doc_id, start, text, found in units[["doc_id", "start", "text", "found"]].itertuples(index=False)
        for is_with in [found]
    }
    sample, rows = mark.coding_sheet(marked, measure, n, seed)
    return sample, rows, [by_unit[name] for name in rows["unit"]]


def test_half_of_a_sheet_has_a_mark_and_half_has_none():
    sample, rows, found = drawn(40)
    assert (len(rows), sum(found)) == (40, 20)
    assert rows["unit"].is_unique and set(rows["sample"]) == {str(sample)}


def test_where_marks_are_too_few_all_of_them_are_drawn_and_the_others_fill_the_sheet():
    sample, rows, found = drawn(60, measure="certainty")
    assert sample.n_marked < 30
    assert (len(rows), sum(found)) == (60, sample.n_marked)


def test_of_fewer_sentences_than_asked_for_all_are_drawn():
    sample, rows, found = drawn(100_000)
    assert (len(rows), sum(found)) == (sample.n_sentences, sample.n_marked)


def test_a_sheet_hangs_on_its_seed_only():
    one, again, other = drawn(40)[1], drawn(40)[1], drawn(40, seed=2)[1]
    pd.testing.assert_frame_equal(one, again)
    assert set(one["unit"]) != set(other["unit"])


def test_nothing_in_a_sheet_tells_the_outlet_or_what_the_detector_said():
    _, rows, found = drawn(40)
    articles = read.articles("sample")
    told = set(rows.drop(columns="sentence").to_numpy().ravel())
    assert not told & {*articles["doc_id"], *articles["outlet"]}
    assert list(rows) == list(COLUMNS) and set(rows["code"]) == {""}
    assert found != sorted(found) and found != sorted(found, reverse=True)
    assert rows["unit"].str.fullmatch("[a-p]{10}").all()


def test_sentences_are_those_that_rates_count_and_marks_counted_apart_are_none(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text(
        'doc_id,outlet,text\na,Herald,"Ships May Sail\n\nBo thinks so. It may rain."\n', encoding="utf-8"
    )
    units = mark.coded_sentences(mark.corpus(read.corpus(path)), "hedging")
    assert list(zip(units["text"], units["found"], strict=True)) == [
        ("Bo thinks so.", False),
        ("It may rain.", True),
    ]


def test_a_sheet_holds_no_formula_and_opens_as_utf_8(corpus, capsys):
    assert main(["suggest", "codes", str(corpus), "--measure", "hedging", "--n", "50"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("\ufeffunit,sample,sentence,code,note\n")
    assert ",'=Nobody came.,," in printed.out
    assert "modal: a modal verb" in printed.err and "no reason for a 1 by itself:\n  belief" in printed.err
    assert "texts.csv: 11 of 11 sentences" in printed.err


# Reading


def test_a_sheet_that_a_spreadsheet_saved_is_read_and_its_empty_codes_are_none(corpus, sheet):
    answers = {"1": "Yes", "0": "no"}
    anna = sheet("anna", lambda text: "" if "sank" in text else answers[hedged(text)])
    anna.write_bytes(anna.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    coded = validate.codes(corpus, [anna])
    assert coded.sample == Sample("hedging", 3, 11, 1)
    assert coded.units["anna"].sum() == 3
    assert coded.units["anna"].isna().sum() == coded.units["text"].str.contains("sank").sum()


def _changed(**cells):
    return lambda rows: [{**rows[0], **cells}, *rows[1:]]


BAD = {
    "a code that is none": (_changed(code="perhaps"), 'anna.csv:2: code "perhaps" is none; write 1 or 0'),
    "a sentence of another corpus": (
        _changed(unit="aaaaaaaaaa"),
        'anna.csv:2: unit "aaaaaaaaaa" is no sentence of this corpus',
    ),
    "a unit twice": (lambda rows: [*rows, rows[0]], "anna.csv:10: unit "),
    "no unit": (_changed(unit=""), "anna.csv:2: unit is empty"),
    "a sample that cannot be read": (_changed(sample="hedging"), 'anna.csv:2: sample "hedging" cannot be'),
    "a measure that cannot be coded": (_changed(sample="tone, 3 of 11, seed 1"), "cannot be read"),
    "two samples in one sheet": (
        lambda rows: [*rows[:-1], {**rows[-1], "sample": "hedging, 3 of 11, seed 2"}],
        'anna.csv:9: sample "hedging, 3 of 11, seed 2" is not that of the rows above',
    ),
    "a corpus that has grown": (
        lambda rows: [{**row, "sample": "hedging, 3 of 9, seed 1"} for row in rows],
        "anna.csv:2: the sheet was drawn from 9 sentences, the corpus has 11",
    ),
    "more marks than there were": (
        lambda rows: [{**row, "sample": "hedging, 1 of 11, seed 1"} for row in rows],
        "counts fewer sentences than the sheet has",
    ),
    "nothing coded": (lambda rows: [{**row, "code": ""} for row in rows], "anna.csv: no sentence is coded"),
    "no row": (lambda rows: [], "anna.csv: there is no row"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_sheet_is_refused_with_what_is_wrong_and_where(name, corpus, sheet):
    change, problem = BAD[name]
    with pytest.raises(CodesError) as refused:
        validate.codes(corpus, [sheet("anna", hedged, change)])
    assert any(problem in one for one in refused.value.problems), refused.value.problems


def test_a_machine_is_not_taken_for_a_person(corpus, sheet, tmp_path):
    (tmp_path / "model.toml").write_text('coder = "machine"\n', encoding="utf-8")
    for name in ("machine-2", "model"):
        with pytest.raises(
            CodesError, match=f"{name}.csv: a machine coded it, and these sheets are of people"
        ):
            validate.codes(corpus, [sheet("anna", hedged), sheet(name, hedged)])


def test_every_problem_of_every_sheet_is_told_at_once_and_nothing_is_printed(corpus, sheet, tmp_path, capsys):
    anna = sheet("anna", hedged, _changed(code="x"))
    ben = sheet("ben", hedged, lambda rows: rows[2:])
    command = ["validate", "codes", str(corpus), str(anna), str(ben), str(tmp_path / "none.csv")]
    assert main(command) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and "3 problem(s) in the coding sheets:\n" in printed.err
    for problem in ('anna.csv:2: code "x"', "ben.csv: no row for 2 of anna.csv (", "none.csv: there is no"):
        assert problem in printed.err


def test_a_sheet_saved_with_semicolons_is_read(corpus, sheet):
    anna, ben = sheet("anna", hedged), sheet("ben", hedged)
    before = validate.codes(corpus, [anna, ben])
    rows = list(csv.reader(anna.read_text(encoding="utf-8-sig").splitlines()))
    with anna.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    assert repr(validate.codes(corpus, [anna, ben])) == repr(before)


def test_sheets_of_two_samples_are_not_mixed(corpus, sheet):
    ben = sheet("ben", hedged, lambda rows: [{**row, "sample": "passive, 3 of 11, seed 1"} for row in rows])
    with pytest.raises(CodesError, match='ben.csv: its sample is "passive, 3 of 11, seed 1"'):
        validate.codes(corpus, [sheet("anna", hedged), ben])


@pytest.mark.parametrize("name", ["found", "doc_id", "detector"])
def test_a_coder_is_not_called_as_a_column_is(name, corpus, sheet):
    with pytest.raises(CodesError, match="call the sheet as its coder"):
        validate.codes(corpus, [sheet(name, hedged)])


def test_two_sheets_of_one_name_are_refused(corpus, sheet, tmp_path):
    anna = sheet("anna", hedged)
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / "anna.csv"
    again.write_bytes(anna.read_bytes())
    with pytest.raises(CodesError, match="two sheets have this name"):
        validate.codes(corpus, [anna, again])


# Scores


@pytest.mark.parametrize(
    ("codes", "published"),
    [
        # Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": A, two observers, two values ...
        (["0100000010", "1110010000"], 0.095),
        # ... and C, four observers, five values, some missing.
        (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743),
    ],
)
def test_alpha_is_that_of_the_published_examples(codes, published):
    counts = np.array(
        [[column.count(code) for code in "012345"] for column in zip(*codes, strict=True)], dtype=float
    )
    assert alpha(counts)[0] == pytest.approx(published, abs=0.0005)


def test_where_all_codes_are_alike_or_nobody_shares_a_sentence_alpha_is_not_known():
    assert np.isnan(alpha(np.array([[0.0, 2.0], [0.0, 2.0]]))[0])
    assert np.isnan(alpha(np.array([[0.0, 1.0], [1.0, 0.0]]))[0])


def test_alpha_of_a_resample_is_that_of_the_sentences_as_often_as_they_are_in_it():
    counts, times = (
        np.array([[2.0, 0.0], [1.0, 1.0], [0.0, 2.0], [1.0, 0.0]]),
        np.array([[3, 1, 0, 2], [0, 1, 1, 1]]),
    )
    each = [alpha(np.repeat(counts, row, axis=0))[0] for row in times]
    assert alpha(counts, times) == pytest.approx(each)


def units(rows):
    return pd.DataFrame(rows, columns=["drawn", "found", "anna"]).astype({"anna": float})


def test_scores_are_weighted_back_to_the_corpus():
    # 10 of 10 marked sentences are coded, 8 of them 1; of 90 without a mark 10, 1 of them 1: 9 in the corpus.
    rows = [(True, True, 1)] * 8 + [(True, True, 0)] * 2 + [(False, False, 0)] * 9 + [(False, False, 1)]
    found = compare.coding_scores(units(rows), ["anna"], 10, 100).set_index("figure")
    assert found.loc["precision", "value"] == pytest.approx(0.8)
    assert found.loc["recall", "value"] == pytest.approx(8 / 17)
    assert found.loc["F1", "value"] == pytest.approx(2 * 8 / (10 + 17))
    assert list(found["n"]) == [10, 9, 20]
    assert (found["low"] < found["value"]).all() and (found["value"] < found["high"]).all()


CODES = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(0, 1)), min_size=1, max_size=12)


@given(CODES, st.integers(1, 3), st.integers(1, 9))
def test_a_weighted_score_is_that_of_the_corpus_written_out(rows, times_with, times_without):
    rows += [(True, True, 1), (False, False, 0)]  # each stratum has a code
    whole = [row for row in rows for _ in range(times_with if row[0] else times_without)]
    n_marked = sum(row[0] for row in whole)
    found = compare.coding_scores(units(rows), ["anna"], n_marked, len(whole)).set_index("figure")
    right = sum(found and code for _, found, code in whole)
    n_found, n_gold = sum(row[1] for row in whole), sum(row[2] for row in whole)
    expected = [right / n_found, right / n_gold, 2 * right / (n_found + n_gold)]
    assert list(found["value"]) == pytest.approx(expected)
    assert (found["low"] <= found["value"]).all() and (found["value"] <= found["high"]).all()


def test_that_no_miss_was_seen_is_not_taken_for_none():
    rows = [(True, True, 1)] * 30 + [(False, False, 0)] * 30
    found = compare.coding_scores(units(rows), ["anna"], 30, 1000).set_index("figure")
    assert list(found["value"]) == [1, 1, 1] and list(found["high"]) == [1, 1, 1]
    assert 0.8 < found.loc["precision", "low"] < 0.99
    assert found.loc["recall", "low"] < 0.5  # a few of the 970 can be misses


def test_the_ranges_hold_the_figures_of_the_corpus_about_nineteen_times_in_twenty():
    n_with, n_without, half, times = 150, 850, 30, 200
    rng = np.random.default_rng(1)
    held = np.zeros(3)
    for _ in range(times):
        right, missed = rng.random(n_with) < 0.85, rng.random(n_without) < 0.02
        rows = [(True, True, code) for code in right[:half]] + [
            (False, False, code) for code in missed[:half]
        ]
        found = compare.coding_scores(units(rows), ["anna"], n_with, n_with + n_without)
        n_gold = right.sum() + missed.sum()
        truth = [right.mean(), right.sum() / n_gold, 2 * right.sum() / (n_with + n_gold)]
        held += (found["low"] <= truth) & (truth <= found["high"])
    assert (held / times > 0.92).all() and (held / times < 1).any()


def test_more_codes_make_the_range_narrower():
    rows = [(True, True, 1)] * 6 + [(True, True, 0)] * 2 + [(False, False, 0)] * 7 + [(False, False, 1)]
    few, many = (compare.coding_scores(units(rows * n), ["anna"], 400, 800) for n in (1, 10))
    assert ((many["high"] - many["low"]) < (few["high"] - few["low"])).all()


def test_where_nothing_is_coded_1_or_a_stratum_has_no_code_nothing_is_known():
    nothing = compare.coding_scores(units([(False, False, 0)] * 4), ["anna"], 0, 40).set_index("figure")
    assert nothing["value"].isna().all() and nothing["low"].isna().all()
    half = compare.coding_scores(units([(True, True, 1)] * 4), ["anna"], 4, 40)
    assert half[["value", "low", "high"]].isna().all(axis=None)


def test_the_detector_is_held_against_each_coder_and_the_codes_they_share(corpus, sheet):
    anna = sheet("anna", hedged)
    blank = {"Lee left early.": ""}
    ben = sheet("ben", lambda text: "1" if "crew" in text else blank.get(text, hedged(text)))
    found = scores(validate.codes(corpus, [anna, ben]))
    assert list(dict.fromkeys(found.index.get_level_values("compared"))) == [
        "anna, ben",
        "detector, anna",
        "detector, ben",
        "detector, shared codes",
    ]
    assert found.loc[("detector, anna", "F1"), "value"] == 1
    assert found.loc[("detector, ben", "recall"), "value"] < 1
    assert found.loc[("detector, shared codes", "F1"), "n"] == 6
    assert found.loc[("anna, ben", "alpha"), "n"] == 7


def test_a_sheet_outlives_a_change_of_the_detector(corpus, sheet, monkeypatch):
    anna = sheet("anna", hedged)
    before = scores(validate.codes(corpus, [anna]))

    def blind(marked, measure, as_it_is=mark.coded_sentences):
        rows = as_it_is(marked, measure)
        return rows.assign(found=rows["found"] & ~rows["text"].str.contains("may"))

    monkeypatch.setattr(mark, "coded_sentences", blind)
    coded = validate.codes(corpus, [anna])
    assert coded.units["drawn"].sum() == 3 and coded.units["found"].sum() == 2
    assert before.loc[("detector, anna", "recall"), "value"] == 1
    assert scores(coded).loc[("detector, anna", "recall"), "value"] == pytest.approx(2 / 3)
    assert any("of 1 sentence it says otherwise" in said for said in tell.on_codes(coded).sentences)


def test_what_is_not_coded_alike_is_written_with_its_place(corpus, sheet, tmp_path, capsys):
    anna = sheet(
        "anna", lambda text: "1" if "crew" in text or "wept" in text or "home" in text else hedged(text)
    )
    out = tmp_path / "errors.csv"
    assert main(["validate", "codes", str(corpus), str(anna), "--errors", str(out)]) == 0
    rows = pd.read_csv(out)
    assert list(rows) == ["doc_id", "outlet", "start", "end", "detector", "anna", "sentence"]
    texts = read.articles(corpus).set_index("doc_id")["text"]
    assert len(rows)
    for row in rows.itertuples():
        assert (row.detector, row.anna) == (0, 1)
        assert texts[row.doc_id][row.start : row.end] == row.sentence
    assert main(["validate", "codes", str(corpus), str(anna), "--errors", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err


# Telling


def coded(alpha_range, f1=(0.8, 0.7, 0.9), coders=("anna", "ben"), n=60):
    against = "shared codes" if len(coders) > 1 else coders[0]
    rows = [(", ".join(coders), "alpha", *alpha_range, n)] if len(coders) > 1 else []
    held = dict.fromkeys([*coders, against])
    rows += [(f"detector, {who}", name, *f1, n) for who in held for name in ("precision", "recall", "F1")]
    columns = ["compared", "figure", "value", "low", "high", "n"]
    nothing = pd.DataFrame({"drawn": [True], "found": [True]})
    return Coded(Sample("hedging", 41, 214, 1), coders, nothing, pd.DataFrame(rows, columns=columns))


@pytest.mark.parametrize(
    ("alpha_range", "said"),
    [
        ((0.9, 0.8, 0.95), "All of the range is at least 0.8, as Krippendorff (2018) asks."),
        ((0.9, 0.79, 0.95), "at least 0.667, enough for tentative conclusions"),
        (
            (0.7, 0.6, 0.8),
            "60 sentences leave open on which side of 0.667 alpha lies: nothing is said of it.",
        ),
        ((0.4, 0.2, 0.66), "All of the range is below 0.667: settle what counts, and code anew"),
        ((np.nan, np.nan, np.nan), "Krippendorff's alpha of anna and ben cannot be computed"),
    ],
)
def test_alpha_is_judged_by_its_whole_range(alpha_range, said):
    assert sum(said in one for one in tell.on_codes(coded(alpha_range)).sentences) == 1


def test_of_a_wide_range_it_says_that_so_many_sentences_do_not_carry_more():
    few = "12 sentences: the interval of F1 runs from 55.0 to 90.0; nothing is said of how good the detector "
    assert f"{few}is." in tell.on_codes(coded((0.9, 0.8, 1.0), (0.8, 0.55, 0.9), n=12)).sentences
    said = tell.on_codes(coded((0.9, 0.8, 1.0))).sentences
    assert not any("nothing is said" in one for one in said)
    assert any("held against each coder alone, F1 is 80.0 (anna) and 80.0 (ben)." in one for one in said)


def test_of_a_coder_alone_no_agreement_is_told():
    alone = tell.on_codes(coded((), coders=("bias",))).sentences  # a name may be what it is
    assert alone[0] == "bias coded alone: whether a second person codes alike is not known."
    assert "Held against bias's codes (60 sentences, weighted back to 214 sentences)" in alone[1]


def test_a_corpus_without_sheets_is_told_so(corpus, capsys):
    nothing = validate.codes(corpus)
    assert "no coding sheet" in tell.coding_agreement(nothing).text
    assert "is not known" in tell.on_codes(nothing).sentences[1]
    assert main(["validate", "codes", str(corpus)]) == 2
    assert "none lies in the folder codes" in capsys.readouterr().err


def test_the_sheets_of_the_sample_fit_it_and_two_runs_print_the_same(capsys):
    assert [path.name for path in read.coding_sheets("sample")] == ["anna.csv", "ben.csv"]
    printed = []
    for _ in range(2):
        assert main(["validate", "codes", "sample", *map(str, read.coding_sheets("sample"))]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] and "anna, ben               alpha" in printed[0]
