"""Figures: the same bytes from run to run, what they say, and that none fails on odd corpora."""

import base64
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.fakes import NAMES, fake, unscored
from support.sheets import given, sheet_of, texts_on, written_on

from analysis import export, tables, tell
from analysis.tell.charts import CHARTS
from analysis.tell.charts.base import outlets
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.figures import chart, drawn, sheet
from analysis.tell.guard import guard

EACH = pytest.mark.parametrize("one", CHARTS, ids=[one.name for one in CHARTS])
OF_A_CORPUS = [one for one in CHARTS if one.tables]  # the others are the same for every corpus
EACH_OF_A_CORPUS = pytest.mark.parametrize("one", OF_A_CORPUS, ids=[one.name for one in OF_A_CORPUS])
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def made():
    return fake()


def test_every_chart_has_a_name_a_title_and_a_caption_of_its_own():
    for each in ("name", "title", "caption"):
        texts = [getattr(one, each) for one in CHARTS]
        assert len(set(texts)) == len(texts)
        assert all(text.strip() for text in texts)
        assert not [text for text in texts if re.search(r"[,.;:][A-Za-z]|  |\w- \w", text)]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", one.name) for one in CHARTS)


@EACH
def test_alt_text_and_source_line_are_made_from_the_rows_and_pass_the_guard(one, made):
    rows = one.drawn_rows(*given(one, made))
    names = {*rows.get("outlet", []), *rows.get("speaker", [])}
    for text in (one.alt(rows), one.note(rows), one.caption, one.title):
        assert guard(text, names)
    assert len(one.alt(rows)) > 60


_DRAW = """
import hashlib
from support.fakes import fake
from analysis import tell
from analysis.tell.charts import CHARTS
made = fake(("Wire", "Brief"), 14)
for one in CHARTS[::4]:
    figure = tell.figure(one.name, *(getattr(made, name) for name in one.tables), corpus="made")
    print(one.name, hashlib.sha256(figure.files["screen"]).hexdigest(), repr(figure))
"""


def test_two_processes_draw_the_same_bytes_and_print_nothing_of_their_own(tmp_path):
    outputs, files = [], []
    for seed in ("1", "2"):
        paths = os.pathsep.join([str(HERE), str(HERE.parent)])
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        env |= {"ANALYSIS_OUTPUT": str(tmp_path / seed), "MPLBACKEND": "pdf", "TZ": f"UTC+{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", _DRAW], env=env, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        assert done.stderr == ""
        outputs.append(done.stdout)
        saved = sorted((tmp_path / seed / "figures" / "made").iterdir())
        files.append({path.name: path.read_bytes() for path in saved})
    assert outputs[0] == outputs[1]
    assert files[0] == files[1]
    assert set(files[0]) == {
        f"{one.name}.{form}" for one in CHARTS[::4] for form in ("svg", "png", "pdf", "csv")
    }


def test_a_user_s_own_matplotlib_settings_change_nothing(made):
    import matplotlib as mpl

    one = chart("hedging-by-outlet")
    plain = drawn(one, made.rates).files
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "svg.hashsalt": "x", "savefig.dpi": 7}):
        assert drawn(one, made.rates).files == plain


def test_the_hash_changes_when_one_value_does(made):
    one = chart("hedging-by-outlet")
    rates = made.rates.copy()
    place = rates.index[(rates["measure"] == "hedging") & (rates["label"] == "all")][0]
    rates.loc[place, "rate"] += 0.001
    before, after = (repr(drawn(one, each, forms=())) for each in (made.rates, rates))
    assert re.search(r"\[data [0-9a-f]{12}\]$", before)
    assert before.rpartition("[")[2] != after.rpartition("[")[2]


def test_a_notebook_gets_a_picture_and_a_line_of_text(made):
    figure = drawn(chart("hedging-by-outlet"), made.rates)
    bundle = figure._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    alt = chart("hedging-by-outlet").alt(figure.rows)
    assert bundle["text/plain"] == f"Figure: {figure.title}. {alt} [data {export.digest(figure.rows)}]"


def test_the_alt_text_names_the_extremes(made):
    rows = chart("hedging-by-outlet").drawn_rows(made.rates)
    rows["rate"] = [3.0, 9.26, 1.04, 4.0, 5.0, None]
    alt = chart("hedging-by-outlet").alt(rows)
    assert "highest: Brief (9.3); lowest: Aggregator (1.0)" in alt
    assert "Too few words for a rate: State agency." in alt


def test_what_is_written_alike_is_a_tie_in_the_alt_text(made):
    rows = chart("hedging-by-outlet").drawn_rows(made.rates)
    rows["rate"] = [3.01, 2.99, 3.0, 1.0, 1.0, 2.0]
    assert "highest: Wire, Brief and Aggregator (3.0); lowest: Analysis and Foreign daily (1.0)" in chart(
        "hedging-by-outlet"
    ).alt(rows)


@EACH
def test_title_and_alt_text_are_in_the_files_themselves(one, made):
    figure = drawn(one, *given(one, made), forms=("svg",))
    root = ElementTree.fromstring(figure.files["svg"])
    inside = {text.strip() for text in root.itertext() if text.strip()}
    assert {figure.title, figure.alt} <= inside


def test_the_alt_text_is_in_every_other_form_of_a_chart_too(made):
    one = chart("hedging-by-outlet")
    files = drawn(one, *given(one, made)).files
    assert b"Description" in files["png"] and b"Description" in files["screen"]
    assert b"/Subject" in files["pdf"]


@EACH
def test_one_outlet_alone_is_drawn_inside_the_sheet(one):
    made = fake(NAMES[:1], 8, words={NAMES[0]: 30})
    rows = one.drawn_rows(*given(one, made))
    with canvas.styled():
        sheet = canvas.sheet(one.title, one.note(rows), one.height(rows), lambda on: one.draw(rows, on))
        sheet.draw_without_rendering()
        box = sheet.get_tightbbox()
    width, height = sheet.get_size_inches()
    assert box.x0 >= -0.02 and box.y0 >= -0.02
    assert box.x1 <= width + 0.02 and box.y1 <= height + 0.02


@EACH
def test_no_text_is_smaller_than_seven_points(one, made):
    from matplotlib.text import Text

    rows = one.drawn_rows(*given(one, made))
    with canvas.styled():
        sheet = canvas.sheet(one.title, one.note(rows), one.height(rows), lambda on: one.draw(rows, on))
        sheet.draw_without_rendering()
        shown = [text for text in sheet.findobj(Text) if text.get_text().strip() and text.get_visible()]
    assert min(text.get_fontsize() for text in shown) >= 7
    assert sheet.get_size_inches()[0] == pytest.approx(canvas.WIDTH / 25.4)


@EACH_OF_A_CORPUS
def test_empty_tables_give_a_figure_that_says_so_or_shows_zeros(one):
    empty = [tables.frame(name, []) for name in one.tables]
    figure = drawn(one, *empty, forms=("svg",))
    assert "Nothing to draw" in figure.alt
    assert b"<svg" in figure.files["svg"]


@EACH
def test_hostile_outlet_names_are_drawn_as_text(one):
    hostile = ["$\\frac{$", "<script>alert(1)</script>\x00", "-->\u202eevil"]
    made = fake(hostile, 14)
    svg = drawn(one, *given(one, made), forms=("svg",)).files["svg"].decode()
    ElementTree.fromstring(svg)
    assert "<script" not in svg


def test_an_outlet_has_one_colour_whatever_is_drawn_and_a_seventh_another_marker():
    with canvas.styled():
        looks = canvas.looks([*NAMES, "Seventh"])
    assert len({look.colour for look in looks.values()}) == 6
    assert looks["Seventh"].colour == looks["Wire"].colour
    assert looks["Seventh"].marker != looks["Wire"].marker


def test_outlets_stand_in_corpus_order():
    made = fake(("Zebra", "Ant"), 14)
    for one in OF_A_CORPUS:
        assert outlets(one.drawn_rows(*given(one, made))) == ["Zebra", "Ant"], one.name


def test_a_wrong_table_is_refused_by_name(made):
    with pytest.raises(tables.TableError, match="tone-arc is drawn from sentences, marks"):
        tell.figure("tone-arc", made.marks, corpus="made")
    with pytest.raises(tables.TableError, match="sentences: no column"):
        tell.figure("tone-arc", made.marks, made.sentences, corpus="made")


def test_an_unknown_figure_is_refused_and_the_known_ones_are_named(made):
    with pytest.raises(KeyError, match="hedging-by-outlet"):
        tell.figure("hedging", made.rates, corpus="made")


def test_the_csv_holds_the_rows_drawn(made, tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    figure = tell.figure("hedging-by-outlet", made.rates, corpus="made")
    assert (tmp_path / "figures/made/hedging-by-outlet.csv").read_bytes() == export.csv_bytes(figure.rows)
    assert not [path for path in (tmp_path / "figures/made").iterdir() if path.name.startswith(".")]


def test_counts_agree_with_counting_in_another_way(made):
    rows = chart("speakers-by-outlet").drawn_rows(made.sentences, made.voices, made.attributions)
    ids = dict(zip(made.articles["doc_id"], made.articles["outlet"], strict=True))
    body = {(s.doc_id, s.sent_id) for s in made.sentences.itertuples() if s.kind == "body"}
    counts = {}
    for act in made.attributions.itertuples():
        if (act.doc_id, act.sent_id) in body:
            who = act.speaker if isinstance(act.speaker, str) else None
            who = who or ("unresolved" if isinstance(act.source, str) else "no source")
            counts[who, ids[act.doc_id]] = counts.get((who, ids[act.doc_id]), 0) + 1
    assert {(r.speaker, r.outlet): r.n_cues for r in rows.itertuples() if r.n_cues} == counts
    assert {"unresolved", "no source"} <= set(rows["speaker"])


def test_the_words_behind_the_tone_are_cut_from_their_sentences(made):
    rows = chart("tone-words").drawn_rows(made.sentences, made.marks)
    assert set(rows["word"]) == {"great", "bad"}
    brief = rows[rows["outlet"] == "Brief"].set_index("word")
    assert brief.loc["great", "value"] == pytest.approx(24 * 3.1)
    assert brief.loc["bad", "n_marks"] == 24


@EACH_OF_A_CORPUS
def test_names_are_drawn_as_they_are_written(one):
    names = ["wire_one", "$x^2$"]
    sheet = sheet_of(one, fake(names, 24))
    assert set(names) <= set(written_on(sheet))
    assert not any(text.get_parse_math() for text in texts_on(sheet) if text.get_text() in names)


def test_labels_are_drawn_with_spaces():
    shown = written_on(sheet_of(chart("hedging-labels"), fake(("Wire",), 24)))
    assert "open question" in shown and "open_question" not in shown


@EACH_OF_A_CORPUS
@pytest.mark.filterwarnings("error")
def test_a_name_that_the_font_lacks_gets_a_stand_in_and_stays_in_the_rows(one):
    made = fake(("Wire", "新华社", "人民日报"), 24)
    made.attributions["speaker"] = made.attributions["speaker"].replace("Xi Jinping", "习近平")
    shown = written_on(sheet_of(one, made))
    assert {"Wire", "outlet 2", "outlet 3"} <= set(shown)
    assert not [text for text in shown if re.search("[一-鿿]", text)]
    rows = one.drawn_rows(*given(one, made))
    assert "新华社" in set(rows["outlet"])
    assert "outlet 2" not in one.alt(rows)
    if one.name == "speakers-by-outlet":
        assert any(re.fullmatch(r"speaker \d", text) for text in shown)


def test_a_name_without_a_letter_that_shows_gets_a_stand_in():
    with canvas.styled():
        assert [canvas.label(name, "outlet 1") for name in ("\x00 ", "Ünï – ‘x’", "A 社")] == [
            "outlet 1",
            "Ünï – ‘x’",
            "outlet 1",
        ]


@pytest.mark.parametrize("name", ["hedging-by-outlet", "certainty-by-outlet", "tone-by-outlet"])
def test_a_chart_without_a_rate_says_so_and_has_no_scale(name):
    sheet = sheet_of(chart(name), fake(("Wire",), 2))
    assert "too few words" in written_on(sheet)
    assert all(len(axes.get_xticks()) == 0 for axes in sheet.axes if axes.axison)


def test_the_ticks_of_tone_do_not_overlap():
    made = fake(("Wire", "Brief"), 24)
    made.rates[["rate", "low", "high"]] /= 100
    sheet = sheet_of(chart("tone-by-outlet"), made)
    for axes in (axes for axes in sheet.axes if axes.axison):
        low, high = axes.get_xlim()
        ticks = [tick for tick in axes.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
        boxes = [tick.label1.get_window_extent() for tick in ticks]
        assert len(boxes) >= 3
        assert all(one.x1 + 2 < other.x0 for one, other in zip(boxes, boxes[1:], strict=False))


def test_beside_the_tone_stand_the_sentences_of_each_panel():
    made = fake(("Wire",), 24)
    narrator = (made.rates["measure"] == "tone") & (made.rates["voice"] == "narrator")
    made.rates.loc[narrator, "n_marks"] = 17
    shown = written_on(sheet_of(chart("tone-by-outlet"), made))
    assert "17" in shown and "24" in shown


def test_a_line_parts_the_articles_of_an_outlet_in_the_course_of_tone():
    made = fake(("Wire", "Brief", "Daily"), 6)
    made.sentences["outlet"] = made.sentences["outlet"].replace("Brief", "Wire")
    lines = [
        [float(line.get_xdata()[0]) for line in axes.lines if line.get_xdata()[0] == line.get_xdata()[-1]]
        for axes in sheet_of(chart("tone-arc"), made).axes
    ]
    assert lines == [[6.5], []]


def test_one_sentence_and_two_outlets_are_told_as_such():
    one = chart("tone-specifications")
    rows = one.drawn_rows(*given(one, fake(("Wire",), 1)))
    assert one.note(rows).startswith("32 specifications; 1 body sentence, ")
    rows = one.drawn_rows(*given(one, fake(("Wire", "Brief"), 24)))
    assert "The two outlets do not keep one order under all of them." in one.alt(rows)
    rows["score"] = (rows["outlet"] == "Wire").astype(float)
    assert "The two outlets keep one order under all of them." in one.alt(rows)


def test_sentences_are_counted_in_whole_numbers():
    axes = sheet_of(chart("tone-arc"), fake(("Wire",), 1)).axes[-1]
    assert all(float(tick).is_integer() for tick in axes.get_xticks())


def test_the_words_of_an_outlet_of_several_articles_are_not_called_each_article_s():
    made = fake(("Wire", "Brief", "Daily"), 8)
    one = chart("corpus-overview")
    assert one.alt(one.drawn_rows(*given(one, made))).startswith("Words in the body of each article, ")
    for rows in (made.articles, made.sentences):
        rows["outlet"] = rows["outlet"].replace("Brief", "Wire")
    assert one.alt(one.drawn_rows(*given(one, made))).startswith("Words in the body by outlet, highest: Wire")
    assert "each article" not in one.title


def test_the_rule_of_three_is_told_of_counts_only():
    rule = "Where nothing was found, the line goes up to 3,000 / words (rule of three)."
    made = fake(("Wire", "Brief"), 24)
    certainty, tone = chart("certainty-by-outlet"), chart("tone-by-outlet")
    note = certainty.note(certainty.drawn_rows(made.rates))
    assert rule in note and "sensitivity" not in note and "No ranges" not in note
    made.rates.loc[made.rates["measure"] == "tone", "rate"] = 0.0
    assert rule not in tone.note(tone.drawn_rows(made.rates))


@EACH_OF_A_CORPUS
def test_an_outlet_of_which_nothing_was_scored_is_shown_but_in_no_order(one):
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    rows = one.drawn_rows(*given(one, made))
    assert outlets(rows) == ["Wire", "Brief", "Daily"]
    if one.name != "corpus-overview":
        said = re.findall(r"[^.]*Brief[^.]*\.", one.alt(rows))
        assert all(re.fullmatch(r" (No words were|Nothing was) scored in Brief\.", each) for each in said)
    assert texts_on(sheet_of(one, made))


@pytest.mark.parametrize(
    "name",
    [
        "hedging-by-outlet",
        "hedging-labels",
        "words-by-voice",
        "commitment-by-outlet",
        "speakers-by-outlet",
        "tone-arc",
        "tone-words",
        "tone-by-outlet",
    ],
)
def test_where_nothing_was_scored_no_zero_is_drawn(name):
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    written = written_on(sheet_of(chart(name), made))
    assert "nothing was scored" in written and "too few" not in written


@EACH_OF_A_CORPUS
def test_a_corpus_of_which_nothing_was_scored_is_drawn_and_has_neither_zeros_nor_few_words(one):
    made = unscored(unscored(fake(("Wire", "Brief"), 24), "Brief"), "Wire")
    rows = one.drawn_rows(*given(one, made))
    if one.name != "corpus-overview" and len(rows):
        assert not re.search(r"\b0\b|[Ff]ew words|enough", one.alt(rows))
    with canvas.styled():
        assert texts_on(sheet(one, rows))


def test_articles_of_which_nothing_was_scored_are_not_counted_beside_scored_words():
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    one = chart("words-by-voice")
    assert one.note(one.drawn_rows(*given(one, made))).startswith("2 articles, 768 words")
    for name in ("commitment-by-outlet", "speakers-by-outlet"):
        rows = chart(name).drawn_rows(*given(chart(name), made))
        assert chart(name).note(rows).startswith("2 articles, ")
        assert rows.loc[rows["outlet"] == "Brief", "n_cues"].isna().all()
