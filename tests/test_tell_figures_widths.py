"""Every chart at every width: no text is cut off, none lies on another, none is too small to read."""

import re
from types import SimpleNamespace

import pytest
from figure_texts import flaws, texts_of
from matplotlib.figure import Figure as Sheet
from test_tell_fakes import fake

from analysis import read
from analysis.cli import _given
from analysis.tell import canvas
from analysis.tell.charts import CHARTS
from analysis.tell.figures import chart, fitting, sheet
from analysis.tell.page import WIDTHS

LONGEST = (
    "Frankfurter Allgemeine Sonntagszeitung für Deutschland",
    "The Milwaukee Journal Sentinel and Sentinel Communications Weekly",
)
FIVE = ("BlockNews", "The Jewish Voice", "El País (English)", "Bloomberg", "Foreign Policy")
MORE = ("The New York Times", "Süddeutsche Zeitung", "AP", "Le Monde", "South China Morning Post")
NAMES = {"two": LONGEST, "five": FIVE, "twelve": (*FIVE, *LONGEST, *MORE)}
SMALLEST = {"report": 7.0, "column": 6.0, "slide": 7.0}


@pytest.fixture(scope="module")
def corpora():
    made = {n: fake(names, 14) for n, names in NAMES.items()}
    return {**made, "six": SimpleNamespace(**_given(read.corpus("sample")))}


def drawn_sheet(one, rows):
    made = sheet(one, rows)
    made.draw_without_rendering()
    return made


# Five at a report's width alone: at the others two and twelve are harder, and each sheet takes its time.
CASES = [
    pytest.param(one, width, n, id=f"{one.name}-{width}-{n}")
    for one in CHARTS
    for width in WIDTHS
    for n in ("two", "five", "six", "twelve")
    if (one.tables or n == "two") and (n != "five" or width == "report")
]


@pytest.mark.parametrize(("one", "width", "n"), CASES)
def test_every_text_can_be_read(one, width, n, corpora):
    rows = one.drawn_rows(*(getattr(corpora[n], name) for name in one.tables))
    on = fitting(one, rows, width)
    with canvas.styled(on):
        drawn, texts = texts_of(lambda: drawn_sheet(one, rows))
        assert flaws(drawn, texts) == []
    assert min(text.get_fontsize() for text in texts) >= SMALLEST[width]
    wide, high = drawn.get_size_inches() * 25.4
    assert wide == pytest.approx(on.width)
    assert high <= (on.height or 297) + 0.01 or n == "twelve" and width == "column"
    whole = " ".join(" ".join(text.get_text() for text in texts).split())
    if n == "five" and one.tables:
        assert not [name for name in FIVE if name not in whole]


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
    monkeypatch.setattr("analysis.tell.lettering._width", lambda line, role, **font: 1.0)
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
