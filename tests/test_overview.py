"""What a report opens with: title, one sentence, source strip, barcode, claim map."""

import html
import re

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib import colors
from support.told import marked as marked_of

from analysis import compare, read
from analysis.compare.rates.voices import voice_shares
from analysis.compare.sources.ways import sides_of
from analysis.read import About, CorpusError
from analysis.read.folder.claims import Claim
from analysis.tell.charts import style
from analysis.tell.overview import barcode, claim_map, opening, source_strip
from analysis.tell.report.page import subject
from analysis.tell.sides import PALETTE


@pytest.fixture(scope="module")
def sample():
    return compare.compared("sample")


@pytest.fixture(scope="module")
def opened(sample):
    return opening(sample.marked, sample.told, sample.differing)


def plain(page):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def rows_of(page):
    return re.findall(r"<tr.*?</tr>", page, re.DOTALL)


def test_the_sentence_says_who_is_cited_by_side_and_who_gives_no_source(opened):
    assert opened.question == "Who says Trump asked for the call?"
    assert opened.sentence == (
        "Wire and Aggregator cite Chinese government sources; Analysis and State agency say it in their own "
        "voice; Brief gives no source (“reportedly”); Foreign daily cites Xinhua."
    )
    assert dict(opened.sentence.leads)["Brief"] == "brief-665-683"


def test_a_contrast_that_tells_the_same_is_not_told_again(sample, opened):
    ranks = opened.ranks
    assert ranks
    for one in sample.differing.contrasts.itertuples():
        if one.rank in ranks:
            assert "asked" in one.says or "request" in one.says


def opening_of(tmp_path, *texts, says="The port was closed", find='["port was closed"]'):
    (tmp_path / "corpus").mkdir(exist_ok=True)
    folder = tmp_path / "corpus"
    rows = ["doc_id,path,outlet"] + [f"d{n},d{n}.txt,O{n}" for n, _ in enumerate(texts)]
    (folder / "catalog.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for n, text in enumerate(texts):
        (folder / f"d{n}.txt").write_text(f"{text}\n", encoding="utf-8")
    claim = f'[[claim]]\nid = "a"\nsays = "{says}"\norigin = "coverage"\nfind = {find}\n'
    (folder / "claims.toml").write_text(claim, encoding="utf-8")
    (folder / "actors.csv").write_text(
        "actor,group,aliases,description\nAnn Lee,city,Lee,\n", encoding="utf-8"
    )
    found = compare.compared(folder)
    return opening(found.marked, found.told, found.differing)


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (["Ann Lee said the port was closed."] * 3, "All three articles cite Ann Lee."),
        (
            ["The port was closed, Ann Lee said."] * 3 + ["The port was closed."],
            "Three of four articles (O0, O1 and O2) cite Ann Lee; O3 says it in its own voice.",
        ),
        (
            ["The port was closed. “The port was closed,” Ann Lee said later.", "The town is old."],
            "O0 says it in its own voice and cites Ann Lee; not found in O1.",
        ),
        (
            ["Officials said the port was closed.", "The port was closed."],
            "O0 cites an unnamed source (“Officials”); O1 says it in its own voice.",
        ),
    ],
)
def test_each_way_of_telling_has_its_words(tmp_path, texts, sentence):
    assert opening_of(tmp_path, *texts).sentence == sentence


def test_without_a_claim_it_opens_with_the_heaviest_contrast_that_sources_differ_in(sample):
    found = opening(sample.marked, None, sample.differing)
    ranked = sample.differing.contrasts
    ranked = ranked[ranked["kind"].isin(["denied", "named", "voice", "source"])]
    (shown,) = [one for one in ranked.itertuples() if one.says.startswith(found.question[13:-1])]
    assert shown.weight >= 0.75 * ranked["weight"].iloc[0] and shown.rank in found.ranks
    assert found.ways["outlet"].nunique() == 4
    assert found.silent and "not found" not in found.sentence  # nobody wrote phrases for it
    none = compare.Contrasts(
        sample.differing.passages, sample.differing.only_here, sample.differing.contrasts[:0]
    )
    assert opening(sample.marked, None, none) is None


@pytest.mark.parametrize(("weight", "is_wider"), [(0.8, True), (0.7, False)])
def test_of_contrasts_that_weigh_nearly_as_much_that_which_more_articles_have_comes_first(
    sample, weight, is_wider
):
    rows = sample.differing.contrasts
    rows = rows[rows["kind"].isin(["voice", "source"])]
    n = rows["group"].map(sample.differing.passages.groupby("group")["doc_id"].nunique())
    two = pd.concat([rows[n == n.min()].head(1), rows[n == n.max()].head(1)]).assign(weight=[1.0, weight])
    given = compare.Contrasts(sample.differing.passages, sample.differing.only_here, two)
    found = opening(sample.marked, None, given)
    assert found.ways["outlet"].nunique() == (n.max() if is_wider else n.min())


def test_the_strip_has_a_row_an_outlet_with_its_source_and_the_sentence_as_it_stands(sample, opened):
    shown = source_strip(sample.marked, opened, led=True)
    rows = [plain(row) for row in rows_of(shown.html)]
    assert len(rows) == 6
    texts = dict(zip(sample.marked.articles["outlet"], sample.marked.articles["text"], strict=True))
    for row in rows:
        outlet = next(name for name in texts if row.startswith(name))
        end = re.sub(r"\W", "", row)[-25:]
        assert end in re.sub(r"\W", "", texts[outlet]), row
    (brief,) = [row for row in rows if row.startswith("Brief")]
    assert "no source given (“reportedly”)" in brief and "requested by Trump" in brief
    (aggregator,) = [row for row in rows if row.startswith("Aggregator")]
    assert "▲" in aggregator
    assert shown.html.count("<mark") == 6
    assert 'href="reader.html#brief-665-683-claims"' in shown.html
    assert "▲ the verb endorses the source" in plain(shown.html) and "▽" not in plain(shown.html)
    dashed = re.findall(r'<span style="[^"]*dashed[^"]*">([^<]*)', shown.html)
    assert [one.strip() for one in dashed] == ["no source given (“reportedly”)", "nobody named"]


def test_a_passage_that_is_nearly_its_whole_sentence_is_not_lit(tmp_path):
    for find, n in (("port was closed", 1), ("the port was closed on a cold day", 0)):
        found = opening_of(tmp_path, "The port was closed on a cold day.", find=f'["{find}"]')
        made = compare.compared(tmp_path / "corpus")
        assert source_strip(made.marked, found).html.count("<mark") == n


def test_rows_that_tell_it_alike_stand_together(sample, opened):
    names = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', source_strip(sample.marked, opened).html)
    assert names.index("State agency") - names.index("Analysis") == 1
    assert abs(names.index("Wire") - names.index("Aggregator")) == 1


def test_texts_are_shown_as_text(tmp_path):
    found = opening_of(tmp_path, "Ann <b>Lee</b> said the port was closed.", "The port was closed.")
    made = compare.compared(tmp_path / "corpus")
    for shown in (
        source_strip(made.marked, found),
        barcode(made.marked, found),
        claim_map(made.marked, made.told, made.differing),
    ):
        assert "<b>Lee" not in shown.html and "<b>Lee" not in shown.printed
    asked = opening_of(
        tmp_path, "The port was closed.", "Bo Ray said the port was closed.", says="The <i>port"
    )
    made = compare.compared(tmp_path / "corpus")
    assert "The <i>port" in asked.question.replace("the", "The", 1)
    assert "<i>" not in claim_map(made.marked, made.told).html


def test_a_bar_is_as_long_as_its_article_and_each_stretch_as_its_words(sample, opened):
    shown = barcode(sample.marked, opened, led=True)
    bars = re.findall(r'<svg viewBox="0 0 (\d+) \d+".*?width:([\d.]+)%">(.*?)</svg>', shown.html, re.DOTALL)
    units = sample.marked.sentences
    n = units[units["kind"] == "body"].groupby("doc_id", sort=False)["n_words"].sum()
    assert [int(words) for words, _, _ in bars] == list(n)
    assert [float(width) for _, width, _ in bars] == [round(100 * one / n.max(), 1) for one in n]
    for words, _, inside in bars:
        stretch = re.findall(r'<rect x="\d+" y="5" width="(\d+)"', inside)[1:]  # behind the ground
        assert sum(map(int, stretch)) == int(words)
        assert inside.count('tabindex="-1"') == len(stretch)


def test_the_shares_beside_a_bar_are_those_of_the_chart_of_voices(sample):
    chart = voice_shares(sample.marked.sentences, sample.marked.voices)
    own = chart[chart["voice"] == "narrator"].set_index("outlet")["share"]
    shown = dict(re.findall(r"^(.+): (\d+) % own voice", barcode(sample.marked).text, re.MULTILINE))
    assert shown == {outlet: f"{100 * share:.0f}" for outlet, share in own.items()}


def test_a_bar_has_a_tick_for_each_hedge_of_its_own_voice_and_a_dot_for_the_claim(tmp_path):
    found = opening_of(
        tmp_path, "The port may be cold. Ann Lee said it might snow. If it snows, the port was closed."
    )
    made = compare.compared(tmp_path / "corpus")
    (bar,) = re.findall(r'<svg viewBox="0 0 [^>]*>(.*?)</svg>', barcode(made.marked, found).html)
    assert bar.count('fill="currentColor"') == 1
    assert bar.count('height="7" fill="#111"') == 1
    (without,) = re.findall(r'<svg viewBox="0 0 [^>]*>(.*?)</svg>', barcode(made.marked).html)
    assert 'height="7"' not in without


def test_of_many_articles_no_sentence_says_how_each_tells_it_and_none_has_a_bar():
    for n, has in ((60, True), (61, False)):
        texts = ["Ann Lee said the port is shut." if at % 2 else "The port is shut." for at in range(n)]
        frame = pd.DataFrame({"outlet": [f"O{at % 3}" for at in range(n)], "text": texts})
        found = compare.compared(frame)
        asked = Claim("a", "The port is shut", "coverage", ("port is shut",))
        told = compare.claim_tables(found.marked, (asked,))
        assert (barcode(found.marked).html != "") == has
        assert (opening(found.marked, told, None) is not None) == has
        assert claim_map(found.marked, told).html


def test_the_map_has_each_claim_once_those_that_differ_first_and_the_rest_closed(sample):
    shown = claim_map(sample.marked, sample.told, sample.differing, led=True)
    first, closed = shown.html.split("<details>")
    assert len(re.findall('<th scope="row"', first)) == 15
    assert len(re.findall('<th scope="row"', closed)) == len(sample.told.asked) - 15
    lines = [line.split(" | ") for line in shown.text.splitlines()]
    n_ways = [len({cell for cell in line[1:] if cell not in ("not found", "absent")}) for line in lines[1:]]
    assert min(n_ways[:5]) > 1 and max(n_ways[-3:]) == 1
    assert lines[0] == ["claim", "Wire", "Brief", "Aggregator", "Analysis", "Foreign daily", "State agency"]
    asked = next(line for line in lines if line[0] == "Trump asked for the call")
    assert asked[2:5] == [
        "no source given (“reportedly”) ~",
        "the Chinese embassy in Washington and the Chinese Foreign Ministry ▲",
        "own voice",
    ]
    told = sample.told.tellings.merge(sample.marked.articles[["doc_id", "outlet"]])
    for line in lines[1:]:
        says = line[0]
        (claim,) = sample.told.asked.loc[
            [says.startswith(one) for one in sample.told.asked["says"]], "claim"
        ].tail(1)
        for outlet, cell in zip(lines[0][1:], line[1:], strict=True):
            found = ((told["claim"] == claim) & (told["outlet"] == outlet)).any()
            assert (cell in ("not found", "absent")) != found, (says, outlet)
    assert 'href="reader.html#tellings:claim=request&amp;outlet=Brief"' in shown.html


def test_claims_that_all_tell_alike_can_be_hidden_and_no_others(sample):
    shown = claim_map(sample.marked, sample.told, sample.differing, led=True)
    alike = [plain(row) for row in rows_of(shown.html) if row.startswith("<tr class=alike>")]
    assert any("U.S. tariff on Chinese goods at its height" in row for row in alike)  # own voice in all six
    assert not any("Trump asked for the call" in row for row in alike)
    for line in shown.text.splitlines()[1:]:
        says, *cells = line.split(" | ")
        told = {cell for cell in cells if cell not in ("not found", "absent")}
        if len(told) == 1:
            assert any(row.startswith(says) for row in alike), line


@pytest.mark.parametrize("says", ["Bo Ray", "Cy Poe"])
def test_sources_of_no_known_side_are_told_apart_by_name(tmp_path, says):
    texts = ["Bo Ray said the port was closed.", f"{says} said the port was closed."]
    opening_of(tmp_path, *texts, "Ann Lee said the town was old.")
    with (tmp_path / "corpus" / "claims.toml").open("a", encoding="utf-8") as file:
        file.write('[[claim]]\nid = "b"\nsays = "Old"\norigin = "coverage"\nfind = ["town was old"]\n')
    made = compare.compared(tmp_path / "corpus")
    (row,) = [one for one in rows_of(claim_map(made.marked, made.told).html) if "The port was closed" in one]
    assert row.startswith("<tr class=alike>") == (says == "Bo Ray")


def test_without_claims_the_map_has_the_groups_that_differ_and_says_who_made_them(sample):
    shown = claim_map(sample.marked, None, sample.differing)
    assert "The claims are groups that the tool found; nobody wrote them." in plain(shown.html)
    assert "&amp;" not in shown.html and plain(shown.html).count("the verb endorses the source") == 1
    assert shown.text.count("\n“") > 5


def test_outlets_are_named_in_cells_as_long_as_there_is_room(tmp_path):
    texts = [f"Ann Lee said the port was closed on day {n}." for n in range(8)]
    opening_of(tmp_path, *texts)
    made = compare.compared(tmp_path / "corpus")
    shown = claim_map(made.marked, made.told).html
    assert 'title="Ann Lee"' in shown and "Ann Lee" not in plain(re.sub(r'title="[^"]*"', "", shown))


def test_corpus_toml_gives_the_title_and_every_slip_has_its_line(tmp_path):
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Post\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The port was closed.\n", encoding="utf-8")
    about = tmp_path / "corpus.toml"
    about.write_text('title = "The port"\nevent = "It closed."\ndate = "2025-06"\n', encoding="utf-8")
    corpus = read.corpus(tmp_path)
    assert corpus.about == About("The port", "It closed.", "2025-06")
    shown = subject("my-event", corpus.about, corpus.articles)
    assert shown == ("The port", "It closed.", "June 2025 · 1 outlet: Post")
    about.write_text('titel = "The port"\nevent = 3\ndate = "5 June"\ntitle = "…"\n', encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        read.corpus(tmp_path)
    assert error.value.problems == [
        'corpus.toml:1: there is no key "titel"; write title, event, date',
        "corpus.toml:2: event is no text; write a text in double quotes",
        'corpus.toml:3: date "5 June" is not an ISO date; write "2025-06-05", or "2025-06" where the day '
        "is unknown",
        'corpus.toml:4: title "…" has no word; write one, or remove the line',
    ]


def test_without_it_the_corpus_s_name_is_the_title(sample):
    shown = subject("my-event", About(), sample.marked.articles)
    assert shown.title == "How they tell it: My event"
    assert shown.facts.startswith("6 outlets: Wire, Brief")


def test_two_runs_give_the_same_bytes(sample, opened):
    for make in (
        lambda: source_strip(sample.marked, opened, led=True),
        lambda: barcode(sample.marked, opened, led=True),
        lambda: claim_map(sample.marked, sample.told, sample.differing, led=True),
    ):
        assert make() == make()


def test_a_source_on_two_sides_is_on_none():
    rows = [
        ("d0", "Ann Lee", "Lee", "city"),
        ("d0", "Ann Lee", "she", "crew"),
        ("d0", "Bo Ray", "Ray", "city"),
    ]
    found = pd.DataFrame(rows, columns=["doc_id", "speaker", "source", "group"]).assign(sure=True)
    assert sides_of(found) == {
        ("d0", "Lee"): "city",
        ("d0", "she"): "crew",
        ("d0", "Bo Ray"): "city",
        ("d0", "Ray"): "city",
    }


def test_a_source_of_no_actor_is_on_no_side(tmp_path):
    made = marked_of(tmp_path, "Ann Lee said the port was closed.")
    found = compare.ways(made, compare.phrase_tellings(made, "a", ["port was closed"]))
    assert found["way"].tolist() == ["source"] and found["side"].isna().all()


def test_a_side_has_one_colour_in_the_strip_and_in_the_charts():
    with style.styled():
        drawn = mpl.rcParams["axes.prop_cycle"].by_key()["color"]
    assert tuple(map(colors.to_hex, drawn)) == PALETTE
