"""The grid of claims and its findings: what a cell shows, what sentences say and what they must not."""

import re

import pandas as pd
import pytest
from support.fakes import NAMES, fake, unscored

from analysis import compare, mark, read, tables, tell
from analysis.read.folder.claims import Claim
from analysis.tell import claim_symbols as symbols
from analysis.tell.charts.figures import chart
from analysis.tell.guard import GuardError, absence, guard
from analysis.tell.views.listings import shown

GRID = chart("claims-by-outlet")
COLUMNS = tables.columns("tellings")


def given(made):
    return [getattr(made, name) for name in GRID.tables]


def written(made):
    """What stands in the cells, row by row."""
    text = shown(GRID, GRID.drawn_rows(*given(made))).text
    return [cell for line in text.splitlines()[2:] for cell in re.split(r"\s{2,}", line)[1:]]


def telling(doc_id, sent_id, start, claim="deal", **cells):
    plain = dict.fromkeys(COLUMNS) | {"kind": "body", "position": 0.1, "voice": "narrator", "sure": True}
    where = {"doc_id": doc_id, "claim": claim, "sent_id": sent_id, "start": start, "end": start + 3}
    return plain | {"polarity": "affirmed"} | where | cells


def told(*rows, names=("Wire", "Brief", "Daily"), wanted=None):
    """The made-up corpus with these tellings and no others."""
    made = fake(names, 6)
    starts = made.sentences.set_index(["doc_id", "sent_id"])["start"]
    cells = [row | {"start": int(starts[row["doc_id"], row["sent_id"]]) + row["start"]} for row in rows]
    cells = [row | {"end": row["start"] + 3} for row in cells]
    made.tellings = tables.frame("tellings", [[row[name] for name in COLUMNS] for row in cells])
    wanted = wanted or [Claim("deal", "There is a deal", "reference: post", ("deal",), reference="post")]
    made.asked = compare.asked(wanted)
    made.claims = compare.claims(made, wanted, made.tellings)
    return made


def cells_of(made):
    rows = GRID.drawn_rows(*given(made))
    return {(row.outlet, row.how): row.n_tellings for row in rows.itertuples() if row.n_tellings}


def test_tellings_that_differ_stand_in_one_cell_and_those_alike_are_counted():
    said = {"voice": "attributed", "chain": "Lee (said)", "cue": "said", "speaker": "Lee"}
    made = told(
        telling("d0", 1, 0),
        telling("d0", 2, 0),
        telling("d0", 3, 0, **said, commitment="endorse", hedge="may", hedge_on="content"),
        telling("d1", 1, 0, voice="quoted", commitment="distance", polarity="denied"),
    )
    assert cells_of(made) == {
        ("Wire", "narrator"): 2,
        ("Wire", "attributed, endorse, hedged"): 1,
        ("Brief", "quoted, distance, denied"): 1,
    }
    assert written(made)[:3] == ["2■ □+~", "“”−¬", "·"]


def test_absent_and_not_found_and_not_scored_are_three_different_things():
    checked = {"d1": "A. Reader, 2025-06-07"}
    wanted = [
        Claim("deal", "There is a deal", "reference: post", ("deal",), reference="post", checked=checked)
    ]
    made = unscored(
        told(telling("d0", 1, 0), names=("Wire", "Brief", "Daily", "Post"), wanted=wanted), "Post"
    )
    assert written(made)[:4] == ["■", "∅", "·", "–"]
    rows = GRID.drawn_rows(*given(made)).set_index("outlet")["status"]
    assert rows[["Wire", "Brief", "Daily"]].tolist() == ["told", "absent", "not found"]
    assert pd.isna(rows["Post"])


def test_every_symbol_of_the_picture_is_explained_in_its_caption():
    marks = [*symbols.VOICE.values(), *symbols.COMMITMENT.values()]
    marks += [symbols.HEDGED, symbols.DENIED, symbols.UNSPECIFIED, symbols.NOT_FOUND, symbols.ABSENT]
    assert all(f"{mark} " in GRID.caption for mark in marks)
    assert len(set(marks)) == len(marks)


def test_two_claims_that_say_the_same_stay_two():
    wanted = [
        Claim("a", "There is a deal", "coverage", ("deal",)),
        Claim("b", "There is a deal", "coverage", ("x",)),
    ]
    rows = GRID.drawn_rows(*given(told(telling("d0", 1, 0, claim="a"), wanted=wanted)))
    assert list(dict.fromkeys(rows["asked"])) == ["There is a deal (a)", "There is a deal (b)"]


def first(made):
    return tell.finding("first-claim", made.sentences, made.asked, made.tellings, made.claims).sentences


def test_outlets_that_tell_it_in_the_same_way_are_named_together():
    made = told(*(telling(f"d{n}", 1, 0) for n in range(2)), telling("d2", 1, 0, polarity="denied"))
    said = tell.finding("first-claim", made.sentences, made.asked, made.tellings, made.claims).sentences
    both = "Wire and Brief say it in their own voice; Daily denies it in its own voice."
    assert said[0] == f"“There is a deal”: {both}"


def test_the_finding_says_on_whose_word_through_whom_with_which_verb_and_hedge():
    made = told(
        telling("d0", 1, 0),
        telling(
            "d1", 1, 0, voice="attributed", chain="Lee (said) ← Chen (claimed)", cue="claimed", hedge="may"
        ),
        telling(
            "d2",
            1,
            0,
            voice="attributed",
            chain="no source (reportedly)",
            cue="reportedly",
            polarity="denied",
        ),
    )
    assert first(made)[0] == (
        "“There is a deal”: Wire says it in its own voice; Brief cites Chen (“claimed”), via Lee (“said”), "
        "hedged by “may”; Daily denies it and gives no source (“reportedly”)."
    )


def test_what_several_outlets_do_changes_no_name():
    said = {"voice": "attributed", "chain": "Recites Hall (gives no source)", "cue": "gives no source"}
    made = told(*(telling(f"d{n}", 1, 0, **said) for n in range(2)))
    assert first(made)[0].startswith(
        "“There is a deal”: Wire and Brief cite Recites Hall (“gives no source”)."
    )


def test_what_was_not_found_says_how_much_was_searched_and_that_nobody_checked():
    said = first(told(telling("d0", 1, 0)))
    n = fake(("Wire",), 6).sentences["n_words"].sum()
    where = f"Brief ({n} words) and Daily ({n} words)"
    assert said[2] == f"“There is a deal” was not found by these phrases in {where}; nobody has checked."


def of_one_outlet(made, *doc_ids):
    """The corpus in which these articles are Wire's."""
    for rows in (made.articles, made.sentences, made.claims):
        rows["outlet"] = rows["outlet"].mask(rows["doc_id"].isin(doc_ids), "Wire")
    return made


def test_of_several_articles_of_an_outlet_the_one_in_which_it_was_not_found_is_named():
    checked = {"d1": "A. Reader, 2025-06-07"}
    wanted = [Claim("deal", "A deal", "reference: post", ("deal",), reference="post", checked=checked)]
    made = of_one_outlet(told(telling("d0", 1, 0), wanted=wanted, names=NAMES[:4]), "d0", "d1", "d2")
    found, *_, missing, absent = first(made)
    assert found == "“A deal”: Wire says it in its own voice."
    assert re.search(r"not found by these phrases in Wire: d2 \(\d+ words\) and Analysis \(", missing)
    assert absent.startswith("“A deal” was not found in Wire: d1 (")
    every = tell.finding("claims", made.sentences, made.asked, made.tellings, made.claims).sentences
    assert every[-1] == absent


def test_a_clause_that_judges_is_said_to_be_in_the_outlet_s_own_voice():
    said = first(told(telling("d0", 1, 0, tail="ending it", tail_voice="narrator")))
    assert said[2].endswith("follows in Wire, in the outlet's own voice.")


def test_a_claim_that_a_text_denies_is_not_called_found_in_every_text():
    one = telling("d0", 1, 0)
    for polarity, verb in (("denied", "told or denied"), ("affirmed", "found")):
        made = told(one, telling("d1", 1, 0, polarity=polarity), names=("Wire", "Brief"))
        said = tell.finding("claims", made.sentences, made.asked, made.tellings, made.claims).sentences
        assert said[1] == f"1 claim was {verb} in every outlet: “There is a deal”."


def test_a_person_s_check_is_named_with_its_reference():
    checked = {"d1": "A. Reader, 2025-06-07", "d2": "A. Reader, 2025-06-07"}
    wanted = [
        Claim("deal", "There is a deal", "reference: post", ("deal",), reference="post", checked=checked)
    ]
    said = first(told(telling("d0", 1, 0), wanted=wanted))
    assert re.fullmatch(
        r"“There is a deal” was not found in Brief "
        r"\(\d+ words; checked by A. Reader, 2025-06-07; from post\)\.",
        said[2],
    )


@pytest.mark.parametrize(
    ("reference", "checked"), [(None, "A. Reader"), ("post", None), ("", "A."), ("post", " ")]
)
def test_nothing_is_called_absent_without_a_reference_and_a_check(reference, checked):
    with pytest.raises(GuardError, match="without a reference claim and a person's check"):
        absence("There is a deal", "Wire", 400, reference, checked)


def test_a_row_that_says_absent_without_a_check_is_refused():
    made = told(telling("d0", 1, 0))
    made.claims["status"] = made.claims["status"].replace("not found", "absent")
    with pytest.raises(GuardError):
        first(made)
    with pytest.raises(GuardError):
        tell.finding("claims", made.sentences, made.asked, made.tellings, made.claims)


def test_the_claims_own_words_may_be_any():
    wanted = [Claim("bias", "The bias is omitted and always significant", "coverage", ("bias",))]
    assert first(told(telling("d0", 1, 0, claim="bias"), wanted=wanted))


def test_claims_told_by_all_by_one_with_other_verbs_and_denied_are_named():
    wanted = [Claim(name, f"It is {name}", "coverage", (name,)) for name in ("all", "one", "none", "verbs")]
    made = told(
        *(telling(f"d{n}", 1, 0, claim="all") for n in range(3)),
        telling("d1", 2, 0, claim="one", polarity="denied"),
        telling("d0", 2, 0, claim="verbs", voice="attributed", commitment="neutral"),
        telling("d2", 2, 0, claim="verbs", voice="attributed", commitment="distance"),
        wanted=wanted,
    )
    said = " ".join(tell.finding("claims", made.sentences, made.asked, made.tellings, made.claims).sentences)
    assert "3 of 4 claims were found in the texts of 3 outlets, in 6 passages." in said
    assert "1 claim was found in every outlet: “It is all”." in said
    assert "1 claim was found in one outlet only: “It is one” in Brief." in said
    assert "1 claim was found nowhere by these phrases: “It is none”." in said
    assert "the source: “It is verbs”: neutral in Wire, doubts in Daily." in said
    assert "A passage denies the claim in 1 cell: “It is one” in Brief." in said
    assert guard(said, ["Wire", "Brief", "Daily"])


def test_what_two_outlets_share_and_who_tells_a_claim_in_whose_voice_are_named():
    wanted = [
        Claim(name, f"It is {name}", "coverage", (name,)) for name in ("pair", "more", "voiced", "open")
    ]
    source = {"voice": "attributed", "chain": "Lee (said)", "commitment": "neutral"}
    made = told(
        *(telling(f"d{n}", 1, 0, claim="pair") for n in (2, 0)),
        *(telling(f"d{n}", 2, 0, claim="more") for n in (0, 2)),
        telling("d0", 3, 0, claim="voiced"),
        telling("d1", 3, 0, claim="voiced", **source),
        telling("d2", 3, 0, claim="voiced", **source),
        telling("d2", 4, 0, claim="voiced"),
        telling("d0", 4, 0, claim="open"),
        telling("d1", 4, 0, claim="open", voice="attributed", chain="no source (reportedly)"),
        telling("d2", 5, 0, claim="open", polarity="denied", **source),
        wanted=wanted,
    )
    said = " ".join(tell.finding("claims", made.sentences, made.asked, made.tellings, made.claims).sentences)
    assert (
        "2 claims were found in two outlets only: Wire and Daily 2 (“It is pair” and “It is more”)." in said
    )
    assert "1 claim is said by one outlet only in its own voice, and by another only with a source: " in said
    assert "“It is voiced” (own voice: Wire; with a source: Brief)." in said  # Daily tells it in both ways
    assert guard(said, ["Wire", "Brief", "Daily"])


def test_without_claims_nothing_is_said_and_nothing_listed():
    made = fake(("Wire",), 6)
    empty = compare.claim_tables(made, ())
    for name in ("first-claim", "claims"):
        assert "Nothing is asked" in tell.finding(name, made.sentences, *empty).sentences[0]
    assert "Nothing to list" in shown(GRID, GRID.drawn_rows(made.sentences, made.voices, *empty)).text


def test_the_sample_opens_as_many_passages_as_it_has_tellings():
    corpus = read.corpus("sample")
    marked = mark.corpus(corpus)
    tables_of = compare.claim_tables(marked, corpus.claims)
    page = tell.passages(marked, GRID.name, **tables_of._asdict()).html
    rows = GRID.drawn_rows(marked.sentences, marked.voices, *tables_of)
    assert page.count("<li>") == len(tables_of.tellings) == rows["n_tellings"].sum()


def test_of_several_articles_of_an_outlet_one_that_tells_it_is_enough_and_one_absence_is_not():
    checked = {"d1": "A. Reader, 2025-06-07"}
    wanted = [
        Claim(n, f"It is {n}", "reference: p", (n,), reference="p", checked=checked) for n in ("x", "y")
    ]
    made = told(telling("d0", 1, 0, claim="x"), wanted=wanted)
    for rows in (made.articles, made.sentences, made.claims):
        rows["outlet"] = "Wire"
    rows = GRID.drawn_rows(*given(made)).set_index("claim")
    assert rows["status"].to_dict() == {"x": "told", "y": "not found"}
    assert rows["n_docs"].tolist() == [3, 3]


@pytest.mark.parametrize(
    ("statuses", "together"),
    [
        (["absent", "not found", "denied", "told"], "told"),
        (["absent", "not found", "denied"], "denied"),
        (["not found", "absent"], "not found"),
        (["absent", "absent"], "absent"),
    ],
)
def test_an_outlet_tells_what_one_of_its_texts_tells(statuses, together):
    texts = [f"d{number}" for number in range(len(statuses))]
    sentences = tables.frame("sentences", [(one, "Wire", 0, 0, 9, "body", 0, 2, "x" * 9) for one in texts])
    voices = tables.frame("voices", [(one, 0, 0, 9, "narrator", None, 2) for one in texts])
    rows = [(one, "Wire", "c", status, 0, None) for one, status in zip(texts, statuses, strict=True)]
    asked = pd.DataFrame({"claim": ["c"], "says": ["It rained"]})
    drawn_rows = GRID.drawn_rows(
        *(sentences, voices, asked.reindex(columns=tables.columns("asked"))),
        *(tables.frame("tellings", []), tables.frame("claims", rows)),
    )
    assert set(drawn_rows["status"]) == {together}
