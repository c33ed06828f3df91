"""`add`: files as people have them become a corpus folder, and the mirror says what was read."""

import csv
import os
import sys
from pathlib import Path

import pytest
from support import piles
from support.piles import BODY, nexis

from analysis import check, read
from analysis.cli import main
from analysis.read.files import bounded, found, intake
from analysis.read.mirror import doubts, duplicates
from analysis.read.mirror.rows import rows


def long(word):
    """A body of about 150 words, in which no run of five is another's."""
    return " ".join(
        f"The {word}{n} of {word}ham crossed {word}wick and the county of {word}shire said so."
        for n in range(12)
    )


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANALYSIS_DOCUMENTS", raising=False)
    (tmp_path / "pile").mkdir()
    return tmp_path


def put(folder, **files):
    """Files of a pile; a name's "__" is a full stop."""
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def catalog(folder="my-event"):
    with (Path(folder) / "catalog.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def test_a_pile_is_a_corpus_and_the_same_again_adds_nothing(here, capsys):
    put(
        here / "pile",
        bridge__html=piles.page(head=piles.LD),
        export__txt=nexis(
            ("Northern Star", "June 6, 2025 Friday", "Cracks", "Ola"), ("Coast", "June 7, 2025", "Boats", "")
        ),
        sheet__csv="Source;Headline;Date;Body text\r\nLake Tribune;=Sum of it;2025-06-08;It rained.\r\n",
        talk__docx=piles.word("Radio Dene, 9 June 2025", *["Q: Was it known?", "A: It was not."] * 2),
        picture__png=b"\x89PNG",
    )
    assert main(["add", "my-event", "pile"]) == 0
    said = capsys.readouterr().out
    assert "my-event: 5 documents added" in said and "hold no article: picture.png" in said
    made = {row["doc_id"]: row for row in catalog()}
    assert list(made) == [
        "dene-courier-2025-06-05", "northern-star-2025-06-06", "coast-2025-06-07", "lake-tribune-2025-06-08",
        "radio-dene-2025-06-09",
    ]  # fmt: skip
    assert made["coast-2025-06-07"]["note"] == "from originals/export.txt, article 2"
    articles = read.articles("my-event").set_index("doc_id")
    assert articles.loc["dene-courier-2025-06-05", "title"] == "Bridge closed after cracks found"
    assert articles.loc["lake-tribune-2025-06-08", "text"] == "=Sum of it\n\nIt rained.\n"
    assert {path.name for path in (here / "my-event" / "originals").iterdir()} == {
        "bridge.html", "export.txt", "sheet.csv", "talk.docx", "left-out",
    }  # fmt: skip
    before = everything("my-event")
    assert main(["add", "my-event", "pile"]) == 0
    assert "my-event: nothing was added" in capsys.readouterr().out
    assert everything("my-event") == before
    assert main(["check", "my-event"]) == 0
    assert "it is an interview or a transcript" in capsys.readouterr().out


def test_what_is_there_stays_and_another_file_of_the_same_name_is_kept_beside_it(here):
    main(["new", "my-event"])
    (here / "my-event" / "own.txt").write_text("It may rain.", encoding="utf-8")
    (here / "my-event" / "catalog.csv").write_text(
        "doc_id,path,outlet\nherald-2025-06-05,own.txt,Own\n", encoding="utf-8"
    )
    (here / "my-event" / "documents").mkdir()
    (here / "my-event" / "documents" / "herald-2025-06-05-2.txt").write_text("A note.", encoding="utf-8")
    for text in ("It rained.", "It snowed."):
        put(here, a__txt=f"Herald, 5 June 2025\n\n{text}")
        assert main(["add", "my-event", "a.txt"]) == 0
    assert [(row["doc_id"], row["outlet"]) for row in catalog()] == [
        ("herald-2025-06-05", "Own"),
        ("herald-2025-06-05-3", "Herald"),
        ("herald-2025-06-05-4", "Herald"),
    ]
    assert (here / "my-event" / "originals" / "a-2.txt").read_text(encoding="utf-8").endswith("It snowed.")
    (here / "my-event" / "documents" / "herald-2025-06-05-2.txt").unlink()
    assert len(read.articles("my-event")) == 3


def test_what_is_not_read_is_named_and_the_rest_is_added(here, capsys):
    put(here / "pile", a__txt="Herald, 5 June 2025\n\nIt rained.", b__pdf=b"%PDF-1.4 no", c__txt=b"")
    (here / "pile" / "link.txt").symlink_to("/etc/hostname")
    assert main(["add", "my-event", "pile", "nowhere.txt"]) == 1
    said = capsys.readouterr().err
    for line in (
        "b.pdf: it is damaged",
        "c.txt: is empty",
        "link.txt: is a link",
        "nowhere.txt: there is no such file",
    ):
        assert f"not added: {line}" in said
    assert main(["add", "other", "pile/b.pdf"]) == 2


def test_an_outlet_that_no_file_says_is_asked_about_or_named(here, capsys):
    put(here, a__txt="Rain falls\n\nIt rained.", b__txt="Snow falls\n\nIt snowed.")
    main(["add", "my-event", "a.txt"])
    assert "the outlet is not known: write it into catalog.csv" in capsys.readouterr().out
    main(["add", "my-event", "b.txt", "--outlet", "The Herald"])
    assert [row["outlet"] for row in catalog()] == ["unknown (a)", "The Herald"]


def test_a_column_can_be_named_and_a_slip_in_it_is_refused(here, capsys):
    put(here, t__csv="WER,WAS\nHerald,It rained.\n")
    assert main(["add", "my-event", "t.csv", "--column", "text=WAS", "--column", "source=WER"]) == 0
    assert [row["outlet"] for row in catalog()] == ["Herald"]
    with pytest.raises(SystemExit):
        main(["add", "my-event", "t.csv", "--column", "colour=WAS"])
    assert "'colour=WAS' has no field of text, title" in capsys.readouterr().err


def test_a_write_that_fails_leaves_everything_as_it_was(here, monkeypatch):
    put(here, a__txt="Herald, 5 June 2025\n\nIt rained.", b__txt="Herald, 6 June 2025\n\nIt snowed.")
    main(["add", "my-event", "a.txt"])
    before = everything("my-event")
    monkeypatch.setattr(intake.shutil, "copyfile", lambda *_: (_ for _ in ()).throw(OSError("full")))
    assert main(["add", "my-event", "b.txt"]) == 2
    assert everything("my-event") == before
    monkeypatch.undo()
    monkeypatch.chdir(here)
    monkeypatch.setattr(intake.export, "written", lambda *_: sys.exit(9))  # killed before the catalog
    with pytest.raises(SystemExit):
        main(["add", "my-event", "b.txt"])
    monkeypatch.undo()
    monkeypatch.chdir(here)
    assert [row["doc_id"] for row in catalog()] == ["herald-2025-06-05"]
    assert main(["add", "my-event", "b.txt"]) == 0
    assert [row["doc_id"] for row in catalog()] == ["herald-2025-06-05", "herald-2025-06-06"]
    assert len(read.articles("my-event")) == 2


def test_a_file_that_takes_too_much_ends_alone(monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS", 0.0)
    with bounded.Reader() as reader, pytest.raises(found.Refused, match="takes more than"):
        reader.found(piles.page().encode(), "a.html", {})
    monkeypatch.setattr(bounded, "SECONDS", 60)
    with bounded.Reader() as reader:
        assert BODY[0] in reader.found(piles.page().encode(), "a.html", {})[0].paragraphs


def test_a_package_that_is_missing_is_named_with_what_installs_it(monkeypatch):
    monkeypatch.setattr(found, "find_spec", lambda name: None)
    with pytest.raises(found.Refused, match="install it with: python -m pip install pypandoc-binary"):
        found.needs("pypandoc", "a Word document")


def corpus(folder, **texts):
    """A corpus of texts, each its own outlet."""
    (folder / "catalog.csv").write_text(
        "doc_id,path,outlet,published,title\n"
        + "".join(f"{name},{name}.txt,{name},2025-06-05,\n" for name in texts),
        encoding="utf-8",
    )
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return {row.doc_id: " ".join(row.doubts) for row in rows(read.corpus(folder), folder)}


def test_each_doubt_is_said_with_its_document(tmp_path):
    said = corpus(
        tmp_path,
        good=f"A good headline\n\n{long('river')}",
        short="Another headline\n\nIt rained, he said.",
        banner=f"We value your visit\n\n{long('sea')}",
        banner2=f"We value your visit\n\n{long('road')}",
        copy=f"A copy\n\nDENE (Reuters) — {long('river')}",
        cut=f"Cut\n\n{long('lake')}\n\nAnd then the mayor went to the",
        wall=f"Wall\n\n{long('bay')}\n\nSubscribe to continue",
        broken=f"Broken\n\n{long('ford')}\n\nIt isn\ufffdt so, she said.",
        dated=f"Dated\n\nPublished July 9, 2025\n\n{long('brook')}",
        parted=f"Parted\n\n{long('mere')}\n\n"
        + "It rained on the road\n\n"
        + "and the hill that\n\n" * 3
        + "day.",
        furnished=f"Furnished\n\n{long('canal')}\n\n1.2K shares\n\n{long('dam')}",
    )
    assert said["good"].startswith(
        "100% of it is the same text as copy: a copy of Reuters? keep one, or name"
    )
    assert said["good"].count("?") == 1
    for name, doubt in {
        "short": "only 6 words",
        "banner": "its headline is also that of banner2",
        "copy": "the same text as good",
        "cut": "ends in the middle of a sentence",
        "wall": "ends at a paywall",
        "broken": "broken characters",
        "dated": 'dated 2025-06-05 in the catalog, but the text says 2025-07-09 ("Published July 9, 2025")',
        "parted": "lines break off and go on in the next",
        "furnished": 'looks like a count of shares: "1.2K shares" at ',
    }.items():
        assert doubt in said[name], name


def test_running_text_is_no_furniture():
    for text in (
        "He read more than 40 books, she said.",
        "Comments by the mayor angered the council.",
        BODY[0],
    ):
        assert not doubts.furniture("body", text)


def test_copies_are_found_among_many_and_only_they():
    texts = {f"a{number}": " ".join(f"word{number}x{i}" for i in range(200)) for number in range(30)}
    texts["b"] = texts["a3"] + " and a little more of it at the end"
    assert [(pair.one, pair.other) for pair in duplicates.pairs(texts)] == [("a3", "b")]


def test_a_person_says_which_line_is_the_article(tmp_path):
    corpus(tmp_path, a=f"Title\n\nA line of a box\n\n{long('river')}\n\nRead more")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    box, more = text.index("A line of"), text.index("Read more")
    decided = [
        f"a,{box},{box + 4},article,yes,no,Ann,a box",
        f"a,{more},{more + 4},article,,yes,Ann,it is his",
    ]
    head = "doc_id,start,end,field,was,now,who,why\n"
    (tmp_path / "corrections.csv").write_text(head + "\n".join(decided), encoding="utf-8")
    found = read.corpus(tmp_path)
    spans = found.boilerplate[["start", "end", "rule"]].values.tolist()
    assert spans == [[box, box + 15, "corrections.csv: Ann"]]
    assert "Read more" in found.sentences["text"].tolist()
    (chunk,) = read.chunks(tmp_path)
    assert chunk.boilerplate.equals(found.boilerplate)
    (tmp_path / "corrections.csv").write_text(head + "a,9000,9001,article,,no,Ann,gone", encoding="utf-8")
    with pytest.raises(read.CorpusError, match="corrections.csv:2: no line stands from 9000 to 9001"):
        read.corpus(tmp_path)
    (tmp_path / "corrections.csv").write_text(head + "a,0,4,article,,perhaps,Ann,x", encoding="utf-8")
    with pytest.raises(read.CorpusError, match='now "perhaps" does not say'):
        read.corpus(tmp_path)


def test_the_page_strikes_through_what_does_not_count_and_runs_nothing(here, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(check.webbrowser, "open", opened.append)
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(here))
    put(here, a__txt=f"Herald, 5 June 2025\n\n<script>x</script> rises\n\n4 min read\n\n{long('river')}")
    main(["add", "my-event", "a.txt"])
    assert main(["check", "my-event", "--open"]) == 0
    path = here / "reports" / "my-event" / "check.html"
    page = path.read_text(encoding="utf-8")
    assert opened == [path.as_uri()] and str(path) in capsys.readouterr().out
    assert '<del title="player">4 min read</del>' in page and "<script" not in page
    assert "<del>Herald, 5 June 2025</del>" in page


def test_nothing_is_written_through_a_link(here):
    put(here, a__txt="Herald, 5 June 2025\n\nIt rained.")
    (here / "elsewhere").mkdir()
    (here / "my-event").mkdir()
    os.symlink(here / "elsewhere", here / "my-event" / "documents")
    assert main(["add", "my-event", "a.txt"]) == 2
    assert not list((here / "elsewhere").iterdir())


def test_dates_of_a_sheet_parted_by_semicolons_have_the_day_first_and_it_is_said(tmp_path, capsys):
    sheet = "Source;Headline;Date;Body text\nPost;Crane safe;04/03/2025;{0}\nStar;Port shut;05/03/2025;{0}\n"
    (tmp_path / "sheet.csv").write_text(
        sheet.format("The crane is safe, the mayor said. " * 20), encoding="utf-8"
    )
    assert main(["add", str(tmp_path / "event"), str(tmp_path / "sheet.csv")]) == 0
    catalog = (tmp_path / "event" / "catalog.csv").read_text(encoding="utf-8-sig")
    assert "2025-03-04" in catalog and "2025-03-05" in catalog
    assert "day/month/year" in capsys.readouterr().out
