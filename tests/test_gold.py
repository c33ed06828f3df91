"""Gold files: what is read, and that every bad line is named at once, with file, line and value."""

import gzip
import json

import pytest
from support.polnear_part import STORY

from analysis.read.gold import files
from analysis.read.gold.polnear import polnear

TEXT = "Ann Lee said the port is closed."
GOOD = {
    "id": "a_1",
    "outlet": "Herald",
    "text": TEXT,
    "title": "left alone",
    "attributions": [{"source": [[0, 7]], "cue": [[8, 12]], "content": [[13, 21], [22, 31]]}],
}


def jsonl(path, *rows):
    path.write_text(
        "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8"
    )
    return path


def problems(read, path):
    with pytest.raises(files.GoldError) as raised:
        read(path)
    assert str(raised.value).startswith(f"{len(raised.value.problems)} problem(s) in the gold data:\n")
    return raised.value.problems


def test_an_article_is_read_with_its_spans(tmp_path):
    [article] = files.attribution(jsonl(tmp_path / "gold.jsonl", GOOD, ""))
    assert article.doc_id == "a_1" and article.outlet == "Herald" and article.text == TEXT
    assert article.attributions == (files.Attribution(((0, 7),), ((8, 12),), ((13, 21), (22, 31))),)


def test_a_packed_file_is_the_same(tmp_path):
    plain = jsonl(tmp_path / "gold.jsonl", GOOD)
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert files.attribution(packed) == files.attribution(plain)
    packed.write_bytes(gzip.compress(plain.read_bytes())[:-9])
    assert "is not a whole .gz file" in problems(files.attribution, packed)[0]
    packed.write_bytes(gzip.compress(plain.read_bytes())[:20] + b"spoiled" * 20)
    assert "is not a whole .gz file" in problems(files.attribution, packed)[0]


def _with(**cells):
    return {**GOOD, "id": "other", **cells}


def _spans(**roles):
    return _with(attributions=[{**GOOD["attributions"][0], **roles}])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "gold.jsonl:2: is not JSON in UTF-8"),
        pytest.param("[" * 100_000, "gold.jsonl:2: is not JSON in UTF-8", id="nested too deep"),
        ("[1]", "gold.jsonl:2: is not a JSON object"),
        (_with(id="a_1"), 'gold.jsonl:2: id "a_1" appears twice (first at gold.jsonl:1)'),
        (_with(text=""), 'gold.jsonl:2: text "" is no text'),
        (_with(text=None), "gold.jsonl:2: text null is no text"),
        (_with(outlet=7), "gold.jsonl:2: outlet 7 is no text"),
        (_with(text="half \ud800"), "gold.jsonl:2: text has half a character"),
        (_with(attributions=None), "gold.jsonl:2: attributions is missing, or no list"),
        (
            _with(attributions=[{"cue": []}]),
            "gold.jsonl:2: attribution 0 has not all of: source, cue, content",
        ),
        (_spans(cue=None), "gold.jsonl:2: attribution 0: cue is not a list of [start, end)"),
        (
            _spans(cue=[[8, 33]]),
            "gold.jsonl:2: attribution 0: cue [8, 33] ends behind the text of 32 characters",
        ),
        (_spans(cue=[[12, 8]]), "gold.jsonl:2: attribution 0: cue [12, 8] is no [start, end)"),
        (_spans(cue=[[8, 8]]), "gold.jsonl:2: attribution 0: cue [8, 8] is no [start, end)"),
        (_spans(cue=[[-1, 8]]), "gold.jsonl:2: attribution 0: cue [-1, 8] is no [start, end)"),
        (_spans(cue=[[8]]), "gold.jsonl:2: attribution 0: cue [8] is no [start, end)"),
        (_spans(cue=[[8, 12, 3]]), "gold.jsonl:2: attribution 0: cue [8, 12, 3] is no [start, end)"),
        (_spans(cue=[8, 12]), "gold.jsonl:2: attribution 0: cue 8 is no [start, end)"),
        (_spans(cue=[[True, 8.0]]), "gold.jsonl:2: attribution 0: cue [true, 8.0] is no [start, end)"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_bad_line_is_named_with_its_value(tmp_path, row, said):
    problem = problems(files.attribution, jsonl(tmp_path / "gold.jsonl", GOOD, row))[0]
    assert problem.startswith(said)


def test_all_bad_lines_are_named_at_once(tmp_path):
    path = jsonl(
        tmp_path / "gold.jsonl", "{", _with(text=3, outlet=None), GOOD, _spans(cue=[[0, 99]], source=[[5, 2]])
    )
    found = problems(files.attribution, path)
    assert [problem.split(": ")[0] for problem in found] == [
        f"gold.jsonl:{line}" for line in (1, 2, 2, 4, 4, 4)
    ]
    assert 'id "other" appears twice' in found[-1]


def test_what_is_not_utf_8_is_named_by_its_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(json.dumps(GOOD).encode() + b'\n{"id": "\xff"}\n')
    assert problems(files.attribution, path)[0].startswith("gold.jsonl:2: is not JSON in UTF-8")


@pytest.mark.parametrize("read", [files.attribution, files.hedging, files.tone])
def test_a_gold_file_with_nothing_in_it_is_refused(tmp_path, read):
    path = tmp_path / "gold.csv"
    path.write_text("text,score\n" if read is files.tone else "\n", encoding="utf-8")
    assert problems(read, path) == ["gold.csv: there is nothing in it; add a line for each text"]


def test_hedges_are_read_with_or_without_a_type_and_ids_name_documents(tmp_path):
    rows = [
        {"id": "Port_119#S1.2", "text": "It may.", "cues": [[3, 6, "epistemic"]]},
        {"id": "Port_119#S1.10", "text": "It may.", "cues": [[3, 6]]},
        {"id": "trap001", "text": "It is.", "cues": []},
    ]
    read = files.hedging(jsonl(tmp_path / "gold.jsonl", *rows))
    assert [one.cues for one in read] == [((3, 6, "epistemic"),), ((3, 6, ""),), ()]
    assert [one.group for one in read] == ["Port_119", "Port_119", "trap001"]


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        (None, "cues is not a list"),
        ([[3, 9]], "cues [3, 9] ends behind the text of 7 characters"),
        ([[3, 6, 1]], "cues: type 1 is no text"),
        ([[3, 6, "modal", 1]], 'cues [3, 6, "modal", 1] is no [start, end)'),
    ],
)
def test_bad_hedges_are_named(tmp_path, cues, said):
    path = jsonl(tmp_path / "gold.jsonl", {"id": "a", "text": "It may.", "cues": cues})
    assert problems(files.hedging, path)[0].startswith(f"gold.jsonl:1: {said}")


def test_ratings_are_read_with_and_without_ids(tmp_path):
    path = tmp_path / "gold.csv"
    path.write_text('id,score,text\n2_1,-0.35,"Bad, \nvery."\n2_2,1,Good.\n', encoding="utf-8-sig")
    read = files.tone(path)
    assert [(one.doc_id, one.group, one.text, one.score) for one in read] == [
        ("2_1", "2", "Bad, \nvery.", -0.35),
        ("2_2", "2", "Good.", 1.0),
    ]
    path.write_text("text,score\nBad.,-1\n\nBad.,-1\n", encoding="utf-8")
    assert [one.group for one in files.tone(path)] == ["2", "4"]


def test_bad_ratings_are_all_named(tmp_path):
    path = tmp_path / "gold.csv"
    path.write_text("id,text,score\n1,Good.,high\n2,,1\n1,Bad.,nan\n4,one,two,3\n", encoding="utf-8")
    assert problems(files.tone, path) == [
        'gold.csv:2: score "high" is no number',
        'gold.csv:3: text "" is no text; write it as a text',
        'gold.csv:4: score "nan" is no number',
        'gold.csv:4: id "1" appears twice (first at gold.csv:2); keep one',
        "gold.csv:5: 4 cells where the header has 3; put values that contain a comma in double quotes",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"text,rating\nGood.,1\n", "gold.csv:1: the column score is missing"),
        (b"Good.;1\n", "gold.csv:1: the column text and score is missing"),
        (b"text,score\n\xff,1\n", "gold.csv:2: byte 11 is not UTF-8"),
    ],
)
def test_a_sheet_that_is_none_is_named(tmp_path, content, said):
    path = tmp_path / "gold.csv"
    path.write_bytes(content)
    assert problems(files.tone, path)[0].startswith(said)


def test_a_part_of_polnear_is_read_as_it_is_published(part):
    [article] = polnear(part)
    assert article.doc_id == "daily-news_2016-01-02_the-port"
    assert article.outlet == "daily-news" and article.text == STORY
    said = [
        tuple(tuple(STORY[start:end] for start, end in spans) for spans in one)
        for one in article.attributions
    ]
    assert said == [
        (("Ann Lee",), ("said",), ("the port is closed",)),
        ((), ("said",), ("“It is safe,”", "“quiet.”")),
        ((), ("said",), ("the port is closed", "“It is safe,”")),
        ((), (), ("“It is safe,”",)),
    ]


def test_line_ends_that_git_made_two_characters_do_not_shift_positions(part):
    for path in part.rglob("*.*"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    [article] = polnear(part)
    assert article.text == STORY and len(article.attributions) == 4


def test_every_problem_of_a_part_is_named(part):
    marked = part / "attributions" / "daily-news_2016-01-02_the-port_4b22.ann"
    marked.write_text(
        "T1\tSource 0 7\nT2\tCue 70 999\nT3 Content\nE1\tAttribution:T4 Who:T1 Cue:T9\nE2\tClaim:T4 Cue:T1\n",
        encoding="utf-8",
    )
    (part / "text" / "b_1.txt").write_bytes(b"\xff")
    (part / "attributions" / "b_1_d473.ann").write_text("", encoding="utf-8")
    (part / "attributions" / "c_1_d473.ann").write_text("", encoding="utf-8")
    (part / "text" / "d_1.txt").write_text("It.", encoding="utf-8")
    assert problems(polnear, part) == [
        "text/d_1.txt: nothing in attributions/ is of it",
        "attributions/c_1_d473.ann: no text/c_1.txt",
        "b_1.txt:1: byte 0 is not UTF-8; save the file as UTF-8",
        f"{marked.name}:2: 70 999 is no stretch of the text of {len(STORY)} characters",
        f'{marked.name}:3: "T3 Content" is no stretch: T1, tab, type, positions',
        f"{marked.name}:4: Who:T1 is no Source, Cue or Content of this file",
        f"{marked.name}:4: Cue:T9 is no Source, Cue or Content of this file",
        f'{marked.name}:5: "E2 Claim:T4 Cue:T1" is no attribution: E1, tab, Attribution:T1 Cue:T2 ...',
    ]


def test_a_folder_that_is_no_part_says_what_one_is(tmp_path):
    assert "name one that has both, such as PolNeAR/data/dev" in problems(polnear, tmp_path)[0]
