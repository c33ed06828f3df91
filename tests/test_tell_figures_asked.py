"""The command `figures`: what it refuses, what it writes, what a style changes, what its files hold."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from support.fakes import fake

from analysis import cli, export, tell
from analysis.tell import charts
from analysis.tell.charts import EVERY
from analysis.tell.charts.figures import chart, drawn

SVG = "{http://www.w3.org/2000/svg}"
STYLE = """# A newsroom's own.
axes.prop_cycle: cycler('color', ['d00000', '111111'])
font.family: DejaVu Serif
figure.titlesize: 14
text.color: 003366
"""


def ran(capsys, *arguments):
    code = cli.main(["figures", *map(str, arguments)])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.fixture(scope="module")
def rates():
    return fake(("Wire", "Brief"), 24).rates


def test_every_slip_is_said_at_once_and_nothing_is_written(tmp_path, capsys):
    style = tmp_path / "own.mplstyle"
    style.write_text("font.siez: 9\nfont.size: big\nfont.family: Nowhere Sans\naxes.titlesize 9\n\n# fine\n")
    out = tmp_path / "out"
    given = ["--only", "hedging", "tone-words", "x", "--format", "gif", "--width", "9", "--style", style]
    code, _, said = ran(capsys, "sample", *given, "--out", out)
    assert code == 2 and not out.exists()
    first, *problems = said.strip().split("\n")
    assert first == "8 problem(s) in what is asked for:" and len(problems) == 8
    assert "no figure is named 'hedging'" in problems[0]
    assert all(one.name in problems[1] for one in EVERY)
    assert "'gif'; there are svg, png, pdf, csv" in problems[2]
    assert "'9'; there are report, column, slide, and a number of mm from 80 to 420" in problems[3]
    assert [line[: len("own.mplstyle:1")] for line in problems[4:]] == [
        f"own.mplstyle:{n}" for n in (1, 2, 3, 4)
    ]
    assert "font.siez" in problems[4] and "Nowhere Sans" in problems[6]


@pytest.mark.parametrize("text", [None, b"\xff\xfe"])
def test_a_style_that_cannot_be_read_is_named(text, tmp_path):
    style = tmp_path / "own.mplstyle"
    if text:
        style.write_bytes(text)
    with pytest.raises(tell.RequestError, match="own.mplstyle: no style sheet can be read there"):
        tell.request(look=style)


def test_a_style_without_colours_is_refused(tmp_path):
    style = tmp_path / "own.mplstyle"
    style.write_text("axes.prop_cycle: cycler('marker', ['s', 'D'])\n")
    with pytest.raises(tell.RequestError, match="own.mplstyle:1: axes.prop_cycle: give it colours"):
        tell.request(look=style)


def test_a_corpus_that_is_not_there_is_named(capsys, tmp_path):
    code, out, said = ran(capsys, tmp_path / "none")
    assert code == 2 and out == "" and "none" in said


def test_it_writes_what_is_asked_for_and_says_where(capsys, tmp_path):
    given = [
        "--only",
        "hedging-by-outlet",
        "--format",
        "csv",
        "svg",
        "--width",
        "120",
        "--out",
        tmp_path / "o",
    ]
    code, out, said = ran(capsys, "sample", *given)
    assert code == 0 and out == f"{tmp_path / 'o'}: 1 figure as svg, csv\n"
    assert "figures: 100%" in said and "1/1" in said
    files = {path.name: path.read_bytes() for path in (tmp_path / "o").iterdir()}
    assert sorted(files) == ["hedging-by-outlet.csv", "hedging-by-outlet.svg"]
    root = ElementTree.fromstring(files["hedging-by-outlet.svg"])
    assert float(root.get("width")[:-2]) == pytest.approx(120 / 25.4 * 72, abs=0.01)


def test_another_width_or_style_never_lies_on_the_report_s_figures(monkeypatch, tmp_path):
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    style = tmp_path / "herald.mplstyle"
    style.write_text(STYLE)
    folders = [
        tell.request(width=width, look=look).folder("seeds/sample").relative_to(tmp_path).as_posix()
        for width, look in [
            ("report", None),
            ("slide", None),
            ("120", None),
            ("report", style),
            ("column", style),
        ]
    ]
    named = ["", "/slide", "/120mm", "/herald", "/column-herald"]
    assert folders == [f"figures/sample{name}" for name in named]


def test_no_file_is_there_before_the_last_figure_is_drawn(tmp_path):
    def figures():
        yield drawn(chart("detector-accuracy"), forms=())
        raise RuntimeError("the second fails")

    with pytest.raises(RuntimeError):
        tell.saved(figures(), ("csv",), tmp_path / "o")
    assert not (tmp_path / "o").exists()


def test_title_alt_text_and_caption_are_inside_every_file(rates, tmp_path):
    made = drawn(chart("hedging-by-outlet"), rates)
    root = ElementTree.fromstring(made.files["svg"])
    assert root.get("role") == "img"
    ids = {each.get("id"): each for each in root.iter()}
    title, alt = (ids[name] for name in root.get("aria-labelledby").split())
    assert (title.tag, title.text) == (f"{SVG}title", made.title)
    assert (alt.tag, alt.text) == (f"{SVG}desc", made.alt)
    assert list(root)[:2] == [title, alt]
    assert made.caption in {text.strip() for text in root.itertext()}
    for form in ("png", "screen"):
        (tmp_path / form).write_bytes(made.files[form])
        inside = Image.open(tmp_path / form).text
        assert dict(inside) == {"Title": made.title, "Description": made.alt, "Caption": made.caption}
        assert b"iTXtDescription\0" in made.files[form]
    pdf = made.files["pdf"].replace(b"\\(", b"(").replace(b"\\)", b")")
    for text in (made.title, made.caption):
        assert text.encode() in pdf or text.encode("utf-16-be") in pdf


def test_text_from_a_corpus_stays_text_in_the_metadata():
    made = fake(("<b>&\"Wire'", "]]> --> Brief"), 24)
    figure = drawn(chart("hedging-by-outlet"), made.rates, forms=("svg",))
    root = ElementTree.fromstring(figure.files["svg"])
    assert root.find(f"{SVG}desc").text == figure.alt
    assert root.find(f"{SVG}b") is None


def test_a_style_decides_colours_fonts_and_sizes(tmp_path):
    style = tmp_path / "own.mplstyle"
    style.write_text(STYLE)
    made, one = fake(("Wire", "Brief"), 24), chart("words-by-voice")
    given = [getattr(made, name) for name in one.tables]
    plain = drawn(one, *given, forms=("svg",)).files["svg"].decode()
    own = drawn(one, *given, look=style, forms=("svg",)).files["svg"].decode()
    assert "#d00000" in own and "#d00000" not in plain
    assert "#1f5fa8" in plain and "#1f5fa8" not in own
    assert "'DejaVu Serif', 'DejaVu Sans'" in own and "Serif" not in plain
    assert "#003366" in own and "font-size: 14px" in own and "font-size: 14px" not in plain


def test_a_listing_asked_for_is_a_csv_and_nothing_else(capsys, tmp_path):
    code, out, _ = ran(capsys, "sample", "--only", "hedging-labels", "--out", tmp_path / "o")
    assert code == 0 and [path.name for path in (tmp_path / "o").iterdir()] == ["hedging-labels.csv"]


def test_what_no_style_may_change_stays(tmp_path):
    style = tmp_path / "own.mplstyle"
    style.write_text("text.parse_math: True\nsvg.hashsalt: other\nfigure.constrained_layout.use: False\n")
    made = fake(("$x^2$", "Brief"), 24)
    same = [drawn(chart("hedging-by-outlet"), made.rates, look=look).files for look in (None, style)]
    assert same[0] == same[1]


def test_charts_have_no_colour_and_no_size_of_their_own():
    modules = sorted(Path(charts.__file__).parent.rglob("*.py"))
    assert len(modules) > 10
    for path in modules:
        if path.name == "style.py":  # where the style is read
            continue
        code = path.read_text(encoding="utf-8")
        assert not re.findall(
            r"#[0-9a-fA-F]{3,8}\b|fontsize=[\d\"]|linewidth=[1-9.]|markersize=[\d.]", code
        ), path
        assert not re.findall(r"color=\"(?!shade\")|facecolor\": \"(?!none)", code), path


def test_the_same_request_gives_the_same_bytes(rates):
    one = chart("hedging-by-outlet")
    twice = [drawn(one, rates, width="slide", forms=("svg", "png", "pdf")).files for _ in range(2)]
    assert twice[0] == twice[1]
    assert export.csv_bytes(one.drawn_rows(rates))
