"""Every chart at every width: no text is cut off, none lies on another, none is too small to read."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure as Sheet
from support.fakes import fake
from support.figure_texts import _corners, flaws, texts_of

from analysis import compare, tables
from analysis.tell.charts import CHARTS
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.page import WIDTHS, Page
from analysis.tell.charts.figures import chart, drawn, fitting, sheet
from analysis.tell.charts.sources.unnamed import _lines
from analysis.tell.charts.tone.words import _reach

LONGEST = (
    "Frankfurter Allgemeine Sonntagszeitung für Deutschland",
    "The Milwaukee Journal Sentinel and Sentinel Communications Weekly",
)
FIVE = ("BlockNews", "The Jewish Voice", "El País (English)", "Bloomberg", "Foreign Policy")
MORE = ("The New York Times", "Süddeutsche Zeitung", "AP", "Le Monde", "South China Morning Post")
NAMES = {"two": LONGEST, "twelve": (*FIVE, *LONGEST, *MORE)}
OF_WORDS = ("verbs-by-speaker", "labels-by-actor", "tone-specifications", "claims-by-outlet")
SMALLEST = {"report": 7.0, "column": 6.0, "slide": 7.0}


@pytest.fixture(scope="module")
def corpora():
    made = {n: fake(names, 14) for n, names in NAMES.items()}
    six = compare.compared("sample")
    rows = {name: six[name] for name in tables.SCHEMAS}
    rows["attributions"] = rows["attributions"].assign(sure=True)  # as many as there can be
    return {**made, "six": SimpleNamespace(**rows)}


def drawn_sheet(one, rows):
    made = sheet(one, rows)
    made.draw_without_rendering()
    return made


# What is hardest at each width: each sheet takes its time. Two have the longest names; six are the sample.
HARDEST = {"report": ("six", "twelve"), "column": ("twelve",), "slide": ("two", "twelve")}
CASES = [
    pytest.param(one, width, n, id=f"{one.name}-{width}-{n}")
    for one in CHARTS
    for width in WIDTHS
    for n in (HARDEST[width] if one.tables else ("two",))
]


@pytest.mark.parametrize(("one", "width", "n"), CASES)
def test_every_text_can_be_read(one, width, n, corpora):
    rows = one.drawn_rows(*(getattr(corpora[n], name) for name in one.tables))
    on = fitting(one, rows, width)
    with canvas.styled(on):
        sheet_drawn, texts = texts_of(lambda: drawn_sheet(one, rows))
        assert flaws(sheet_drawn, texts) == []
    assert min(text.get_fontsize() for text in texts) >= SMALLEST[width]
    wide, high = sheet_drawn.get_size_inches() * 25.4
    assert wide == pytest.approx(on.width)
    assert one.parts or high <= (on.height or 250) + 0.01
    if width == "slide" and n == "twelve":
        assert on.scale >= (1.1 if one.name in OF_WORDS else 1.25)
    if one.tables and n in NAMES:
        whole = [" ".join(text.get_text().split()) for text in texts]
        cut = [text.rstrip(" …") for text in whole if text.endswith("…")]
        assert not [text for text in cut if any(name.startswith(text) for name in NAMES[n])]
        if one.name != "verbs-by-speaker":  # which has those outlets only that use the speaker
            assert not [name for name in NAMES[n] if not any(name in text for text in whole)]


@pytest.mark.parametrize("name", ["chains-by-outlet", "words-by-voice", "tone-arc"])
def test_a_slide_of_more_outlets_than_it_holds_is_higher_and_can_still_be_read(name):
    one, made = chart(name), fake([f"{LONGEST[0]} {number}" for number in range(30)], 14)
    rows = one.drawn_rows(*(getattr(made, table) for table in one.tables))
    on = fitting(one, rows, "slide")
    with canvas.styled(on):
        sheet_drawn, texts = texts_of(lambda: drawn_sheet(one, rows))
        assert flaws(sheet_drawn, texts) == []
    assert sheet_drawn.get_size_inches()[1] * 25.4 == pytest.approx(on.height, abs=1) and on.height > 150


def test_what_a_reader_would_complain_of_is_found():
    def drawn(*placed):
        made = Sheet(figsize=(4, 2))
        for x, y, text, turned in placed:
            made.text(x, y, text, rotation=turned)
        made.draw_without_rendering()
        return made

    def found(*placed):
        return flaws(*texts_of(lambda: drawn(*placed)))

    assert found((0.1, 0.5, "one", 0), (0.5, 0.5, "other", 0)) == []
    assert found((0.1, 0.5, "one", 0), (0.12, 0.52, "other", 0)) == ["on each other: 'one' and 'other'"]
    assert found((0.95, 0.5, "a long name", 0)) == ["cut off: 'a long name'"]
    beside = [(x, 0.2, "a name aslant", 45) for x in (0.2, 0.3)]
    assert found(*beside) == []  # though the upright boxes around them overlap
    assert found(*beside, (0.35, 0.3, "across", 0)) != []


def test_a_name_wider_than_its_room_would_be_seen(corpora, monkeypatch):
    one = chart("hedging-labels")
    rows = one.drawn_rows(corpora["twelve"].rates)
    monkeypatch.setattr("analysis.tell.charts.drawing.lettering._width", lambda line, role, **font: 1.0)
    with canvas.styled():
        assert flaws(*texts_of(lambda: drawn_sheet(one, rows))) != []


def test_on_a_slide_type_is_large_and_what_has_no_room_is_counted(corpora):
    rows = chart("hedging-by-outlet").drawn_rows(corpora["six"].rates)
    assert fitting(chart("hedging-by-outlet"), rows, "slide").scale >= 1.65
    one = chart("claims-by-outlet")
    rows = one.drawn_rows(*(getattr(corpora["six"], name) for name in one.tables))
    with canvas.styled(fitting(one, rows, "slide")):
        texts = [text.get_text() for text in texts_of(lambda: drawn_sheet(one, rows))[1]]
    (more,) = [text for text in texts if re.fullmatch(r"and \d+ more claims, all in the figure's CSV", text)]
    says = {" ".join(text.split()) for text in texts}
    left_out = [asked for asked in dict.fromkeys(rows["asked"]) if asked not in says]
    assert str(len(left_out)) in more.split()


@pytest.mark.parametrize(
    ("name", "width"), [("hedging-by-outlet", "column"), ("speakers-by-outlet", "report")]
)
def test_long_names_stand_whole(name, width, corpora):
    one = chart(name)
    rows = one.drawn_rows(*(getattr(corpora["twelve"], table) for table in one.tables))
    with canvas.styled(fitting(one, rows, width)):
        texts = texts_of(lambda: drawn_sheet(one, rows))[1]
    assert set(LONGEST) <= {" ".join(text.get_text().split()) for text in texts}


def test_lines_are_as_wide_as_they_are_drawn():
    said = "Illiterate widows – “WWW” – minimise 1,000 illicit fjords"
    with canvas.styled():
        lines = canvas.wrapped(said, 30.0, "small")
        made = Sheet(figsize=(6, 1))
        drawn = [made.text(0, 0.5, line, fontsize=canvas.size("small")) for line in lines]
        made.draw_without_rendering()
        widths = [text.get_window_extent().width / made.dpi * 25.4 for text in drawn]
        measured = [canvas.width(line, "small") for line in lines]
    assert " ".join(lines) == said and len(lines) == 3
    assert widths == pytest.approx(measured, abs=0.4)
    assert max(widths) <= 30.2


def test_words_that_do_not_fit_are_broken_and_lines_that_do_not_fit_cut():
    with canvas.styled():
        assert "".join(canvas.wrapped("Donaudampfschifffahrtsgesellschaft", 20.0)) == (
            "Donaudampfschifffahrtsgesellschaft"
        )
        assert canvas.wrapped("one two three four five six", 20.0, lines=1)[0].endswith(" …")
        assert canvas.wrapped("", 20.0) == [""]
        assert canvas.wrapped("said\u00a02 told\u00a03", canvas.width("said\u00a02 told") + 0.5) == [
            "said\u00a02",
            "told\u00a03",
        ]


@pytest.mark.parametrize("name", ["speakers-by-outlet", "quotations-by-outlet", "commitment-by-outlet"])
def test_a_name_aslant_of_several_lines_lies_neither_on_the_next_name_nor_in_the_table(name):
    """A block of lines that grew from its last line upwards would lie on the column at its left."""
    one = chart(name)
    long = "Neue Zürcher Zeitung und schweizerisches Handelsblatt (English edition)"
    made = fake((*FIVE, "South China Morning Post", long, "AP", LONGEST[0], "Le Monde", "ANSA", "EFE"), 14)
    rows = one.drawn_rows(*(getattr(made, table) for table in one.tables))
    with canvas.styled(fitting(one, rows, "report")):
        drawn, texts = texts_of(lambda: drawn_sheet(one, rows))
        assert flaws(drawn, texts) == []
        (axes,) = drawn.axes
        top = axes.get_window_extent().y1
        above = [tick.label2 for tick in axes.xaxis.get_major_ticks()]
        columns = [axes.transData.transform((at, 0))[0] for at in axes.get_xticks()]
        starts = [_corners(text)[0][1:3].mean(axis=0) for text in above]
    assert max(text.get_text().count("\n") for text in above) >= 1
    mm = drawn.dpi / 25.4
    assert [abs(start[0] - x) / mm < 1 for start, x in zip(starts, columns, strict=True)] == [True] * 12
    assert min(text.get_window_extent().y0 for text in above) > top - 2


def times(name, rows, n):
    """The table with each claim `n` times, under as many names."""
    if name not in ("asked", "tellings", "claims"):
        return rows
    made = [rows.assign(claim=rows["claim"] + str(at)) for at in range(n)]
    if name == "asked":
        made = [rows.assign(says=rows["says"] + f", {at}") for at, rows in enumerate(made)]
    return pd.concat(made, ignore_index=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_grid_longer_than_a_page_is_drawn_in_parts_too_each_on_a_page(width, corpora):
    one = chart("claims-by-outlet")
    tables = [times(name, getattr(corpora["six"], name), 3) for name in one.tables]
    assert drawn(one, *tables, width=width, forms=()).parts == ()
    whole = drawn(one, *tables, width=width, forms=(), in_parts=True)
    n = len(whole.parts)
    assert n > 1
    numbers = [f"{at:0{len(str(n))}}" for at in range(1, n + 1)]
    assert [part.name for part in whole.parts] == [f"claims-by-outlet-{number}" for number in numbers]
    assert [part.title for part in whole.parts] == [f"{one.title} ({at} of {n})" for at in range(1, n + 1)]
    pd.testing.assert_frame_equal(pd.concat([part.rows for part in whole.parts]), whole.rows)
    for part in whole.parts:
        assert f"grid of {part.rows['claim'].nunique()} claims" in part.alt
        on = fitting(one, whole.rows, width)
        with canvas.styled(on):
            made, texts = texts_of(lambda part=part: drawn_sheet(one, part.rows))
            assert flaws(made, texts) == []
        assert made.get_figheight() * 25.4 <= (on.height or 245)
        assert not [text for text in texts if "more claim" in text.get_text()]


def test_what_a_page_holds_has_no_parts():
    one = chart("claims-by-outlet")
    made = fake(FIVE, 14)
    assert drawn(one, *(getattr(made, name) for name in one.tables), forms=(), in_parts=True).parts == ()


@given(st.lists(st.text("abcdefgh()|-", min_size=1, max_size=12), min_size=1, max_size=8))
def test_balanced_lines_have_the_words_in_as_few_lines_and_none_is_too_wide(words):
    text = " ".join(words)
    with canvas.styled():
        room = max(canvas.width(word, "name") for word in words) + 8.0
        plain, made = canvas.wrapped(text, room, "name"), canvas.balanced(text, room, "name")
        assert " ".join(made).split() == words and len(made) == len(plain)
        assert max(canvas.width(line, "name") for line in made) <= room
        ragged = [max(map(len, lines)) - min(map(len, lines)) for lines in (made, plain)]
    assert len(made) == 1 or ragged[0] <= ragged[1] + 12


def test_a_bracket_stays_whole_and_no_word_hangs_alone():
    with canvas.styled():
        made = canvas.balanced("Neue Zürcher Zeitung und Handelsblatt (English edition)", 38.0, "name")
        assert made[-1] == "(English\u00a0edition)"
        assert canvas.balanced("The Milwaukee Journal Sentinel", 38.0, "name") == [
            "The Milwaukee",
            "Journal Sentinel",
        ]


@pytest.mark.parametrize("name", ["tone-by-outlet", "tone-headlines"])
def test_each_scale_of_tone_is_named_and_the_key_is_no_name_of_a_scale(name, corpora):
    one = chart(name)
    rows = one.drawn_rows(*(getattr(corpora["six"], table) for table in one.tables))
    with canvas.styled(fitting(one, rows, "column")):
        made = drawn_sheet(one, rows)
        scales = [axes for axes in made.axes if axes.axison and len(axes.get_xticks())]
        labels = [" ".join(axes.get_xlabel().split()) for axes in scales]
    assert len(labels) == 2 and all(label.endswith("compound (−1 to +1)") for label in labels)
    assert "Filled: raw; hollow: masked." in one.note(rows)


def test_a_slide_that_does_not_hold_all_acts_has_the_most_frequent_and_says_so(corpora):
    one = chart("commitment-by-outlet")
    rows = one.drawn_rows(*(getattr(corpora["six"], name) for name in one.tables))
    acts = rows[rows["act"] != "all acts"].groupby(["commitment", "act"], sort=False)["n_cues"].sum()
    on = fitting(one, rows, "slide")
    with canvas.styled(on):
        axes = drawn_sheet(one, rows).axes[0]
        shown = [tick.get_text() for tick in axes.get_yticklabels()]
        said = re.search(r"(\d+) rarer lines? in the figure's CSV\.$", one.note(rows))
    assert on.scale == 1.5 and [text for text in shown if text.isupper()] == [
        "NEUTRAL",
        "ENDORSE",
        "DISTANCE",
    ]
    n = len(shown) - 3
    assert said and int(said[1]) == len(acts) - n > 0
    assert acts.idxmax()[1] in shown
    assert "rarer" not in one.note(rows)  # on a report's page


def test_many_groups_of_many_outlets_are_a_table_on_a_narrow_page(corpora):
    one = chart("sources-by-group")
    names = (*FIVE, *LONGEST, *MORE)
    made = fake(names, 14)
    kinds = ["media", "company", "expert", "us_government", "cn_government", "other", "party"]
    who = made.attributions["speaker"].notna()
    made.attributions.loc[who, "group"] = [kinds[at % len(kinds)] for at in range(who.sum())]
    rows = one.drawn_rows(*(getattr(made, name) for name in one.tables))
    with canvas.styled(fitting(one, rows, "column")):
        assert one.alt(rows).startswith("Shades: share of each outlet's attributions")
        drawn_texts = texts_of(lambda: drawn_sheet(one, rows))
        assert flaws(*drawn_texts) == []
        shown = [text.get_text() for text in drawn_texts[1]]
    assert "all" in shown
    n_all = [f"{n:,}" for n in rows.drop_duplicates("outlet")["n_all"]]
    assert sorted(set(n_all) - set(shown)) == []
    with canvas.styled(fitting(one, rows, "report")):
        assert one.alt(rows).startswith("Bars: share of each outlet's attributions")


def test_a_slide_of_unnamed_sources_has_words_and_not_counts_alone(corpora):
    one = chart("unnamed-sources")
    rows = one.drawn_rows(*(getattr(corpora["six"], name) for name in one.tables))
    large, smallest = (Page(254.0, 143.0, scale, around=0.6 * 143.0 / scale) for scale in (1.5, 1.0))
    with canvas.styled(large):  # it has no room, and the figure comes on a slide with smaller type
        assert one.height(rows) > large.room
        texts = [cell for line in _lines(rows) for cell in line.cells if " of " in cell]
    assert texts and all(": " in text for text in texts)
    with canvas.styled(smallest):
        assert one.height(rows) < smallest.room


def test_bars_of_words_are_no_slivers_where_their_numbers_need_room():
    values = [18.0, 14.4, -9.45, 6.6]
    words = pd.DataFrame({"value": values, "n_marks": [10, 8, 3, 3]}).astype(object)
    with canvas.styled(WIDTHS["column"][0]):
        assert _reach(words, 21.786) < 1.4 * max(values)
