"""Rows for actors.csv: what is proposed, in which order, and that pasting them makes every source match."""

import csv
import io

import pandas as pd
import pytest

from analysis import export, mark, read
from analysis.cli import main

HEADER = ["actor", "group", "aliases", "description"]
STORY = (
    "Treasury Secretary Ann Lee said the port was safe. Lee added that it would open. She said so twice.\n\n"
    "Bo “Bobby” Ray, the baker, said the bread was late. The Red Cross, Smith & Sons, and Ray said "
    "that it rained. Officials said that nobody was hurt. The Portville Council said that it would "
    "meet. The council said no more. The chattering boats, it said, would leave. Ann Lee and Bo Ray "
    "said that they agreed.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\nstory,story.txt,Herald\n", encoding="utf-8")
    return tmp_path


def suggested(place) -> pd.DataFrame:
    found = read.corpus(place)
    marked = mark.corpus(found)
    return mark.actor_suggestions(marked.attributions, marked.attribution_spans, found.actors)


def test_the_most_frequent_source_comes_first_with_what_else_it_is_called(folder):
    first = suggested(folder).iloc[0]
    assert list(first) == ["Ann Lee", "", "Lee", "found 4 times, first in story at 0"]


def test_pronouns_and_sources_without_a_name_are_not_suggested(folder):
    rows = suggested(folder)
    words = " ".join([*rows["actor"], *rows["aliases"]]).lower().split()
    assert not {"she", "it", "they", "officials"} & set(words)


def test_of_two_who_speak_together_each_has_a_row(folder):
    assert {"Ann Lee", "Bo Ray"} <= {name.replace(" “Bobby”", "") for name in suggested(folder)["actor"]}


def test_with_the_rows_pasted_every_source_matches_and_nothing_is_suggested(folder, capsys):
    assert main(["suggest", "actors", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("\ufeffactor,group,aliases,description\n")  # Excel opens it as UTF-8
    assert len(list(csv.reader(io.StringIO(printed)))) > 3
    (folder / "actors.csv").write_text(printed, encoding="utf-8")
    assert main(["check", str(folder)]) == 0
    assert not len(suggested(folder))


@pytest.mark.parametrize("corpus", ["sample", "trump-xi-call"])
def test_the_rows_for_a_corpus_without_actors_make_its_sources_match(corpus, tmp_path):
    if read.missing(corpus):
        pytest.skip("its documents are not here")
    bare = read.corpus(corpus)
    bare = bare._replace(actors=bare.actors[:0])
    marked = mark.corpus(bare)
    rows = mark.actor_suggestions(marked.attributions, marked.attribution_spans, bare.actors)
    again = mark.corpus(bare._replace(actors=rows))
    left = mark.actor_suggestions(again.attributions, again.attribution_spans, rows)
    assert len(rows) > 10 and not len(left), left.to_string()


def test_names_with_commas_semicolons_and_quotes_survive():
    sources = ['O"Neil, Inc.', "Smith; Sons", "the “Red” Cross", "=SUM Group"]
    nobody = [None] * len(sources)
    attributions = pd.DataFrame({"source": sources, "speaker": nobody, "group": nobody})
    attributions = attributions.assign(doc_id="a", attribution_id=range(4), cue_start=range(4))
    spans = pd.DataFrame([("a", 0, "source", 7)], columns=["doc_id", "attribution_id", "role", "start"])
    rows = mark.actor_suggestions(attributions, spans, pd.DataFrame(columns=HEADER))
    back = list(csv.reader(io.StringIO(export.csv_bytes(rows).decode("utf-8-sig"))))
    assert back[0] == HEADER
    assert [row[0] for row in back[1:]] == ['O"Neil', "Smith", "SUM Group", "the “Red” Cross"]
    assert back[1][3] == "found once, first in a at 7"


def test_a_source_at_the_head_of_its_sentence_and_inside_another_is_one(folder):
    text = (
        "A study says that it may rain. It may snow, according to a study of the sky, and a study said so.\n"
    )
    (folder / "story.txt").write_text(text, encoding="utf-8")
    rows = suggested(folder).set_index("actor")["description"]
    assert rows["a study"].startswith("found 2 times") and "A study" not in rows


def test_a_corpus_without_attributions_has_nothing_to_suggest(folder):
    (folder / "story.txt").write_text("Rain.", encoding="utf-8")
    assert list(suggested(folder)) == HEADER and not len(suggested(folder))


def test_the_sample_lists_only_what_nobody_says():
    assert list(suggested("sample")["actor"]) == ["the facts"]


def test_an_unknown_corpus_is_a_problem_and_prints_no_rows(capsys):
    assert main(["suggest", "actors", "nowhere"]) == 2
    assert capsys.readouterr().out == ""


def test_spellings_of_one_person_are_one_row_and_a_name_that_two_have_is_an_alias_of_neither(tmp_path):
    texts = {
        "a": "Hillary Rodham Hill said it rained. Hill said so. Ann Lee said it snowed. Lee said so.",
        "b": "Hillary Hill said the sun shone. Hill said so. Bo Lee said the moon shone. Lee said so.",
    }
    rows = pd.DataFrame([{"doc_id": name, "outlet": name, "text": text} for name, text in texts.items()])
    found = suggested(rows).set_index("actor")["aliases"].to_dict()
    assert found == {"Hillary Hill": "Hillary Rodham Hill;Hill", "Ann Lee": "", "Bo Lee": ""}


def test_what_is_written_as_no_name_stands_at_the_end(tmp_path):
    text = "The measure said that it rained. The measure said so. Ann Lee said it snowed."
    rows = pd.DataFrame([{"doc_id": "a", "outlet": "a", "text": text}])
    assert [name[0].isupper() for name in suggested(rows)["actor"]] == [True, False]
