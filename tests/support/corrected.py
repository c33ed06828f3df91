"""A small corpus folder to correct, and rows that correct it."""

import pytest

HEAD = "doc_id,start,end,field,was,now,who,why\n"
TEXTS = {
    "a": "The port may close. Nothing is certain, Bo Ray said. Bo Ray claimed that Lee clearly lied.",
    "b": "The fleet was sunk. Lee may sail again.",
}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "event"
    place.mkdir()
    (place / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\nb,b.txt,Post\n", encoding="utf-8")
    (place / "actors.csv").write_text("actor,group\nAnn Lee,crew\n", encoding="utf-8")
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return place


def row(doc_id, words, field, was, now, who="A. Reader", why="so it is"):
    start = TEXTS[doc_id].index(words)
    return f"{doc_id},{start},{start + len(words)},{field},{was},{now},{who},{why}\n"


def hedges(made):
    rows = made.marks[made.marks["measure"] == "hedging"]
    return [(one.doc_id, TEXTS[one.doc_id][one.start : one.end], one.label) for one in rows.itertuples()]
