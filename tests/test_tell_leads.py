"""Where numbers lead: each link of a report names as many rows of the tables as its number says."""

import re

import pandas as pd
import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st
from support.fakes import fake
from support.led import asked, links
from support.reports import HOSTILE, report
from support.undrawn import draw_nothing

from analysis import tell
from analysis.compare.sources.commitment import ALL
from analysis.tell import leads
from analysis.tell.charts import EVERY
from analysis.tell.findings import FINDINGS, brief
from analysis.tell.guard import guard
from analysis.tell.leads import Led, html
from analysis.tell.phrasing import kept, listed
from analysis.tell.views.rate_tables import by_voice

KNOWN = ("marks", "voices", "attributions", "tellings", "quotations", "boilerplate")


@pytest.fixture(scope="module")
def made():
    made = fake(("Wire", "<b onclick=x>Brief</b>", "Post & Co"), 24, hostile=HOSTILE)
    made.asked["says"] = made.asked["says"] + HOSTILE
    return made


@pytest.fixture(scope="module")
def found(made, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:
        draw_nothing(patched)
        page = report(made, "made", tmp_path_factory.mktemp("out"))
    return links(page.read_text(encoding="utf-8"))


def given(made):
    more = {"rates": made.rates, "specifications": made.specifications, "contrasts": made.contrasts}
    return {**made._asdict(), **made.more, **more}


def joined(tables):
    """The tables that can be asked for, with the outlet of each row and the kind of its sentence."""
    units, articles = (
        tables["sentences"][["doc_id", "sent_id", "kind"]],
        tables["articles"][["doc_id", "outlet"]],
    )
    found = {}
    for name in KNOWN:
        rows = tables[name].drop(columns=["outlet", "kind"], errors="ignore").merge(articles, on="doc_id")
        found[name] = rows.merge(units, how="left") if "sent_id" in rows else rows
    return found


def n_named(address, tables, known):
    """How many rows, of voices how many words, an address names in the tables, or in a figure's own rows."""
    table, wanted = asked(address)
    if table == "places":
        return len(wanted["at"])
    chart = {one.name: one for one in EVERY}.get(table)
    rows = known[table] if chart is None else chart.drawn_rows(*map(tables.get, chart.tables))
    if table == "commitment-by-outlet":
        rows = rows[rows["act"] != ALL]
    for name, values in wanted.items():
        if name:
            column = rows[name.rstrip("!")].astype(object)
            cells = column.where(column.notna(), "").astype(str).replace({"True": "true", "False": "false"})
            rows = rows[cells.isin(values) != name.endswith("!")]
    if chart is None:
        return rows["n_words"].sum() if table == "voices" else len(rows)
    return rows[chart.counts].sum()


def test_each_number_names_as_many_rows_as_it_says(made, found):
    tables, counts = given(made), {}
    known = joined(tables)
    for one in found:
        if one.is_of_rows:
            if one.address not in counts:
                counts[one.address] = n_named(one.address, tables, known)
            wanted = one.number if one.tellings is None else one.tellings
            n = counts[one.address]
            assert n == wanted if wanted is not None else n > 0, one
    of = {asked(address)[0] for address in counts}
    assert of >= {*KNOWN, "places"} and len(of) > 13
    assert sum(one.number is not None for one in found if one.is_of_rows) > 250


def test_findings_lead_from_their_numbers_to_where_these_are_made(made):
    tables = given(made)
    every = [tell.finding(name, *map(tables.get, needed)) for name, (needed, _) in FINDINGS.items()]
    led = {one.name: sum(len(getattr(each, "leads", ())) for each in one.sentences) for one in every}
    # what counts articles, claims or pairs of outlets has no marks of its own; here are no contrasts
    assert [name for name, n in led.items() if not n] == ["contrasts", "ancestor"]
    for one in [*every, *brief(tables)]:
        for sentence in one.sentences:
            words = [pair[0] for pair in getattr(sentence, "leads", ()) if pair[1]]
            assert re.findall("<a [^>]+>(.*?)</a>", html(sentence)) == [leads.escaped(each) for each in words]


def test_a_rate_leads_to_the_marks_that_it_counts_and_its_words_to_theirs(made):
    page = by_voice(made.rates, "hedging").html
    rows = re.findall("<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    cells = [re.findall(r'<td style="[^"]*">(.*?)</td>', row) for row in rows]
    shown = made.rates[(made.rates["measure"] == "hedging") & (made.rates["label"] == "all")]
    for row, (_, _, n, words, rate, low, high) in zip(shown.itertuples(), cells, strict=True):
        to = [re.findall('href="reader.html#([^"]+)"', cell) for cell in (n, words, rate, low, high)]
        assert to[0] == to[2] if row.n_marks and not pd.isna(row.rate) else to[2] == []
        assert bool(to[0]) == (row.n_marks > 0) and bool(to[1]) == (row.n_words > 0) and to[3:] == [[], []]


def test_addresses_are_written_as_the_reader_reads_them():
    assert (
        leads.counted("hedging", "modal", "narrator", outlet="A & B")
        == "marks:measure=hedging&outlet=A%20%26%20B&kind=body&label=modal&voice=narrator"
    )
    apart = "label!=belief&label!=approximator&label!=condition"
    assert leads.counted("hedging") == f"marks:measure=hedging&kind=body&{apart}"
    assert leads.counted("tone", "raw") == "marks:measure=tone&kind=body&label=raw&voice=all"
    assert leads.spoken("all", outlet=["A", "="]) == "voices:outlet=A&outlet=%3D&kind=body"
    rows = pd.DataFrame([("a b", 1, 2), ("c", 3, 4)], columns=["doc_id", "start", "end"])
    assert leads.places(rows) == "places:at=a%20b-1-2&at=c-3-4"
    assert leads.place('a "b"/ü#', 1, 2) == "a%20%22b%22%2F%C3%BC%23-1-2"


def test_words_that_lead_stay_text():
    sentence = Led(
        "11 hedges, <i>1 hedge</i> & 1,234 words", [("1 hedge", "a&b"), ("234 words", "x"), ("<i>", None)]
    )
    assert html(sentence) == (
        '11 hedges, &lt;i&gt;<a href="reader.html#a&amp;b">1 hedge</a>&lt;/i&gt; &amp; 1,234 words'
    )
    assert html("no leads <b>") == "no leads &lt;b&gt;"


def test_a_sentence_that_leads_is_a_sentence_like_any_other():
    sentence = Led("2 hedges in 9 words.", [("2 hedges", "x")])
    assert sentence == "2 hedges in 9 words." and guard(sentence) is sentence
    one = tell.findings.Finding("made", (sentence,))
    assert repr(one) == "2 hedges in 9 words."
    assert one._repr_mimebundle_()["text/markdown"] == "**2 hedges in 9 words.**"


def test_notebooks_have_no_links_to_a_page_that_is_not_beside_them(made):
    shown = [
        tell.evidence(made, "hedging").html,
        tell.passages(made, "sources-by-group").html,
        tell.quotations(made, made.compared).html,
        tell.scored_sentences(made, "tone-words").html,
        tell.tellings(made, made.tellings).html,
        tell.table(made.rates).html,
    ]
    assert not any("reader.html" in page for page in shown)


VALUES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, unique=True)


@given_any(VALUES)
def test_any_value_can_be_asked_for(values):
    address = leads.rows_of("marks", {"outlet": values, "label!": "a"})
    assert asked(address) == ("marks", {"outlet": values, "label!": ["a"]})
    assert re.fullmatch(r"marks:[\w.~%=&!-]+", address, re.ASCII)


@given_any(st.lists(st.integers(0, 99), max_size=9), st.integers(1, 9))
def test_a_list_names_what_is_kept_and_counts_the_rest(numbers, most):
    names = [f"n{number}." for number in numbers]
    said = listed(names, most) if names else ""
    shown = kept(names, most)
    assert all(name in said for name in shown) and len(shown) == said.count(".")
    assert len(shown) == len(names) or f"{len(names) - len(shown)} more" in said
