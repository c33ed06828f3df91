"""The reader's page: every row of the tables is in it, at its place, and a document stays text."""

import base64
import hashlib
import json
import re

import pandas as pd
import pytest
from support import reader_corpus
from support.fakes import fake, unscored

from analysis import tables, tell
from analysis.export import UNSEEN
from analysis.tell.guard import guard
from analysis.tell.leads import place
from analysis.tell.reader.data import book, layers
from analysis.tell.reader.links import SECTIONS, linked, way_in
from analysis.tell.reader.page import as_json, page
from analysis.tell.reader.rows import COLUMNS, blocks

MARK = ("sent_id", "start", "end", "measure", "label", "value", "voice", "rule")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return reader_corpus.made(tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="module")
def read(made):
    """The book as a browser gets it: out of the page, through JSON."""
    written = page(book(made.marked, "harbour", made.told, made.quoted)).decode()
    return json.loads(data_in(written))


def data_in(written):
    return re.search(r'<script type="application/json" id="data">(.*?)</script>', written, re.DOTALL)[1]


def rows(read, table):
    """The rows of a table, as records with the document's id; strings by their number."""
    for article in read["articles"]:
        for row in article[table]:
            cells = [
                read["strings"][cell] if is_text and cell is not None else cell
                for cell, (_, is_text) in zip(row, read["columns"][table], strict=True)
            ]
            yield {"doc_id": article["id"], **dict(zip(COLUMNS[table], cells, strict=True))}


@pytest.mark.parametrize("table", ["boilerplate", "sentences", "voices", "marks", "attributions"])
def test_every_row_of_a_table_is_there_as_it_is(made, read, table):
    columns = ["doc_id", *COLUMNS[table]]
    frame = getattr(made.marked, table)[columns]
    wanted = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert list(rows(read, table)) == wanted
    assert wanted or table == "boilerplate"


def test_every_span_telling_and_quotation_is_there(made, read):
    for table, frame in (
        ("attribution_spans", made.marked.attribution_spans),
        ("tellings", made.told.tellings),
        ("quotations", made.quoted.quotations),
    ):
        places = [(row["doc_id"], row["start"], row["end"]) for row in rows(read, table)]
        assert places == list(frame[["doc_id", "start", "end"]].itertuples(index=False, name=None))
        assert places


def test_positions_are_code_points_of_the_text_that_stands_in_the_page(made, read):
    texts = {article["id"]: article["text"] for article in read["articles"]}
    assert texts == reader_corpus.TEXTS
    said = [texts[row["doc_id"]][row["start"] : row["end"]] for row in rows(read, "marks")]
    assert {"said", "may", "claimed", "“We will rebuild every pier of the old harbour,”"} <= set(said)
    passages = [texts[row["doc_id"]][row["start"] : row["end"]] for row in rows(read, "tellings")]
    assert "harbour 🚢 will close in May" in passages


def test_the_data_cannot_end_its_element_and_every_character_of_the_page_shows(made):
    written = page(book(made.marked, "harbour", made.told, made.quoted)).decode()
    assert not set("<>&") & set(data_in(written))
    assert not UNSEEN.search(written)
    assert written.count("</script>") == 2


def test_json_holds_whatever_a_text_holds():
    text = "</script><!-- ]]> \x00\x07\u2028\u2029\u202e\u2066\ufeff & İ 🚢 \\u003c \"'"
    assert json.loads(as_json({"text": text})) == {"text": text}


def test_only_the_page_s_own_script_and_style_may_be_used(made):
    written = page(book(made.marked, "harbour")).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', written)[1]
    script = re.search(r"<script>(.*?)</script>", written, re.DOTALL)[1]
    style = re.search(r"<style>(.*?)</style>", written, re.DOTALL)[1]
    for name, text in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}';" in policy
    assert policy.startswith("default-src 'none';")
    assert "http" not in script + style
    assert "innerHTML" not in script and "insertAdjacentHTML" not in script


def test_the_same_tables_give_the_same_bytes(made, tmp_path):
    first = tell.reader(made.marked, "harbour", tmp_path / "a", told=made.told, quoted=made.quoted)
    second = tell.reader(made.marked, "harbour", tmp_path / "b", told=made.told, quoted=made.quoted)
    assert first.parts[-3:] == ("reports", "harbour", "reader.html")
    assert first.read_bytes() == second.read_bytes()


def test_claims_and_quotations_can_be_left_out(made):
    alone = book(made.marked, "harbour")
    assert "claims" not in [layer["id"] for layer in alone["layers"]]
    assert not any(article["tellings"] or article["quotations"] for article in alone["articles"])


def test_a_measure_that_nobody_knew_is_a_layer_after_the_others(made):
    row = ("post", 1, 14, 17, "colour", "blue", None, "narrator", "own")
    marks = pd.concat([made.marked.marks, tables.frame("marks", [row])])
    marked = made.marked._replace(marks=marks)
    found = layers(marked, True)
    assert [layer["id"] for layer in found][:4] == ["voice", "attribution", "quotations", "claims"]
    assert found[-1] == {"id": "colour", "labels": {}, "section": "evidence"}
    assert "colour" in {row["measure"] for row in rows(json.loads(as_json(book(marked, "x"))), "marks")}


def test_a_text_that_was_not_scored_is_there_and_says_so(made, read):
    states = {article["id"]: (article["scored"], article["language"]) for article in read["articles"]}
    assert states["diario"] == (False, "es") and states["herald"][0] is True
    fakes = unscored(fake(("Wire", "Brief"), 6), "Brief")
    assert [one["scored"] for one in book(fakes, "x")["articles"]] == [True, False]


def test_what_was_not_found_is_said_with_the_words_searched_and_no_more(read):
    missing = [(row["doc_id"], row["claim"], row["said"]) for row in rows(read, "unfound")]
    assert ("post", "jobs", "not found there by these words (28 words searched)") in missing
    assert {doc_id for doc_id, _, _ in missing} == {"post", "mail"}


def test_only_a_person_s_check_says_more(tmp_path):
    fakes = fake(("Wire", "Brief"), 6)
    read = book(fakes, "x", fakes.told)
    said = {(row["doc_id"], row["claim"], row["status"]): row["said"] for row in rows(read, "unfound")}
    assert said["d0", "yuan", "absent"] == "not found there; checked by A. Reader, 2025-06-07"
    assert said["d1", "yuan", "not found"].startswith("not found there by these words (")


def test_what_the_page_says_of_its_own_accord_passes_the_guard():
    script = page(book(fake(("Wire",), 2), "x")).decode().partition("<script>")[2]
    found = re.findall(r'"([A-Za-z][^"\n]* [^"\n]*)"', script)
    assert "Not found there: " in found
    assert all(guard(said) for said in found)


def test_a_quotation_has_the_classes_of_its_changes_and_the_words_of_its_base(read):
    herald, post = rows(read, "quotations")
    assert herald["base_text"] is None and herald["changes"] is None
    assert post["changes"] == "trimmed in the base"
    assert post["base_text"] == "“We will rebuild every pier of the old harbour,”"


def test_a_dateline_stands_with_its_paragraph_and_a_line_set_aside_parts_it():
    #       0123456789012345
    text = "OSLO - Rain fell.\nIt\nAd\nstopped.\nNext."
    dateline, first, second = [0, 4, "dateline", 0], [7, 17, "body", 1], [18, 20, "body", 1]
    third, fourth = [24, 32, "body", 1], [33, 38, "body", 2]
    assert blocks([dateline, first, second, third, fourth], [[21, 23, "ad"]], text) == [
        [0, 3],
        [3, 4],
        [4, 5],
    ]
    assert blocks([dateline, first, second, third, fourth], [], text) == [[0, 4], [4, 5]]


def test_an_anchor_names_a_place_and_a_layer():
    assert place("wire", 1926, 1945, "attribution") == "wire-1926-1945-attribution"
    assert place('a "b"/ü#', 1, 2) == "a%20%22b%22%2F%C3%BC%23-1-2"


def test_each_place_that_a_page_names_leads_to_the_reader():
    shown = '<p title="a [1, 2)">a-b [1, 2); a [3, 44) ba [5, 6) c [7, 8) a &lt;i&gt; [9, 10)</p>'
    assert linked(shown, ["a", "a-b", "a <i>"]) == (
        '<p title="a [1, 2)"><a href="reader.html#a-b-1-2">a-b [1, 2)</a>; '
        '<a href="reader.html#a-3-44">a [3, 44)</a> ba [5, 6) c [7, 8) '
        '<a href="reader.html#a%20%3Ci%3E-9-10">a &lt;i&gt; [9, 10)</a></p>'
    )
    assert linked(shown, []) == shown


def test_sections_lead_to_their_layers_and_layers_back():
    assert 'href="reader.html#layers=labels,passive"' in way_in("wording")
    assert way_in("glossary") == ""
    known = {layer for own in SECTIONS.values() for layer in own}
    assert {"voice", "attribution", "quotations", "claims", "hedging", "certainty", "tone"} <= known
