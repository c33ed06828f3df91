"""What several articles tell alike, and where they differ in it, without a claim that somebody wrote."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.told import marked

from analysis import compare, read, tables, tell
from analysis.cli import main
from analysis.compare.contrasts.cells import _n_runs, group_ways
from analysis.compare.contrasts.sentences import about
from analysis.kept import digests
from analysis.one_name import one_name, with_article
from analysis.read.folder.claims import claims

ROOT = Path(__file__).parents[1]
HERALD = (
    "Mayor Ann Lee closed the harbour tunnel on Friday after inspectors found cracks in its northern wall. "
    "The tunnel was closed at the request of the fire brigade, the harbour office said. "
    "The repairs will cost 40 million euros, the harbour office said. "
    "Buses were running late across the old town. "
    "“We could not wait for another winter in that tunnel,” Lee said."
)
POST = (
    "Inspectors found cracks in the northern wall of the harbour tunnel, and Mayor Ann Lee closed it. "
    "The fire brigade had requested that the tunnel be closed. "
    "Officials said the repairs will cost 60 million euros. "
    "A school choir sang at the opening of the flower market in Weston. "
    "“We could not wait for another cold winter in that tunnel,” Ann Lee said."
)
GAZETTE = (
    "The tunnel under the harbour stays closed. "
    "The fire brigade never requested that the tunnel be closed. "
    "Traders in the old town fear for their Christmas sales."
)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return marked(tmp_path_factory.mktemp("contrasts"), HERALD, POST, GAZETTE)


@pytest.fixture(scope="module")
def alike(told):
    return compare.passages(told)


def documents_of(alike, told, words):
    """The documents of each group that has a passage with these words."""
    texts = told.articles.set_index("doc_id")["text"]
    has = [words in texts[one.doc_id][one.start : one.end] for one in alike.itertuples()]
    return [set(alike.loc[alike["group"] == group, "doc_id"]) for group in alike.loc[has, "group"].unique()]


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("found cracks in its northern wall", {"d0", "d1"}),
        ("40 million euros", {"d0", "d1"}),
        ("request of the fire brigade", {"d0", "d1", "d2"}),
        ("could not wait for another winter", {"d0", "d1"}),
    ],
)
def test_what_articles_tell_in_like_words_is_one_group(told, alike, words, documents):
    found = documents_of(alike, told, words)
    assert found and set().union(*found) == documents


@pytest.mark.parametrize("words", ["school choir", "Buses were running", "Christmas sales"])
def test_what_one_article_tells_is_in_no_group_but_found_there_only(told, alike, words):
    assert documents_of(alike, told, words) == []
    texts = told.articles.set_index("doc_id")["text"]
    alone = compare.only_here(told)
    if words != "Buses were running":  # too short to be told of
        assert any(words in texts[one.doc_id][one.start : one.end] for one in alone.itertuples())


def test_a_group_has_passages_of_two_articles_and_words_that_they_share(told, alike):
    texts = told.articles.set_index("doc_id")["text"]
    assert (alike.groupby("group")["doc_id"].nunique() > 1).all()
    assert alike["group"].drop_duplicates().tolist() == list(range(alike["group"].nunique()))
    for one in alike.itertuples():
        assert one.why and all(word in texts[one.doc_id][one.start : one.end] for word in one.why.split("; "))


def test_passages_on_names_alone_are_no_group(tmp_path):
    texts = (
        "Ann Lee met Carl Otto in Weston. Rain fell on the fields all day.",
        "Ann Lee once taught Carl Otto how to sail. The bakery sold out by noon.",
    )
    assert compare.passages(marked(tmp_path, *texts)).empty


def test_contrasts_say_who_vouches_for_what_the_heaviest_first(told, alike):
    quoted = compare.quotations(told.articles, told.marks, told.voices)
    found = compare.contrasts(told, alike, compare.only_here(told), quoted.quotations, quoted.differences)
    assert found["rank"].tolist() == list(range(1, len(found) + 1))
    assert found["weight"].is_monotonic_decreasing and found["weight"].between(0, 1).all()
    said = " ".join(found["says"])
    assert "Outlet 0 cites the harbour office" in said.replace("The harbour office", "the harbour office")
    assert "denies it" in said
    assert "Ann Lee is quoted in two versions: Outlet 1 has “cold”, Outlet 0 has not." in said
    assert "(40 million euros)" in said and "(60 million euros)" in said


def test_a_group_whose_articles_tell_it_alike_is_no_contrast(tmp_path):
    text = "The harbour tunnel was closed for repairs on its cracked northern wall. {} It reopens in March."
    made = marked(tmp_path, text.format("Snow fell."), text.format("Trams ran."))
    alike = compare.passages(made)
    assert len(alike) and compare.contrasts(made, alike).empty


def test_the_same_corpus_gives_the_same_tables_whatever_its_size(told, alike):
    assert compare.passages(told).equals(alike)
    for name, rows in (("passages", alike), ("only_here", compare.only_here(told))):
        assert list(rows) == tables.columns(name)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.text(alphabet="aİ 5$%’'.,“”-–\n", max_size=40), min_size=2, max_size=3))
def test_any_texts_can_be_compared(texts):
    rows = [{"doc_id": f"d{n}", "outlet": "o", "text": f"{text} a"} for n, text in enumerate(texts)]
    found = compare.compared(pd.DataFrame(rows)).differing
    assert list(found.contrasts) == tables.columns("contrasts")


def test_names_of_one_person_are_one_and_of_two_are_two():
    names = ["Hillary Rodham Hill", "Hillary Hill", "Hill", "Counsel Robert F. Bauer", "Robert Bauer"]
    named = one_name([*names, "Ann Lee", "Bo Lee", "Lee", "the Foreign Ministry", "the Trade Ministry"])
    assert {named[name] for name in names[:3]} == {"Hillary Hill"}
    assert {named[name] for name in names[3:]} == {"Robert Bauer"}
    assert named["Lee"] == "Lee"
    assert named["the Foreign Ministry"] != named["the Trade Ministry"]


def test_groups_are_offered_as_claims_that_can_be_saved_as_they_are(tmp_path, told, alike):
    found = compare.contrasts(told, alike)
    blocks = [block.text for block in compare.claim_blocks(alike, found, taken=["fire-brigade"])]
    (tmp_path / "claims.toml").write_text("\n".join(blocks), encoding="utf-8")
    wanted = claims(tmp_path, None, None)
    assert len(wanted) == len(blocks) > 1
    status = compare.claims(told, wanted, compare.tellings(told, wanted))
    assert (status[status["status"] != "not found"].groupby("claim")["doc_id"].nunique() > 1).all()


def test_a_contrast_opens_to_its_passages_side_by_side(told, alike):
    found = compare.Contrasts(alike, compare.only_here(told), compare.contrasts(told, alike))
    shown = tell.contrasts(told, found, led=True)
    assert shown.html.count("<details>") == len(found.contrasts.head(10))
    assert "[[The fire brigade had requested that the tunnel be closed.]]" in shown.text
    assert "is no omission" in shown.text
    assert tell.finding("contrasts", found.contrasts).sentences[0] == found.contrasts["says"].iloc[0]


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_command_writes_the_tables_whole_and_over_nothing(tmp_path, capsys, form):
    path = tmp_path / "texts.jsonl"
    rows = [{"doc_id": f"d{n}", "outlet": f"O{n}", "text": text} for n, text in enumerate((HERALD, POST))]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["compare", str(path), "--out", str(out), "--format", form]) == 0
    assert capsys.readouterr().out.startswith("1. ")
    names = {"passages", "only_here", "contrasts", "labels", "quotations", "differences", "rates"}
    assert {one.stem for one in out.iterdir()} == names
    reader = pd.read_csv if form == "csv" else pd.read_parquet
    assert len(reader(out / f"contrasts.{form}"))
    assert main(["compare", str(path), "--out", str(out)]) == 2


def test_of_many_articles_each_is_laid_beside_those_of_its_days(tmp_path):
    event = "Inspectors found cracks in the {} of the {} on Friday, and the {} closed it at once."
    rows = []
    for n in range(50):
        what = f"wall{n // 2}", f"tunnel{n // 2}", f"warden{n // 2}"
        day = f"2025-01-{n // 2 + 1:02}"
        rows.append({"doc_id": f"d{n}", "outlet": f"O{n}", "text": event.format(*what), "published": day})
    found = compare.passages(compare.compared(read.corpus(pd.DataFrame(rows))).marked)
    days = found["doc_id"].str[1:].astype(int) // 2
    assert found["doc_id"].nunique() == 50
    assert (days.groupby(found["group"]).agg(lambda own: own.max() - own.min()) <= 3).all()


def test_what_is_kept_is_made_anew_when_a_weight_changes(tmp_path, monkeypatch):
    inside = tmp_path / "compare" / "contrasts"
    inside.mkdir(parents=True)
    monkeypatch.setattr(digests, "_PACKAGE", tmp_path)
    (inside / "weights.toml").write_text("voice = 0.8\n", encoding="utf-8")
    before = digests.of_files()
    (inside / "weights.toml").write_text("voice = 0.9\n", encoding="utf-8")
    assert digests.of_files() != before


def contrasts_of(tmp_path, *texts, outlets=None):
    """The contrasts of these texts, by kind: what each says."""
    names = outlets or [f"O{n}" for n in range(len(texts))]
    made = compare.compared(pd.DataFrame({"outlet": names, "text": list(texts)}))
    found: dict[str, list[str]] = {}
    for one in made.differing.contrasts.itertuples():
        found.setdefault(one.kind, []).append(one.says)
    return found


VISA = "Old visa restrictions on Chinese students hurt."
TWO = ("Nobody declined to take any side in the long old quarrel.", "They declined.")


@pytest.mark.parametrize(
    ("passages", "name"),
    [
        ([(VISA, "visa; restrictions; Chinese; students")], "“visa restrictions on Chinese students”"),
        (
            [("The port closed; all of Weston wept for its port.", "port; Weston")],
            "“Weston wept for its port”",
        ),
        (
            [("The port -- they say -- shut, said a mayor.", "port; mayor")],
            "“The port -- they say -- shut, said a …”",
        ),
        ([("He said “the port was” shut.", "said; port")], "“He said ‘the port was’ shut”"),
        ([(text, "declined") for text in TWO], "“They declined”"),
    ],
)
def test_a_group_is_named_by_the_stretch_with_most_of_its_words_that_crosses_no_pause(passages, name):
    assert about(passages) == name


def test_shared_words_that_stand_beside_each_other_are_one_thing():
    text = "They took a quid pro quo for the old port."
    assert [_n_runs(text, why) for why in ("quid; pro; quo", "quid; port", "quid; pro; port", "sea")] == [
        1,
        2,
        2,
        0,
    ]


def test_who_is_cited_with_another_is_cited_and_who_one_article_alone_cites_is_in_one_sentence(tmp_path):
    found = contrasts_of(
        tmp_path,
        "Ann Lee and Bo Ray said the port was closed. Cy Poe said the town was old.",
        "Ann Lee said the sea was cold. Dee Fox said the wind was warm.",
    )
    assert found["mix"] == ["Sources that one article alone cites: O0: Bo Ray and Cy Poe; O1: Dee Fox."]
    again = contrasts_of(
        tmp_path,
        "Ann Lee and Bo Ray said the port was closed. Ann Lee said it was late. Ann Lee said it was cold.",
        "Ann Lee said the sea was cold.",
        "Cy Poe said the town was old.",
    )
    assert (
        "Ann Lee: cited by O0 3 times and O1 once; not found as a source in the other article."
        in again["cited"]
    )


def test_an_article_of_the_same_outlet_is_called_another_one_of_it(tmp_path):
    said = "“We could not wait for another {}winter in that tunnel,” Ann Lee said."
    found = contrasts_of(tmp_path, said.format(""), said.format("cold "), outlets=["Post", "Post"])
    assert any("another article of Post" in one for one in found["quotation"])


def test_a_name_has_its_article_where_the_texts_have_it():
    names = {"White House": "White House", "Xinhua": "Xinhua"}
    written = ["The White House", "the White House", "White House", "Xinhua"]
    assert with_article(names, written) == {"White House": "the White House", "Xinhua": "Xinhua"}


def test_of_those_who_speak_together_each_has_one_name():
    found = one_name(
        [
            "Ann Marie Lee; Bo Ray",
            "Ann Lee",
            "Ann Marie Lee",
            "Bo Ray",
            "Xi Jinping",
            "Donald Trump; Xi Jinping",
        ]
    )
    assert found["Donald Trump; Xi Jinping"] == "Donald Trump; Xi Jinping"
    assert found["Ann Marie Lee; Bo Ray"] == "Ann Lee; Bo Ray" and found["Ann Marie Lee"] == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The mayor never closed the harbour tunnel.", "denied"),
        ("Without a word the mayor closed no part of the harbour tunnel.", "affirmed"),
    ],
)
def test_of_a_group_only_a_word_of_denying_denies(tmp_path, text, polarity):
    made = marked(tmp_path, text)
    alike = tables.frame("passages", [(0, "d0", 0, 0, len(text), 0.5, "mayor; closed; harbour; tunnel")])
    assert compare.group_tellings(made, alike)["polarity"].tolist() == ["denied"]
    assert group_ways(made, alike)["polarity"].tolist() == [polarity]


PROCESS = """
import hashlib
from analysis import compare, mark, read
marked = mark.corpus(read.corpus("sample"))
rows = compare.passages(marked), compare.only_here(marked), compare.labels(marked)
rows = *rows, compare.contrasts(marked, rows[0], rows[1])
print(hashlib.sha256("".join(one.to_csv() for one in rows).encode()).hexdigest())
"""


def test_processes_that_order_sets_otherwise_give_the_same_tables():
    """With the seeds 0 and 1 a sum over a set once ended a passage of the sample elsewhere."""
    seen = set()
    for seed in ("0", "1"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", PROCESS], env=environment, cwd=ROOT, capture_output=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1
