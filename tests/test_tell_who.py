"""The charts of who speaks: groups, speakers, missing sources, commitment, verbs and chains."""

import io

import numpy as np
import pytest
from PIL import Image
from support.fakes import LONG, NAMES, fake, unscored
from support.sheets import sheet_of, written_on

from analysis import mark, read, tables
from analysis.compare.sources.chains import ARROW
from analysis.compare.sources.commitment import ALL
from analysis.tell.charts import CHARTS
from analysis.tell.charts.drawing import canvas
from analysis.tell.charts.drawing.files import SCREEN_DPI
from analysis.tell.charts.figures import chart, drawn, sheet
from analysis.tell.charts.sources import verbs
from analysis.tell.phrasing import group_name


@pytest.fixture(scope="module")
def sample():
    return mark.corpus(read.corpus("sample"))


def rows_of(name, marked):
    return chart(name).drawn_rows(*(getattr(marked, table) for table in chart(name).tables))


def acts(made, *cells):
    """The corpus with these attributions of its first article, one in each body sentence.

    Each is cue, commitment, source, speaker, group and the number of its parent.
    """
    starts = made.sentences.set_index(["doc_id", "sent_id"])["start"]
    made.attributions = tables.frame(
        "attributions",
        [
            ("d0", number, parent, number + 1, cue, starts["d0", number + 1], starts["d0", number + 1] + 4)
            + (commitment, "state", source, speaker, group, "indirect", 0.9, True)
            for number, (cue, commitment, source, speaker, group, parent) in enumerate(cells)
        ],
    )
    return made


def test_the_groups_of_an_outlet_make_a_whole_and_nothing_is_hidden(sample):
    rows = rows_of("sources-by-group", sample)
    assert rows.groupby("outlet")["share"].sum().tolist() == pytest.approx([1.0] * 6)
    body = sample.sentences[sample.sentences["kind"] == "body"][["doc_id", "sent_id"]]
    assert rows["n_cues"].sum() == sample.attributions.merge(body)["sure"].sum()
    assert (rows.groupby("outlet")["n_cues"].sum() == rows.groupby("outlet")["n_all"].first()).all()


def test_what_has_no_name_no_group_or_no_source_has_a_column_of_its_own():
    made = acts(
        fake(("Wire", "Brief"), 14),
        ("said", "neutral", "officials", None, "unnamed", None),
        ("said", "neutral", "Lee", "Ann Lee", None, None),
        ("reportedly", "neutral", None, None, None, None),
        ("said", "neutral", "he", None, None, None),
        ("said", "neutral", "Xi", "Xi Jinping", "chinese_government", None),
    )
    wire = rows_of("sources-by-group", made).query("outlet == 'Wire'").set_index("group")["n_cues"]
    assert wire.to_dict() == {"chinese_government": 1, "unnamed": 1, "group unknown": 2, "no source": 1}
    speakers = rows_of("speakers-by-outlet", made).query("outlet == 'Wire'").set_index("speaker")["n_cues"]
    assert speakers.to_dict() == {
        "Ann Lee": 1,
        "Xi Jinping": 1,
        "unnamed": 1,
        "unresolved": 1,
        "no source": 1,
    }
    missing = rows_of("unnamed-sources", made).query("outlet == 'Wire'").set_index("missing")
    assert missing["words"].to_dict() == {
        "unnamed": "officials",
        "no source": "reportedly",
        "unresolved": "he",
    }
    assert missing["n_all"].tolist() == [5, 5, 5]


def test_more_groups_than_there_is_room_for_are_pooled_and_counted():
    cells = [("said", "neutral", "x", f"Speaker {n}", f"group_{n}", None) for n in range(8)]
    rows = rows_of("sources-by-group", acts(fake(("Wire",), 14), *cells)).set_index("group")
    assert rows["n_cues"].to_dict() == {
        **{f"group_{n}": 1 for n in range(5)},
        "other groups": 3,
        "unnamed": 0,
        "group unknown": 0,
        "no source": 0,
    }


def test_a_group_is_written_as_a_reader_would():
    assert [group_name(name) for name in ("us_government", "media", "no source")] == [
        "US government",
        "Media",
        "No source",
    ]


def test_an_unnamed_source_at_the_head_of_a_sentence_is_the_same_as_elsewhere():
    made = acts(
        fake(("Wire",), 14),
        ("said", "neutral", "Officials", None, "unnamed", None),
        ("said", "neutral", "officials", None, "unnamed", None),
        ("said", "neutral", "Two Chinese sources", None, "unnamed", None),
    )
    rows = rows_of("unnamed-sources", made).query("n_cues > 0")
    assert rows[["words", "n_cues"]].values.tolist() == [["officials", 2], ["Two Chinese sources", 1]]


def test_the_row_of_all_acts_is_the_sum_of_the_acts_below_it(sample):
    rows = rows_of("commitment-by-outlet", sample)
    sums = rows[rows["act"] == ALL].set_index(["commitment", "outlet"])["n_cues"]
    acts_below = rows[rows["act"] != ALL].groupby(["commitment", "outlet"])["n_cues"].sum()
    assert (sums.loc[acts_below.index] == acts_below).all() and sums.sum() == acts_below.sum() > 0


def test_a_zero_is_a_dot_and_what_was_not_scored_is_said():
    made = acts(fake(("Wire", "Brief", "Daily"), 24), ("said", "neutral", "x", "Ann Lee", None, None))
    shown = written_on(sheet_of(chart("commitment-by-outlet"), unscored(made, "Daily")))
    assert shown.count("·") == 2 + 2 + 2 and shown.count("1") == 2  # of two outlets, in four lines
    assert "nothing was scored" in shown and "0" not in shown


def test_forms_of_one_verb_stand_together_and_a_negated_one_apart():
    made = acts(
        fake(("Wire",), 24),
        *(
            (cue, "neutral", "Lee", "Ann Lee", None, None)
            for cue in ("said", "says", "has said", "said", "did not say", "reportedly")
        ),
    )
    starts = made.attributions["cue_start"]
    made.marks = tables.frame(
        "marks",
        [
            ("d0", n + 1, start, start + 4, "attribution", "neutral", None, "narrator", "say: finite that")
            for n, start in enumerate(starts[:5])
        ],
    )
    rows = rows_of("verbs-by-speaker", made)
    assert rows[["verb", "n_cues"]].values.tolist() == [["said", 4], ["did not say", 1], ["reportedly", 1]]


def test_speakers_whom_more_outlets_use_come_first_and_those_left_out_are_counted(sample):
    rows = rows_of("verbs-by-speaker", sample)
    n = rows[rows["n_cues"] > 0].groupby("speaker", sort=False)["outlet"].nunique()
    assert n.tolist() == sorted(n, reverse=True)
    one = chart("verbs-by-speaker")
    shown = written_on(sheet_of(one, sample))
    speakers = list(n.index)
    drawn_ones = verbs._shown(rows)
    assert drawn_ones == speakers[: len(drawn_ones)] and set(drawn_ones) <= set(shown)
    assert f"and {len(speakers) - len(drawn_ones)} more speakers, all in the figure's CSV" in shown
    n_drawn, n_all = rows.loc[rows["speaker"].isin(drawn_ones), "n_cues"].sum(), rows["n_cues"].sum()
    assert one.note(rows) == f"6 articles, {n_drawn} of {n_all} attributions to known speakers shown."


CHAINED = (
    ("said", "neutral", "the agency", "Agency", "media", None),
    ("claimed", "distance", "Lee", "Ann Lee", None, 0),
    ("said", "neutral", "he", None, None, 1),
    ("said", "neutral", "the agency", "Agency", "media", None),
    ("told", "neutral", "Lee", "Ann Lee", None, 3),
    ("said", "neutral", "Chen", "Bo Chen", None, None),
)


def test_chains_with_the_same_sources_are_one_branch_and_a_source_alone_is_none():
    rows = rows_of("chains-by-outlet", acts(fake(("Wire", "Brief"), 14), *CHAINED))
    wire = rows[rows["outlet"] == "Wire"]
    assert wire[["chain", "depth", "source", "said", "n_cues"]].values.tolist() == [
        ["Agency", 1, "Agency", "said", 2],
        [f"Agency{ARROW}Ann Lee", 2, "Ann Lee", "claimed", 1],
        [f"Agency{ARROW}Ann Lee", 2, "Ann Lee", "told", 1],
        [f"Agency{ARROW}Ann Lee{ARROW}he", 3, "he", "said", 1],
    ]
    assert rows[rows["outlet"] == "Brief"]["n_cues"].tolist() == [0]
    shown = written_on(sheet_of(chart("chains-by-outlet"), acts(fake(("Wire", "Brief"), 14), *CHAINED)))
    assert {"Agency", "Ann Lee", "he", "said\u00a02", "claimed, told", "no chain found"} <= set(shown)
    assert "Bo Chen" not in shown


def test_attributions_inside_each_other_are_a_chain_that_ends():
    made = acts(
        fake(("Wire",), 14),
        ("said", "neutral", "Lee", "Ann Lee", None, 1),
        ("said", "neutral", "Chen", "Bo Chen", None, 0),
    )
    rows = rows_of("chains-by-outlet", made)
    assert rows["chain"].tolist() == ["Ann Lee", f"Ann Lee{ARROW}Bo Chen"]


def test_branches_that_do_not_fit_are_counted_and_stand_in_the_rows():
    cells = []
    for n in range(0, 14, 2):
        cells.append(("said", "neutral", "x", f"Outer {n}", None, None))
        cells.append(("said", "neutral", "y", f"Inner {n}", None, n))
    made = acts(fake([*NAMES, *"ABCDEF"], 14), *cells)
    rows = rows_of("chains-by-outlet", made)
    shown = written_on(sheet_of(chart("chains-by-outlet"), made))
    drawn_ones = [text for text in shown if text.startswith(("Outer", "Inner"))]
    assert rows["chain"].nunique() == 14
    assert f"and {14 - len(drawn_ones)} more chains, all in the figure's CSV" in shown


def test_of_a_chain_in_a_headline_nothing_is_counted():
    made = acts(fake(("Wire",), 14), *CHAINED)
    made.sentences["kind"] = made.sentences["kind"].where(made.sentences["sent_id"] != 1, "headline")
    chains = rows_of("chains-by-outlet", made)["chain"].tolist()
    assert chains == ["Agency", f"Agency{ARROW}Ann Lee"]


@pytest.mark.parametrize("name", ["verbs-by-speaker", "unnamed-sources", "chains-by-outlet"])
@pytest.mark.parametrize("names", [("Wire", LONG), (*NAMES[:5], *"ABCDEF", LONG)], ids=["two", "twelve"])
def test_no_words_of_a_figure_of_words_lie_on_others(name, names):
    made = fake(names, 40)
    sheet = sheet_of(chart(name), acts(made, *CHAINED) if name == "chains-by-outlet" else made)
    from matplotlib.text import Text

    boxes = [
        text.get_window_extent().shrunk(0.98, 0.8)
        for text in sheet.findobj(Text)
        if text.get_text().strip() and text.get_visible() and text.axes is not None and text.axes.texts
    ]
    boxes = [box for box in boxes if box.width > 0 and box.height > 0]
    clashes = [(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if a.overlaps(b)]
    assert len(boxes) > 4 and clashes == []


@pytest.mark.parametrize("one", CHARTS[::5], ids=[one.name for one in CHARTS[::5]])
def test_the_small_picture_has_the_colours_of_the_large_one(one):
    made = fake()
    figure = drawn(one, *(getattr(made, name) for name in one.tables), forms=("screen",))
    rows = figure.rows
    with canvas.styled():
        held = io.BytesIO()
        sheet(one, rows).savefig(held, format="png", dpi=SCREEN_DPI)
        whole = held.getvalue()
    pixels = [
        np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int)
        for png in (figure.files["screen"], whole)
    ]
    assert pixels[0].shape == pixels[1].shape
    assert np.abs(pixels[0] - pixels[1]).max() <= 16
    assert len(figure.files["screen"]) < 0.6 * len(whole)
    assert Image.open(io.BytesIO(figure.files["screen"])).text["Description"] == figure.alt
