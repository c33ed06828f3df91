"""What is sure is told as a fact; what is not counts nowhere, is listed, and a person can say yes or no."""

import csv
import io

import pandas as pd
import pytest

from analysis import compare, mark, read, tell
from analysis.cli import main
from analysis.read import CorpusError

HEAD = "doc_id,start,end,field,was,now,who,why\n"
# The second is unsure: what is sought is not always said.
TEXT = (
    "Ann Lee said that the port was safe. Bo Ray has sought a wider harbor wall. The wall is old. "
    "“It is late,” Bo Ray said."
)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "event"
    place.mkdir()
    (place / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    (place / "a.txt").write_text(f"{TEXT}\n", encoding="utf-8")
    return place


def marked(folder, *rows):
    (folder / "corrections.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return mark.corpus(read.corpus(folder))


def row(words, was, now, who="A. Reader"):
    start = TEXT.index(words)
    return f'a,{start},{start + len(words)},attribution,{was},"{now}",{who},read\n'


def voices(made):
    rows = made.voices.astype(object).where(made.voices.notna(), None).itertuples()
    return {" ".join(TEXT[one.start : one.end].split()): (one.voice, one.speaker) for one in rows}


def problems(folder, *rows):
    with pytest.raises(CorpusError) as refused:
        marked(folder, *rows)
    return refused.value.problems


def same(one, other):
    return all(a.equals(b) for a, b in zip(one, other, strict=True))


def test_what_only_an_unsure_attribution_holds_is_unclear_and_counts_for_nobody(folder):
    made = marked(folder)
    assert dict(zip(made.attributions["cue"], made.attributions["sure"], strict=True)) == {
        "said": True,
        "has sought": False,
    }
    told = voices(made)
    assert told["that the port was safe"] == ("attributed", "Ann Lee")
    assert told["a wider harbor wall"] == ("unclear", None)
    assert "has sought" not in set(made.marks_with_text()["words"])
    rates = compare.rates(made.marks, made.voices, made.sentences)
    assert rates[rates["voice"] == "unclear"]["n_words"].max() == 4
    said = tell.finding("who-speaks", made.sentences, made.voices, made.attributions).sentences
    assert any("1 more attribution is unsure and not counted" in one for one in said)


def test_a_person_says_yes(folder):
    made = marked(folder, row("has sought", "unsure", "sure"))
    assert made.attributions["sure"].all()
    assert voices(made)["a wider harbor wall"] == ("attributed", "Bo Ray")


def test_a_person_says_no(folder):
    made = marked(folder, row("has sought", "unsure", ""))
    assert "has sought" not in set(made.attributions["cue"])
    assert not (made.voices["voice"] == "unclear").any()
    assert made.attributions["attribution_id"].tolist() == list(range(len(made.attributions)))


def test_a_person_adds_one_that_was_not_found(folder):
    made = marked(folder, row("is old", "", "Bo Ray :: The wall"))
    one = made.attributions[made.attributions["cue"] == "is old"].iloc[0]
    assert (one["speaker"], one["sure"], one["commitment"]) == ("Bo Ray", True, "neutral")
    assert voices(made)["The wall"] == ("attributed", "Bo Ray")
    nobody = marked(folder, row("is old", "", " :: The wall"))
    assert nobody.attributions.loc[nobody.attributions["cue"] == "is old", "source"].isna().all()


def test_a_correction_taken_back_gives_the_same_tables(folder):
    before = marked(folder)
    for one in (row("has sought", "unsure", "sure"), row("has sought", "unsure", "")):
        assert not same(marked(folder, one), before)
        assert same(marked(folder), before)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (row("has sought", "sure", ""), 'was is "sure", but the detector has "unsure"'),
        (row("is old", "unsure", ""), "the detector has nothing there"),
        (row("is old", "", "Zed :: The wall"), '"Zed" does not stand by this cue'),
        (row("is old", "", "The wall"), 'has no "::"'),
        (row("is old", "", "Bo Ray ::"), "has no content"),
        (row("is old", "perhaps", "sure"), 'was "perhaps" is none of: sure, unsure'),
        (row("has sought", "unsure", "yes"), 'now "yes" is not sure'),
        ("a,60,100,attribution,,:: x,A,read\n", "in one sentence"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(folder, wrong, told):
    (problem,) = problems(folder, wrong)
    assert problem.startswith("corrections.csv:2: ") and told in problem


def test_check_lists_the_unsure_as_rows_that_can_be_used_as_they_are(folder, capsys):
    assert main(["check", str(folder), "--unsure"]) == 0
    out = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(out.out.removeprefix("\ufeff"))))
    assert [(one["was"], one["now"], one["why"]) for one in rows] == [
        ("unsure", "sure", "Bo Ray | has sought | a wider harbor wall")
    ]
    assert "1 attribution unsure" in out.err
    sheet = pd.DataFrame(rows).assign(who="A. Reader")
    sheet.to_csv(folder / "corrections.csv", index=False)
    assert mark.corpus(read.corpus(folder)).attributions["sure"].all()


def test_a_telling_that_rests_on_an_unsure_attribution_is_told_as_unsure(folder):
    made = marked(folder)
    told = compare.phrase_tellings(made, "wall", ["wider harbor wall"])
    assert told[["sure", "voice"]].values.tolist() == [[False, "unclear"]]
    assert "Bo Ray (has sought), unsure" in tell.tellings(made, told).text


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee said that the plan was old but still declined to say why.", "that the plan was old"),
        ("Ann Lee said she backed the plan, but otherwise did not go into details.", "she backed the plan"),
        ("Ann Lee refused to take sides but instead allied herself with the union.", "to take sides"),
        ("Ann Lee said that the plan was old but still worked.", "that the plan was old but still worked"),
        ("Ann Lee said there was no plan.", "there was no plan"),
        ("Ann Lee told reporters there is no plan.", "there is no plan"),
        ("The plan was shelved, Reuters reported on Monday.", "The plan was shelved"),
        ("The plan was shelved, the Echo reported on its website.", "The plan was shelved"),
    ],
)
def test_what_the_content_is(text, content):
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Post"], "text": [text]})))
    spans = made.attribution_spans[made.attribution_spans["role"] == "content"]
    assert text[spans["start"].iloc[0] : spans["end"].iloc[0]] == content


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The Post quoted Ann Lee as saying that it was late.", [("The Post", None), ("Ann Lee", 0)]),
        ("The Post quoted the mayor as having said it was “late”.", [("The Post", None), ("the mayor", 0)]),
        ("It was late, the Post reported, citing two officials.", [("the Post", None), ("two officials", 0)]),
        ("It was late, according to the Post, which cited sources.", [("the Post", None), ("sources", 0)]),
        ("The mayor said it was late, citing safety concerns.", [("The mayor", None), ("The mayor", None)]),
    ],
)
def test_who_passes_it_on_stands_before_whose_words_they_are(text, chain):
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Herald"], "text": [text]})))
    parents = made.attributions["parent"].astype(object).where(made.attributions["parent"].notna(), None)
    assert list(zip(made.attributions["source"], parents, strict=True)) == chain


def test_a_claim_is_told_on_the_word_of_whoever_is_cited_for_it():
    text = "The port is shut, the Post reported, citing two officials."
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Herald"], "text": [text]})))
    told = compare.phrase_tellings(made, "shut", ["port is shut"])
    assert told["chain"].tolist() == ["the Post (reported) ← two officials (citing)"]


INTERVIEW = [
    "What did you see on Monday?",
    "I saw rust where no rust should be. It would have fallen.",
    "And the mayor? Did she put you under pressure?",
    "No. She asked what I would do.",
    "She did it the next day.",
    "Why do others call it safe?",
    "They tested it in summer, and nobody tests in winter.",
]


def test_in_an_interview_the_answers_are_not_the_narrator_s():
    texts = ["\n\n".join(["The crane would have fallen", *INTERVIEW])]
    # A column that asks itself something is none.
    texts.append(
        "\n\n".join([*INTERVIEW[:2], *["It rained all day, and the pier was empty."] * 6, *INTERVIEW[2:4]])
    )
    made = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Herald", "Post"], "text": texts})))
    words = made.voices.groupby(["doc_id", "voice"])["n_words"].sum()
    first, second = made.articles["doc_id"]
    questions = sum(len(INTERVIEW[at].split()) for at in (0, 2, 5)) + 5  # with the headline
    assert 20 < words[first, "narrator"] <= questions
    assert words[second, "narrator"] > 60


def test_in_a_transcript_an_answer_is_nobody_s_a_second_time():
    turns = [
        line
        for n in range(4)
        for line in (f"Q: Will gate {n} open this year?", f"A: Not before August, gate {n} is broken.")
    ]
    marked = mark.corpus(read.corpus(pd.DataFrame({"outlet": ["Post"], "text": ["\n\n".join(turns)]})))
    assert set(marked.attributions["cue"]) == {":"}
    assert marked.attributions["source"].notna().all()
