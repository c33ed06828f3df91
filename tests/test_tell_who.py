"""The charts and listings of who speaks: sides, sources, missing ones, cue verbs and chains."""

import io
import re

import numpy as np
import pytest
from PIL import Image
from support.fakes import fake, unscored
from support.sheets import sheet_of, written_on

from analysis import mark, read, tables
from analysis.compare.sources.chains import ARROW
from analysis.compare.sources.commitment import ALL
from analysis.tell.charts import style
from analysis.tell.charts.figures import chart, drawn, sheet
from analysis.tell.charts.files import SCREEN_DPI
from analysis.tell.phrasing import group_name
from analysis.tell.views.listings import shown


@pytest.fixture(scope="module")
def sample():
    return mark.corpus(read.corpus("sample"))


def rows_of(name, marked):
    return chart(name).drawn_rows(*(getattr(marked, table) for table in chart(name).tables))


def listed(name, marked, led=False):
    return shown(chart(name), rows_of(name, marked), led)


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
    bars = sheet_of(chart("sources-by-group"), sample).axes[1].patches
    assert sum(bar.get_width() for bar in bars) == pytest.approx(6.0)


def test_a_side_has_one_colour_and_what_is_no_side_has_none_of_them():
    with style.styled():
        fills = style.side_fills(
            ["us", "media", "unnamed", "no source"], ("other groups", "unnamed", "x", "no source")
        )
        sides = style.palette()
    assert [fills[name].face for name in ("us", "media")] == sides[:2]
    assert not {fills[name].face for name in ("unnamed", "no source")} & set(sides)
    assert fills["unnamed"] != fills["no source"]


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
    text = listed("unnamed-sources", made).text
    assert re.search(r"^Wire +1: officials +1: reportedly +1: he +5$", text, re.MULTILINE)
    assert re.search(r"^Brief +· +· +· +0$", text, re.MULTILINE)
    assert re.search(
        r"^source not identified +1 +· +1$", listed("speakers-by-outlet", made).text, re.MULTILINE
    )


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
    assert "3: officials\u00a02, Two Chinese sources" in listed("unnamed-sources", made).text


def test_the_row_of_all_acts_is_the_sum_of_the_acts_below_it(sample):
    rows = rows_of("commitment-by-outlet", sample)
    sums = rows[rows["act"] == ALL].set_index(["commitment", "outlet"])["n_cues"]
    acts_below = rows[rows["act"] != ALL].groupby(["commitment", "outlet"])["n_cues"].sum()
    assert (sums.loc[acts_below.index] == acts_below).all() and sums.sum() == acts_below.sum() > 0


def test_bars_of_verbs_reach_as_far_as_their_numbers_say(sample):
    rows = rows_of("commitment-by-outlet", sample)
    sums = rows[rows["act"] == ALL].set_index(["commitment", "outlet"])["n_cues"].astype(int)
    axes = sheet_of(chart("commitment-by-outlet"), sample).axes[1]
    lengths = [bar.get_width() for bar in axes.patches]
    assert sorted(-one for one in lengths[:6]) == sorted(sums["distance"])
    assert sorted(lengths[6:]) == sorted(sums["endorse"])
    texts = [text.get_text() for text in axes.texts]
    assert all(f"{n} neutral" in texts for n in sums["neutral"])


def test_a_title_of_verbs_counts_those_with_most_and_says_nothing_of_a_tie():
    cells = [("claimed", "distance", "x", "Ann Lee", None, None)] * 2 + [
        ("said", "neutral", "x", "Ann Lee", None, None)
    ] * 3
    made = acts(fake(("Wire", "Brief"), 14), *cells)
    one = chart("commitment-by-outlet")
    assert one.says(rows_of(one.name, made)) == "2 cue verbs in Wire doubt the source"
    made.attributions["commitment"] = "neutral"
    assert one.says(rows_of(one.name, made)) == ""


def test_too_few_attributions_are_a_sentence():
    made = acts(fake(("Wire", "Brief"), 24), ("said", "neutral", "x", "Ann Lee", None, None))
    for name in ("commitment-by-outlet", "sources-by-group"):
        assert chart(name).few(rows_of(name, made)) == "Too few to draw: 1 attribution in the body: Wire 1."
        assert (
            chart(name).few(rows_of(name, unscored(made, "Brief"))).endswith(" Nothing was scored in Brief.")
        )
        made = acts(fake(("Wire", "Brief"), 24), ("said", "neutral", "x", "Ann Lee", None, None))


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
    assert "said\u00a04, did not say, reportedly" in listed("verbs-by-speaker", made).text


def test_sources_whom_more_outlets_cite_come_first_and_those_left_out_are_counted(sample):
    rows = rows_of("verbs-by-speaker", sample)
    n = rows[rows["n_cues"] > 0].groupby("speaker", sort=False)["outlet"].nunique()
    assert n.tolist() == sorted(n, reverse=True)
    text = listed("verbs-by-speaker", sample).text
    named = [name for name in n.index if re.search(rf"^{re.escape(name)} ", text, re.MULTILINE)]
    assert named == list(n.index[n > 1][:8])
    assert f"And {len(n) - len(named)} more sources, all in the CSV of this table." in text


CHAINED = (
    ("said", "neutral", "the agency", "Agency", "media", None),
    ("claimed", "distance", "Lee", "Ann Lee", None, 0),
    ("said", "neutral", "he", None, None, 1),
    ("said", "neutral", "the agency", "Agency", "media", None),
    ("told", "neutral", "Lee", "Ann Lee", None, 3),
    ("said", "neutral", "Chen", "Bo Chen", None, None),
)


def test_chains_with_the_same_sources_are_one_branch_and_a_source_alone_is_none():
    made = acts(fake(("Wire", "Brief"), 14), *CHAINED)
    rows = rows_of("chains-by-outlet", made)
    wire = rows[rows["outlet"] == "Wire"]
    assert wire[["chain", "depth", "source", "said", "n_cues"]].values.tolist() == [
        ["Agency", 1, "Agency", "said", 2],
        [f"Agency{ARROW}Ann Lee", 2, "Ann Lee", "claimed", 1],
        [f"Agency{ARROW}Ann Lee", 2, "Ann Lee", "told", 1],
        [f"Agency{ARROW}Ann Lee{ARROW}he", 3, "he", "said", 1],
    ]
    assert rows[rows["outlet"] == "Brief"]["n_cues"].tolist() == [0]
    lines = listed("chains-by-outlet", made).text.splitlines()[1:-1]
    assert lines == [
        "Wire",
        "  Agency (said\u00a02)",
        "    Ann Lee (claimed, told)",
        "      he (said)",
        "Brief",
        "  no second-hand source found",
    ]


def test_a_chain_is_a_nested_list_on_screen_and_on_paper():
    made = listed("chains-by-outlet", acts(fake(("Wire", "<b>Brief"), 14), *CHAINED), led=True)
    nested = r"Agency \(.*said.*\), citing<ul><li>Ann Lee \(.*claimed.*told.*\), citing<ul><li>he \(.*said"
    assert re.search(nested, made.html) and re.search(nested, made.printed)
    assert "<a " in made.html and "<a " not in made.printed and "<b>Brief" not in made.html
    assert made.html.count("<ul>") == made.html.count("</ul>")


def test_attributions_inside_each_other_are_a_chain_that_ends():
    made = acts(
        fake(("Wire",), 14),
        ("said", "neutral", "Lee", "Ann Lee", None, 1),
        ("said", "neutral", "Chen", "Bo Chen", None, 0),
    )
    rows = rows_of("chains-by-outlet", made)
    assert rows["chain"].tolist() == ["Ann Lee", f"Ann Lee{ARROW}Bo Chen"]
    assert "  Ann Lee (said)\n    Bo Chen (said)" in listed("chains-by-outlet", made).text


def test_chains_beyond_the_most_are_counted_and_stand_in_the_rows():
    cells = []
    for n in range(0, 28, 2):
        cells.append(("said", "neutral", "x", f"Outer {n}", None, None))
        cells.append(("said", "neutral", "y", f"Inner {n}", None, n))
    made = acts(fake(("Wire",), 30), *cells)
    html = listed("chains-by-outlet", made).html
    assert rows_of("chains-by-outlet", made)["chain"].nunique() == 28
    assert html.count("Outer") == html.count("Inner") == 12
    assert "and 2 more, all in the CSV of this list" in html


def test_of_a_chain_in_a_headline_nothing_is_counted():
    made = acts(fake(("Wire",), 14), *CHAINED)
    made.sentences["kind"] = made.sentences["kind"].where(made.sentences["sent_id"] != 1, "headline")
    chains = rows_of("chains-by-outlet", made)["chain"].tolist()
    assert chains == ["Agency", f"Agency{ARROW}Ann Lee"]


@pytest.mark.parametrize("name", ["words-by-voice", "tone-by-outlet"])
def test_the_small_picture_has_the_colours_of_the_large_one(name):
    made, one = fake(), chart(name)
    figure = drawn(one, *(getattr(made, table) for table in one.tables), forms=("screen",))
    with style.styled():
        held = io.BytesIO()
        sheet(one, figure.rows).savefig(held, format="png", dpi=SCREEN_DPI)
        whole = held.getvalue()
    pixels = [
        np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=int)
        for png in (figure.files["screen"], whole)
    ]
    assert pixels[0].shape == pixels[1].shape
    assert np.abs(pixels[0] - pixels[1]).max() <= 16
    assert len(figure.files["screen"]) < 0.6 * len(whole)
    assert Image.open(io.BytesIO(figure.files["screen"])).text["Description"] == figure.alt
    assert written_on(sheet(one, figure.rows))
