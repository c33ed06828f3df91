"""Figures: what they show and say, the same bytes from run to run, and that none fails on odd corpora."""

import base64
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib import colors
from matplotlib.patches import Rectangle
from support.fakes import LONG, NAMES, fake, unscored
from support.sheets import given, sheet_of, texts_on, written_on

from analysis import export, tables, tell
from analysis.tell.charts import CHARTS, rates, style
from analysis.tell.charts.base import outlets
from analysis.tell.charts.figures import chart, drawn, titled
from analysis.tell.guard import guard

EACH = pytest.mark.parametrize("one", CHARTS, ids=[one.name for one in CHARTS])
OURS = CHARTS
EACH_OF_OURS = pytest.mark.parametrize("one", OURS, ids=[one.name for one in OURS])
OF_A_CORPUS = [one for one in CHARTS if one.tables]  # the others are the same for every corpus
EACH_OF_A_CORPUS = pytest.mark.parametrize("one", OF_A_CORPUS, ids=[one.name for one in OF_A_CORPUS])
HERE = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"
LONGEST = (
    "Frankfurter Allgemeine Sonntagszeitung für Deutschland",
    "The Milwaukee Journal Sentinel and Sentinel Communications Weekly",
)
TWELVE = (*NAMES, *LONGEST, "AP", "Le Monde", "ANSA", "EFE")


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
def test_all_that_is_said_is_made_from_the_rows_and_passes_the_guard(one, made):
    rows = one.drawn_rows(*given(one, made))
    names = {*rows.get("outlet", []), *rows.get("speaker", [])}
    for text in (one.alt(rows), one.note(rows), one.unit(rows), one.caption, one.title, titled(one, rows)):
        assert guard(text, names, single=True) == text
    assert len(one.alt(rows)) > 60


_DRAW = """
import hashlib
from support.fakes import fake
from analysis import tell
from analysis.tell.charts import CHARTS
made = fake(("Wire", "Brief"), 14)
for one in CHARTS[1::3]:
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
        f"{one.name}.{form}" for one in CHARTS[1::3] for form in ("svg", "png", "pdf", "csv")
    }


def test_a_user_s_own_matplotlib_and_seaborn_settings_change_nothing(made):
    import matplotlib as mpl
    import seaborn as sns

    one = chart("hedging-by-outlet")
    plain = drawn(one, made.rates).files
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "black", "svg.hashsalt": "x", "savefig.dpi": 7}):
        sns.set_theme(style="dark", palette="husl")
        assert drawn(one, made.rates).files == plain


def test_the_hash_changes_when_one_value_does(made):
    one = chart("hedging-by-outlet")
    other = made.rates.copy()
    place = other.index[(other["measure"] == "hedging") & (other["label"] == "all")][0]
    other.loc[place, "rate"] += 0.001
    before, after = (repr(drawn(one, each, forms=())) for each in (made.rates, other))
    assert re.search(r"\[data [0-9a-f]{12}\]$", before)
    assert before.rpartition("[")[2] != after.rpartition("[")[2]


def test_a_notebook_gets_a_picture_and_a_line_of_text(made):
    figure = drawn(chart("hedging-by-outlet"), made.rates)
    bundle = figure._repr_mimebundle_()
    assert base64.b64decode(bundle["image/png"]).startswith(b"\x89PNG")
    alt = chart("hedging-by-outlet").alt(figure.rows)
    assert bundle["text/plain"] == f"Figure: {figure.title}. {alt} [data {export.digest(figure.rows)}]"


@EACH_OF_OURS
def test_text_in_a_figure_is_text_that_can_be_searched(one, made):
    figure = drawn(one, *given(one, made), forms=("svg",))
    root = ElementTree.fromstring(figure.files["svg"])
    texts = [text.text.strip() for text in root.iter(f"{SVG}text") if text.text]
    assert " ".join(texts).startswith(figure.title) or set(figure.title.split()) <= set(
        " ".join(texts).split()
    )
    if one.tables and not figure.few:
        assert set(NAMES) <= set(texts)
    assert b"DejaVuSans-" not in figure.files["svg"]  # no letter is a path
    families = re.findall(r"font-family: ([^;\"]*)", figure.files["svg"].decode())
    assert families and all(family.endswith("sans-serif") and "," in family for family in families)


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


HARDEST = [
    ("report", NAMES[:1]),
    ("report", TWELVE),
    ("column", LONGEST),
    ("column", TWELVE),
    ("slide", TWELVE),
]


@pytest.mark.parametrize(
    ("width", "names"), HARDEST, ids=[f"{width}-{len(names)}" for width, names in HARDEST]
)
@EACH_OF_OURS
def test_no_text_leaves_the_sheet_and_none_is_too_small(one, width, names):
    sheet = sheet_of(one, fake(names, 24), width)
    wide, high = sheet.bbox.width, sheet.bbox.height
    for text in texts_on(sheet):
        box = text.get_window_extent()
        assert box.x0 >= -2 and box.y0 >= -2 and box.x1 <= wide + 2 and box.y1 <= high + 2, text
        assert text.get_fontsize() >= 6, text
    mm = sheet.get_size_inches() * 25.4
    assert mm[0] == pytest.approx({"report": 170, "column": 85, "slide": 254}[width])


@pytest.mark.parametrize("name", ["words-by-voice", "hedging-by-outlet", "commitment-by-outlet"])
def test_a_name_stands_above_its_own_bar_and_on_no_other(name):
    sheet = sheet_of(chart(name), fake(TWELVE, 40), "column")
    sheet.draw_without_rendering()
    axes = sheet.axes[1]
    bars = [patch.get_window_extent() for patch in axes.patches if patch.get_width()]
    named = [text for text in axes.texts if " ".join(text.get_text().split()) in TWELVE]
    assert len(named) == 12
    for text in named:
        box = text.get_window_extent().shrunk(1.0, 0.9)
        assert not [bar for bar in bars if bar.overlaps(box)], text


def test_outlets_are_ordered_by_what_is_shown(made):
    for name, column, voice in (("words-by-voice", "share", "narrator"), ("hedging-by-outlet", "rate", None)):
        one = chart(name)
        rows = one.drawn_rows(*given(one, made))
        ours = rows[rows["voice"] == voice] if voice else rows[rows["measure"] == "hedging"]
        values = ours.set_index("outlet")[column].astype(float)
        axes = sheet_of(one, made).axes[1]
        named = [text for text in axes.texts if text.get_text() in NAMES]
        shown = [text.get_text() for text in sorted(named, key=lambda text: text.xy[1])]
        assert [values[each] for each in shown] == sorted(values, reverse=True)


def test_a_bar_and_its_label_show_the_same_number(made):
    axes = sheet_of(chart("words-by-voice"), made).axes[1]
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle) and patch.get_width() > 0.08]
    labels = [text for text in axes.texts if text.get_text().endswith("%")]
    assert len(labels) >= 6
    for label in labels:
        x, y = label.get_position()
        (bar,) = [
            bar
            for bar in bars
            if bar.get_x() < x < bar.get_x() + bar.get_width()
            and bar.get_y() < y < bar.get_y() + bar.get_height()
        ]
        assert label.get_text() == f"{100 * bar.get_width():.0f} %"


def test_a_part_of_a_bar_says_what_it_is_to_those_who_point_at_it(made):
    svg = drawn(chart("words-by-voice"), *given(chart("words-by-voice"), made), forms=("svg",)).files["svg"]
    tips = [each.text for each in ElementTree.fromstring(svg).iter(f"{SVG}title")][1:]
    rows = chart("words-by-voice").drawn_rows(*given(chart("words-by-voice"), made))
    assert len(tips) == (rows["share"] > 0).sum()
    assert any(re.fullmatch(r"Wire, own voice: \d+ % \(\d+ words\)", tip) for tip in tips)


def test_a_title_says_what_differs_and_only_that(made):
    one = chart("hedging-by-outlet")
    rows = one.drawn_rows(made.rates)
    hedges = rows["measure"] == "hedging"
    rows.loc[hedges, "rate"] = [3.0, 9.26, 1.04, 4.0, 5.0, 2.0]
    rows.loc[hedges, "low"], rows.loc[hedges, "high"] = rows["rate"] - 0.5, rows["rate"] + 0.5
    rows.loc[hedges, "n_marks"] = 9
    assert titled(one, rows) == "Hedges per 1,000 words: 9.3 in Brief, 1.0 in Aggregator"
    rows.loc[hedges, "high"] = 20.0  # now each range reaches above all dots
    assert titled(one, rows) == one.title
    rows.loc[hedges, ["rate", "low", "high"]] = 3.0, 2.9, 3.1
    assert titled(one, rows) == one.title


def test_masks_that_turn_the_order_of_tone_leave_the_title_without_a_finding(made):
    one = chart("tone-by-outlet")
    rows = one.drawn_rows(made.rates)
    for label, order in (("raw", (6, 5, 4, 3, 2, 1)), ("masked", (6, 5, 4, 3, 2, 1))):
        at = (rows["voice"] == "all") & (rows["label"] == label)
        rows.loc[at, "rate"] = [one / 10 for one in order]
        rows.loc[at, "low"], rows.loc[at, "high"] = rows["rate"] - 0.01, rows["rate"] + 0.01
    assert titled(one, rows).startswith("The words score +0.60 on average in Wire, +0.10 in State agency")
    rows.loc[at, ["rate", "low", "high"]] = rows.loc[at, ["rate", "low", "high"]].to_numpy()[::-1]
    assert titled(one, rows) == one.title


def test_those_who_share_an_end_are_named_together(made):
    one = chart("words-by-voice")
    rows = one.drawn_rows(*given(one, made))
    rows.loc[rows["voice"] == "narrator", "share"] = [0.9, 0.9, 0.5, 0.3, 0.3, 0.3]
    assert titled(one, rows) == "Own voice: 90 % of the words in Wire and Brief, 30 % in 3 outlets"


def test_too_few_marks_are_a_sentence_and_no_picture(made):
    given_rates = made.rates.copy()
    ours = given_rates["measure"].isin(("hedging", "certainty")) & (given_rates["voice"] == "narrator")
    given_rates.loc[ours, "n_marks"] = 0
    first = ours & (given_rates["outlet"] == "Brief") & (given_rates["label"] == "all")
    given_rates.loc[first & (given_rates["measure"] == "hedging"), "n_marks"] = 2
    figure = drawn(chart("hedging-by-outlet"), given_rates)
    assert figure.few.startswith("2 hedges in the outlets' own voice: Brief 2. 0 boosters")
    assert set(figure._repr_mimebundle_()) == {"text/plain"}
    svg = " ".join(figure.files["svg"].decode().split())
    assert "2 hedges in the outlets" in svg and "<circle" not in svg


def test_a_measure_that_is_a_word_list_has_a_chart_that_speaks_of_its_marks(made):
    one = rates._chart("concession-by-outlet", "Concession", "Phrases.", "hedging")
    one = replace(one, rows=lambda given: rates.HEDGING.rows(given).assign(measure="sharp_words")[:6])
    rows = one.drawn_rows(made.rates)
    assert one.unit(rows) == "Marks of sharp words per 1,000 words in the outlet's own voice"
    assert one.alt(rows).startswith(
        "Dots with ranges, per 1,000 words in the outlets' own voice. Marks of sharp"
    )
    rows["n_marks"] = [1, 0, 0, 0, 0, 0]
    assert one.few(rows) == "1 mark of sharp words in the outlets' own voice: Wire 1."


def test_the_alt_text_names_the_extremes_and_ties(made):
    one = chart("hedging-by-outlet")
    rows = one.drawn_rows(made.rates)
    hedges = rows["measure"] == "hedging"
    rows.loc[hedges, "rate"] = [3.0, 9.26, 1.04, 4.0, 5.0, np.nan]
    assert "Hedges: highest: Brief (9.3); lowest: Aggregator (1.0)." in one.alt(rows)
    rows.loc[hedges, "rate"] = [3.01, 2.99, 3.0, 1.0, 1.0, 2.0]
    assert "highest: Wire, Brief and Aggregator (3.0); lowest: Analysis and Foreign daily (1.0)" in one.alt(
        rows
    )


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


def test_rows_stand_in_corpus_order():
    made = fake(("Zebra", "Ant"), 14)
    for one in OF_A_CORPUS:
        assert outlets(one.drawn_rows(*given(one, made))) == ["Zebra", "Ant"], one.name


def test_a_wrong_table_is_refused_by_name(made):
    with pytest.raises(tables.TableError, match="words-by-voice is drawn from sentences, voices"):
        tell.figure("words-by-voice", made.marks, corpus="made")
    with pytest.raises(tables.TableError, match="sentences: no column"):
        tell.figure("words-by-voice", made.marks, made.sentences, corpus="made")


def test_an_unknown_figure_is_refused_and_the_known_ones_are_named(made):
    with pytest.raises(KeyError, match="hedging-by-outlet"):
        tell.figure("hedging", made.rates, corpus="made")


def test_a_listing_asked_for_as_a_figure_says_how_it_is_shown_and_the_other_way_round(made):
    with pytest.raises(KeyError, match=r"tell.listing\('hedging-labels'"):
        tell.figure("hedging-labels", made.rates, corpus="made")
    with pytest.raises(KeyError, match=r"tell.figure\('hedging-by-outlet'"):
        tell.listing("hedging-by-outlet", made.rates, corpus="made")


def test_the_csv_holds_the_rows_drawn(made, tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    figure = tell.figure("hedging-by-outlet", made.rates, corpus="made")
    assert (tmp_path / "figures/made/hedging-by-outlet.csv").read_bytes() == export.csv_bytes(figure.rows)
    assert not [path for path in (tmp_path / "figures/made").iterdir() if path.name.startswith(".")]


@EACH_OF_A_CORPUS
def test_names_are_drawn_as_they_are_written(one):
    names = ["wire_one", "$x^2$"]
    sheet = sheet_of(one, fake(names, 40))
    if not one.few(one.drawn_rows(*given(one, fake(names, 40)))):
        assert set(names) <= set(written_on(sheet))
    assert not any(text.get_parse_math() for text in texts_on(sheet) if text.get_text() in names)


@EACH_OF_A_CORPUS
@pytest.mark.filterwarnings("error")
def test_a_name_that_the_font_lacks_gets_a_stand_in_and_stays_in_the_rows(one):
    made = fake(("Wire", "新华社", "人民日报"), 40)
    rows = one.drawn_rows(*given(one, made))
    assert "新华社" in set(rows["outlet"]) and "outlet 2" not in one.alt(rows)
    if one.few(rows):
        return
    shown = written_on(sheet_of(one, made))
    assert "Wire" in shown and len([text for text in shown if re.fullmatch(r"outlet \d", text)]) >= 2
    if not one.says(rows):
        assert not [text for text in shown if re.search("[一-鿿]", text)]


def test_a_name_without_a_letter_that_shows_gets_a_stand_in():
    with style.styled():
        names = ("\x00 ", "Ünï – ‘x’", "A 社")
        assert [style.shown(name, "outlet 1") for name in names] == ["outlet 1", "Ünï – ‘x’", "outlet 1"]
        assert style.shown(LONG, "outlet 1", 30).endswith(" …")


@pytest.mark.parametrize("name", ["hedging-by-outlet", "tone-by-outlet"])
def test_an_outlet_with_too_few_words_has_no_dot_and_says_why(name):
    made = fake(("Wire", "Brief"), 40, words={"Brief": 2})
    axes = sheet_of(chart(name), made).axes[1]
    assert "too few words" in [text.get_text() for text in axes.texts]


def test_the_rule_of_three_is_told_of_counts_only():
    rule = "Where nothing was found, the line goes up to 3,000 / words (rule of three)."
    made = fake(("Wire", "Brief"), 24)
    hedging, tone = chart("hedging-by-outlet"), chart("tone-by-outlet")
    assert rule in hedging.note(hedging.drawn_rows(made.rates))
    made.rates.loc[made.rates["measure"] == "tone", "rate"] = 0.0
    assert rule not in tone.note(tone.drawn_rows(made.rates))


def test_one_sentence_and_two_outlets_are_told_as_such():
    one = chart("tone-specifications")
    rows = one.drawn_rows(*given(one, fake(("Wire",), 1)))
    assert one.note(rows).startswith("32 specifications; 1 body sentence, ")
    rows = one.drawn_rows(*given(one, fake(("Wire", "Brief"), 24)))
    assert "The two outlets do not keep one order under all of them." in one.alt(rows)
    rows["score"] = (rows["outlet"] == "Wire").astype(float)
    assert "The two outlets keep one order under all of them." in one.alt(rows)
    assert titled(one, rows) == "The two outlets keep one order of tone under all 32 combinations of choices"


@EACH_OF_A_CORPUS
def test_an_outlet_of_which_nothing_was_scored_is_shown_but_in_no_order(one):
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    rows = one.drawn_rows(*given(one, made))
    assert outlets(rows) == ["Wire", "Brief", "Daily"]
    said = re.findall(r"[^.]*Brief[^.]*\.", one.alt(rows))
    assert all(re.fullmatch(r" (No words were|Nothing was) scored in Brief\.", each) for each in said)
    assert "Brief" not in one.says(rows) if not one.few(rows) else True
    assert texts_on(sheet_of(one, made))


@pytest.mark.parametrize(
    "name",
    [
        "hedging-by-outlet",
        "words-by-voice",
        "commitment-by-outlet",
        "sources-by-group",
        "quotations-by-outlet",
        "tone-by-outlet",
    ],
)
def test_where_nothing_was_scored_no_zero_is_drawn(name):
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    written = written_on(sheet_of(chart(name), made))
    assert "nothing was scored" in written and "too few words" not in written


@EACH_OF_A_CORPUS
def test_a_corpus_of_which_nothing_was_scored_is_drawn_and_has_neither_zeros_nor_few_words(one):
    made = unscored(unscored(fake(("Wire", "Brief"), 24), "Brief"), "Wire")
    rows = one.drawn_rows(*given(one, made))
    if len(rows):
        assert not re.search(r"\b0\b|[Ff]ew words|enough", one.alt(rows))
    assert texts_on(sheet_of(one, made))


def test_articles_of_which_nothing_was_scored_are_not_counted_beside_scored_words():
    made = unscored(fake(("Wire", "Brief", "Daily"), 24), "Brief")
    one = chart("words-by-voice")
    assert one.note(one.drawn_rows(*given(one, made))).startswith("2 articles, 768 words")
    rows = chart("commitment-by-outlet").drawn_rows(*given(chart("commitment-by-outlet"), made))
    assert chart("commitment-by-outlet").note(rows).startswith("2 articles, ")
    assert rows.loc[rows["outlet"] == "Brief", "n_cues"].isna().all()


def luminance(shade):
    parts = np.array(colors.to_rgb(shade))
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [
        0.2126,
        0.7152,
        0.0722,
    ]


def test_marks_stand_out_from_the_page_and_parts_from_each_other_in_grey():
    with style.styled():
        sides, voices = style.palette(), style.voice_fills()
    for shade in (*sides, *(fill.edge for fill in voices.values()), style.BELOW, style.ABOVE):
        assert 1.05 / (luminance(shade) + 0.05) >= 3, shade
    greys = sorted(116 * luminance(shade) ** (1 / 3) - 16 for shade in sides[:5])
    assert min(np.diff(greys)) > 5
    greys = sorted(116 * luminance(fill.face) ** (1 / 3) - 16 for fill in voices.values() if not fill.hatch)
    assert min(np.diff(greys)) > 15


def test_tone_has_one_direction_of_colours_in_charts_lists_and_the_reader(made):
    def is_orange(shade):
        red, _, blue = colors.to_rgb(shade)
        return red > blue

    assert is_orange(style.BELOW) and not is_orange(style.ABOVE)
    css = (HERE.parent / "analysis/tell/reader/reader.css").read_text(encoding="utf-8")
    low, high = (re.search(rf"\.tone{n} \{{ background: (#\w+)", css)[1] for n in ("-3", "3"))
    assert is_orange(low) and not is_orange(high)
    html = tell.scored_sentences(made, "tone-arc").html
    cells = re.findall(r"background:(#\w+);[^>]*>([+−]0\.[5-9]\d)<", html)
    assert len(cells) > 10 and all(is_orange(shade) == score.startswith("−") for shade, score in cells)
