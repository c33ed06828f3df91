"""Candidates for a text behind two articles: counts over claims, and the sentence that they make."""

import pandas as pd
import pytest

from analysis import compare, tell
from analysis.compare.ancestry.links import CREDITS, LINKS, Ancestry
from analysis.compare.claims.tellings import ARROW
from analysis.tables import SCHEMAS


def found(*named):
    """Three articles that share no wording; `named` are the (article, medium) of their credits."""
    told = pd.DataFrame([("a", "Wire", 0), ("b", "Post", 1), ("c", "Brief", 2)])
    told.columns = ["doc_id", "outlet", "telling"]
    credits = pd.DataFrame([(doc_id, "", medium, 0, 0, 1) for doc_id, medium in named], columns=list(CREDITS))
    return Ancestry(pd.DataFrame(), credits, pd.DataFrame(columns=list(LINKS)), told)


def table(name, rows):
    columns = list(SCHEMAS[name].names)
    return pd.DataFrame([{**dict.fromkeys(columns), **row} for row in rows], columns=columns)


def told(**claims):
    """Each article's claims; those of "a" are told on the word of Radio Nord."""
    chain = {"a": f"Radio Nord (said){ARROW}Lee (wrote)"}
    return table(
        "tellings",
        [
            {"doc_id": doc_id, "claim": name, "chain": chain.get(doc_id), "sure": True}
            for doc_id, names in claims.items()
            for name in names
        ],
    )


MEDIA = table("attributions", [{"speaker": "Radio Nord", "group": "media"}, {"speaker": "Lee", "group": "x"}])


def test_who_tells_the_same_without_the_name_is_counted():
    made = compare.unnamed_origins(found(("a", "Radio Nord")), told(a="pqrs", b="pqr", c="p"), MEDIA)
    assert made.drop(columns=["outlet", "other_outlet"]).to_numpy().tolist() == [
        ["Radio Nord", "a", 4, "b", 3, 2],
        ["Radio Nord", "a", 4, "c", 1, 0],
    ]


def test_who_names_the_medium_or_is_it_is_no_candidate():
    named = found(("a", "Radio Nord"), ("b", "Radio Nord"))
    made = compare.unnamed_origins(named, told(a="pqr", b="pqr", c="p"), MEDIA)
    assert made["other_id"].tolist() == ["c"]
    outlets = named.tellings.replace("Brief", "Radio Nord")
    own = named._replace(credits=named.credits.iloc[:1], tellings=outlets)
    assert compare.unnamed_origins(own, told(a="pqr", b="p", c="p"), MEDIA)["other_id"].tolist() == ["b"]


@pytest.mark.parametrize("claims, n", [("pq", 0), ("pqr", 2)])
def test_fewer_than_three_claims_say_nothing(claims, n):
    assert len(compare.unnamed_origins(found(), told(a=claims, b=claims), MEDIA)) == n


def test_only_media_are_candidates():
    people = MEDIA.assign(group="people")
    assert compare.unnamed_origins(found(), told(a="pqr", b="pqr"), people).empty


def sentences(monkeypatch, **claims):
    monkeypatch.setattr("analysis.tell.findings.wording.ancestry", lambda *_: found(("a", "Radio Nord")))
    none = [table(name, []) for name in ("sentences", "voices", "marks")]
    return tell.finding("ancestor", *none, MEDIA, told(**claims)).sentences


def test_the_finding_names_the_one_that_tells_most_of_them_and_what_the_others_tell(monkeypatch):
    assert sentences(monkeypatch, a="pqrs", b="pqr", c="p") == (
        "Of 4 claims for which Wire cites Radio Nord, Post tells 3 without naming Radio Nord, 2 of "
        "them told by no third article; Brief tells 1: a candidate for a text behind both, and no more.",
    )


@pytest.mark.parametrize("claims", [{"b": "pqr", "c": "pqr"}, {"b": "pq", "c": "p"}])
def test_a_tie_and_a_half_are_no_candidate(monkeypatch, claims):
    (said,) = sentences(monkeypatch, a="pqrs", **claims)
    none = "tells, without naming the medium, most of what another cites a medium for"
    assert said == f"None of 3 articles {none}."
