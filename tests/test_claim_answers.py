"""The sample's claims beside their answer key: where each is told, and in whose voice, on whose word."""

import csv

import pytest
from support.answer_keys import SEEDS

from analysis import compare, mark, read

with (SEEDS / "sample" / "answers" / "claims.csv").open(encoding="utf-8", newline="") as _file:
    KEY = list(csv.DictReader(_file))
# Share of the tellings of the key that the detectors have right: they may only rise.
FLOORS = {"voice": 0.88, "speaker": 0.86, "commitment": 0.86, "polarity": 1.0}


@pytest.fixture(scope="module")
def told():
    corpus = read.corpus("sample")
    return compare.claim_tables(mark.corpus(corpus), corpus.claims)


def test_the_key_has_a_row_for_each_document_and_claim():
    corpus = read.corpus("sample")
    pairs = {(row["doc_id"], row["claim"]) for row in KEY}
    assert pairs == {(doc_id, one.id) for doc_id in corpus.articles["doc_id"] for one in corpus.claims}
    texts = corpus.articles.set_index("doc_id")["text"]
    for row in KEY:
        assert (row["status"] == "told") == bool(row["start"])
        assert not row["start"] or texts[row["doc_id"]][int(row["start"]) : int(row["end"])].strip()


def test_every_telling_of_the_key_is_found_and_no_other(told):
    wanted = {
        (row["doc_id"], row["claim"], int(row["start"]), int(row["end"])) for row in KEY if row["start"]
    }
    found = told.tellings[["doc_id", "claim", "start", "end"]].itertuples(index=False, name=None)
    assert sorted(found) == sorted(wanted)


def test_each_document_has_the_status_of_the_key(told):
    key = {(row["doc_id"], row["claim"]): row["status"] for row in KEY}
    for row in told.claims.itertuples():
        assert (row.status == "told") == (key[row.doc_id, row.claim] == "told"), row
        assert row.status in ("told", "not found") or isinstance(row.checked_by, str)


@pytest.mark.parametrize("column", FLOORS)
def test_voice_speaker_and_commitment_agree_with_the_key_as_often_as_they_did(told, column):
    rows = told.tellings.set_index(["doc_id", "claim", "start"])[column].fillna("")
    wanted = [row for row in KEY if row["start"]]
    right = [rows[row["doc_id"], row["claim"], int(row["start"])] == row[column] for row in wanted]
    assert sum(right) / len(right) >= FLOORS[column], f"{sum(right)} of {len(right)}"
