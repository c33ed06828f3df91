"""Kept tables: what is taken from `tables/<corpus>/` is what would be made anew."""

import json
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis import compare, export, mark, read, tables
from analysis.cli import main
from analysis.export import OutputError, csv_bytes
from analysis.kept import stage
from analysis.mark import marked as marks_of
from analysis.read import CorpusError
from analysis.read.layout import document

TEXTS = (
    "The port may close, Bo Ray said.",
    "Ann Lee claimed that the trade war was lost.\n\nIt is reportedly over.",
    "“We may win,” Lee told the Post. Nothing is certain.",
    "Nothing happened.\r\n\r\nThe harbor was opened by the crew, officials said.",
    "Le port est fermé et personne ne sait quand il va ouvrir, a dit le ministre. " * 9,
    "   ",
)
HEADS = {
    "catalog.csv": "doc_id,path,outlet,title",
    "actors.csv": "actor,group,aliases",
    "masks.csv": "phrase,reason",
    "corrections.csv": "doc_id,start,end,field,was,now,who,why",
    "lexicons/own.csv": "word,value",
}
ROWS = {
    "actors.csv": ("Ann Lee,crew,Lee", "Bo Ray,crew,Ray", "Lee,press,"),
    "masks.csv": ("trade war,topic", "port,topic", ""),
    "corrections.csv": ("a,9,12,hedging,modal,,A. R.,month", "b,8,15,commitment,distance,neutral,A. R.,so"),
    "lexicons/own.csv": ("port,-2", "win,3"),
}
CLAIM = '[[claim]]\nid = "{0}"\nsays = "It may close"\norigin = "coverage"\nfind = ["{1}"]\n'


class Event:
    """A corpus folder that is edited as people do."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.documents = {"a": ("a.txt", "Herald", ""), "b": ("b.txt", "Post", "")}
        (place / "lexicons").mkdir(parents=True)
        for name, text in zip("ab", TEXTS, strict=False):
            self.write(f"{name}.txt", text)
        self.catalog()

    def write(self, name: str, text: str) -> None:
        (self.place / name).write_text(text, encoding="utf-8", newline="")

    def catalog(self) -> None:
        rows = [",".join((doc_id, *cells)) for doc_id, cells in self.documents.items()]
        self.write("catalog.csv", "\n".join([HEADS["catalog.csv"], *rows, ""]))

    def edit(self, kind: str, which: int) -> None:
        """One edit; `which` chooses among those of its kind."""
        ids = list(self.documents)
        doc_id = ids[which % len(ids)]
        if kind == "text":
            self.write(self.documents[doc_id][0], TEXTS[which % len(TEXTS)])
        elif kind == "rename":
            self.documents = {f"{one}x" if one == doc_id else one: of for one, of in self.documents.items()}
        elif kind == "reorder":
            self.documents = dict(reversed(self.documents.items()))
        elif kind == "outlet":
            path, _, title = self.documents[doc_id]
            self.documents[doc_id] = (path, f"Outlet {which % 3}", title)
        elif kind == "title":
            path, outlet, _ = self.documents[doc_id]
            self.documents[doc_id] = (path, outlet, f"Title {which % 3}")
        elif kind == "add":
            name = f"n{len(list(self.place.glob('n*.txt')))}"
            self.write(f"{name}.txt", TEXTS[which % len(TEXTS)])
            self.documents[name] = (f"{name}.txt", "Herald", "")
        elif kind == "delete" and len(ids) > 1:
            (self.place / self.documents.pop(doc_id)[0]).unlink()
        elif kind == "claims.toml":
            self.write(kind, CLAIM.format(f"c{which % 2}", ("may", "port + said")[which % 2]))
        elif kind in ROWS:
            self.write(kind, "\n".join([HEADS[kind], ROWS[kind][which % len(ROWS[kind])], ""]))
        self.catalog()


KINDS = ["text", "rename", "reorder", "outlet", "title", "add", "delete", "claims.toml", *ROWS]
EDITS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 11)), min_size=1, max_size=5)


@contextmanager
def output(folder: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_OUTPUT", str(folder))
        yield folder


def outcome(corpus: Path, folder: Path):
    """The bytes of every table and of every kept file, or the problems."""
    with output(folder):
        try:
            whole = read.corpus(corpus)
            found = mark.corpus(whole)
        except CorpusError as error:
            return error.problems
    made = found._asdict()
    types = {name: [str(one) for one in frame.dtypes] for name, frame in made.items()}
    indexes = {name: list(frame.index) == list(range(len(frame))) for name, frame in made.items()}
    files = {path.name: path.read_bytes() for path in sorted((folder / "tables" / corpus.name).glob("*.*"))}
    return {name: csv_bytes(frame) for name, frame in made.items()}, types, indexes, files


@settings(max_examples=5)
@example([(kind, 0) for kind in KINDS])
@example([(kind, 1) for kind in reversed(KINDS)])
@given(EDITS)
def test_kept_tables_equal_those_made_anew_after_any_edits(edits):
    with TemporaryDirectory() as place:
        event, always = Event(Path(place, "event")), Path(place, "always")
        outcome(event.place, always)
        for number, edit in enumerate(edits):
            event.edit(*edit)
            assert outcome(event.place, always) == outcome(event.place, Path(place, str(number)))


@pytest.fixture
def event(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path / "output"))
    return Event(tmp_path / "event")


@pytest.fixture
def work(monkeypatch):
    """What is laid out and what is marked, as it is done: texts and ids of documents."""
    done = {"laid": [], "marked": []}
    layout, documents = document.layout, marks_of.documents

    def laid(text, *title):
        done["laid"].append(text)
        return layout(text, *title)

    def marked(*given):
        for doc_id, units in documents(*given):
            done["marked"].append(doc_id)
            yield doc_id, units

    monkeypatch.setattr("analysis.read.reading.layout", laid)
    monkeypatch.setattr(marks_of, "documents", marked)
    return done


def test_what_did_not_change_is_neither_laid_out_nor_marked_again(event, work):
    mark.corpus(event.place)
    assert work == {"laid": list(TEXTS[:2]), "marked": ["a", "b"]}
    for did in work.values():
        did.clear()
    mark.corpus(event.place)
    assert work == {"laid": [], "marked": []}
    event.edit("text", 3)
    mark.corpus(event.place)
    assert work == {"laid": [TEXTS[3]], "marked": ["b"]}
    work["marked"].clear()
    event.edit("corrections.csv", 0)
    mark.corpus(event.place)
    assert work["marked"] == ["a"]  # a row on it; those of other documents stay as they are
    work["marked"].clear()
    event.edit("claims.toml", 0)
    mark.corpus(event.place)
    assert work["marked"] == []
    event.edit("actors.csv", 0)
    mark.corpus(event.place)
    assert work["marked"] == ["a", "b"]


@pytest.mark.parametrize("only", [["hedging"], ["attribution", "tone"]])
def test_some_measures_of_a_kept_corpus_are_those_that_would_be_looked_for(event, only):
    mark.corpus(event.place)
    whole = read.corpus(event.place)
    for some, made in zip(mark.corpus(whole, only), marks_of.corpus(whole, only), strict=True):
        pd.testing.assert_frame_equal(some, made)
        assert some.attrs == made.attrs


def test_fresh_makes_all_anew(event, work):
    mark.corpus(event.place)
    for did in work.values():
        did.clear()
    mark.corpus(read.corpus(event.place, fresh=True))
    assert work == {"laid": list(TEXTS[:2]), "marked": ["a", "b"]}


def test_two_corpora_of_one_name_are_not_taken_for_each_other(event, tmp_path):
    other = Event(tmp_path / "elsewhere" / "event")
    other.edit("text", 2)
    other.edit("actors.csv", 1)
    for _ in range(2):
        for one in (event, other):
            whole = read.corpus(one.place)
            pd.testing.assert_frame_equal(mark.corpus(whole).marks, marks_of.corpus(whole).marks)


def test_a_corpus_that_was_changed_in_memory_is_marked_as_it_is_and_not_kept(event, work):
    whole = read.corpus(event.place)
    mark.corpus(whole)
    work["marked"].clear()
    changed = whole._replace(actors=pd.DataFrame([{"actor": "Robert Ray", "group": "", "aliases": "Bo Ray"}]))
    assert mark.corpus(changed).attributions["speaker"].tolist()[0] == "Robert Ray"
    whole.sentences.loc[0, "text"] = whole.sentences.loc[0, "text"].replace("may", "can")
    assert not len(mark.corpus(whole).marks.query("doc_id == 'a' and measure == 'hedging'"))
    work["marked"].clear()
    assert len(mark.corpus(event.place).marks.query("doc_id == 'a' and measure == 'hedging'"))
    assert work["marked"] == []


def test_no_documents_have_empty_tables(event):
    whole = read.corpus(event.place)
    none = whole._replace(articles=whole.articles[:0], sentences=whole.sentences[:0])
    assert [len(rows) for rows in mark.corpus(none)[3:]] == [0] * 4


def test_a_corpus_without_a_sentence_is_read_and_marked(event):
    for name in ("a.txt", "b.txt"):
        event.write(name, "Advertisement\n")
    for _ in range(2):
        made = mark.corpus(event.place)
        assert (len(made.articles), len(made.sentences), len(made.marks)) == (2, 0, 0)


def test_nothing_of_texts_at_hand_is_kept(event, tmp_path):
    mark.corpus(read.of_texts("event", [("a", "Herald", TEXTS[0])]))
    assert not (tmp_path / "output").exists()


def test_tables_of_other_code_or_libraries_are_not_taken(event, work, monkeypatch):
    mark.corpus(event.place)
    work["marked"].clear()
    monkeypatch.setattr(stage, "CODE", stage.CODE | {"pandas": "4.0"})
    mark.corpus(event.place)
    assert work["marked"] == ["a", "b"]


def kept_in(tmp_path) -> Path:
    return tmp_path / "output" / "tables" / "event"


@pytest.mark.parametrize("name", ["marks", "articles", "voices"])
def test_a_damaged_file_is_made_anew(event, tmp_path, name):
    before = mark.corpus(event.place)
    path = kept_in(tmp_path) / f"{name}.parquet"
    content = path.read_bytes()
    for damaged in (content[: len(content) // 2], content[:40] + b"\0\0\0\0" + content[44:], b""):
        path.write_bytes(damaged)
        after = mark.corpus(event.place)
        for was, now in zip(before, after, strict=True):
            pd.testing.assert_frame_equal(was, now)
        assert path.read_bytes() == content


def test_files_of_two_writes_are_not_mixed(event, tmp_path):
    mark.corpus(event.place)
    old = (kept_in(tmp_path) / "marks.parquet").read_bytes()
    event.edit("text", 3)
    mark.corpus(event.place)
    (kept_in(tmp_path) / "marks.parquet").write_bytes(old)  # as if a process had been killed between two
    whole = read.corpus(event.place)
    pd.testing.assert_frame_equal(mark.corpus(whole).marks, marks_of.corpus(whole).marks)


def test_what_a_killed_process_left_is_cleared(event, tmp_path):
    kept_in(tmp_path).mkdir(parents=True)
    (kept_in(tmp_path) / ".rates.parquet.unfinished").write_bytes(b"PAR1")
    mark.corpus(event.place)
    assert not list(kept_in(tmp_path).glob(".*unfinished"))
    assert json.loads((kept_in(tmp_path) / "manifest.json").read_text())["stages"].keys() == {"read", "mark"}


def test_while_another_process_writes_nothing_is_written(event, tmp_path):
    kept_in(tmp_path).mkdir(parents=True)
    lock = (
        "import fcntl, sys; file = open(sys.argv[1], 'ab'); fcntl.flock(file, 2); print(flush=True); input()"
    )
    command = [sys.executable, "-c", lock, kept_in(tmp_path) / ".lock"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        assert len(mark.corpus(event.place).marks)
        assert [path.name for path in kept_in(tmp_path).iterdir()] == [".lock"]
        other.communicate(b"\n")
    mark.corpus(event.place)
    assert (kept_in(tmp_path) / "marks.parquet").exists()


def test_what_measure_wrote_into_such_a_folder_is_not_touched(event, tmp_path, capsys):
    kept_in(tmp_path).mkdir(parents=True)
    (kept_in(tmp_path) / "marks.parquet").write_bytes(b"of somebody else")
    mark.corpus(event.place)
    assert "there are other files" in capsys.readouterr().err
    assert (kept_in(tmp_path) / "marks.parquet").read_bytes() == b"of somebody else"


def test_deleting_any_of_it_is_safe(event, tmp_path):
    before = mark.corpus(event.place)
    for name in ("manifest.json", "marks.parquet", "articles.parquet"):
        (kept_in(tmp_path) / name).unlink()
        pd.testing.assert_frame_equal(mark.corpus(event.place).marks, before.marks)
        assert (kept_in(tmp_path) / name).exists()
    shutil.rmtree(tmp_path / "output")
    pd.testing.assert_frame_equal(mark.corpus(event.place).marks, before.marks)


def test_fresh_says_what_it_cannot_remove(event, tmp_path):
    mark.corpus(event.place)
    (kept_in(tmp_path) / "manifest.json").unlink()
    (kept_in(tmp_path) / "manifest.json").mkdir()
    with pytest.raises(OutputError, match=r"manifest.json: cannot be removed"):
        read.corpus(event.place, fresh=True)


def test_compared_tables_are_those_made_step_by_step_kept_or_not(event, monkeypatch):
    event.edit("claims.toml", 0)
    event.edit("lexicons/own.csv", 0)
    whole = read.corpus(event.place)
    found = mark.corpus(whole)
    quoted = compare.quotations(found.articles, found.marks, found.voices, whole.references)
    scores = mark.tone_scores(whole, found.voices)
    steps = {
        **found._asdict(),
        **compare.claim_tables(found, whole.claims)._asdict(),
        "quotations": quoted.quotations,
        "differences": quoted.differences,
        "rates": compare.rates(found.marks, found.voices, found.sentences),
        "specifications": compare.specifications(scores, found.voices, found.sentences),
    }
    first = {name: compare.compared(event.place)[name] for name in tables.SCHEMAS}
    monkeypatch.setattr(mark, "tone_scores", None)  # what is kept asks for none
    kept_now = compare.compared(event.place)
    for name, rows in steps.items():
        pd.testing.assert_frame_equal(first[name], rows)
        pd.testing.assert_frame_equal(kept_now[name], rows)


def test_a_mark_that_was_changed_in_memory_is_in_no_kept_rate(event):
    before = compare.compared(event.place).rates
    made = compare.compared(event.place)
    made.marked.marks["label"] = "modal"
    assert not made.rates.equals(before)
    pd.testing.assert_frame_equal(compare.compared(event.place).rates, before)


@pytest.mark.parametrize(
    ("kind", "other"),
    [("claims.toml", 1), ("masks.csv", 1), ("lexicons/own.csv", 1), ("actors.csv", 1), ("text", 2)],
)
def test_a_changed_input_changes_what_is_compared(event, kind, other):
    def told(which):
        event.edit(kind, which)
        made = compare.compared(event.place)
        return [csv_bytes(made[name]) for name in ("tellings", "attributions", "specifications")]

    assert told(0) != told(other) and told(0) == told(0)


def test_a_document_that_changes_after_the_check_is_no_longer_the_one_that_was_checked(event):
    parts = read.parts(event.place, size=1)
    next(parts)
    (event.place / "b.txt").write_bytes("caf\xe9".encode("latin-1"))
    with pytest.raises(CorpusError, match=r"catalog.csv:3: b.txt was changed while it was read"):
        next(parts)
    event.write("b.txt", TEXTS[1])
    parts = read.parts(event.place, size=1)
    next(parts)
    event.write("b.txt", TEXTS[1][:10])
    with pytest.raises(CorpusError, match="was changed while it was read"):
        next(parts)


def test_relative_folders_are_meant_from_where_the_command_began(event, tmp_path, monkeypatch, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    for path in event.place.glob("*.txt"):
        path.rename(texts / path.name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUTPUT", "here")
    monkeypatch.setenv("ANALYSIS_DOCUMENTS", "texts")
    assert main(["check", "event"]) == 0
    monkeypatch.chdir("/")
    assert export.root() == tmp_path / "here" and (tmp_path / "here" / "tables" / "event").is_dir()
    assert len(read.corpus(event.place).articles) == 2


def test_a_command_says_once_that_nothing_is_kept_and_does_its_work(event, tmp_path, capsys):
    (tmp_path / "output").write_text("in the way")
    assert main(["check", str(event.place)]) == 0
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        f"{kept_in(tmp_path)}: the tables cannot be kept (Not a directory); they are made anew each time"
    ]
    assert "2 documents" in said.out
    assert main(["check", str(event.place), "--fresh"]) == 0


def limited(command: list, size: int) -> subprocess.CompletedProcess:
    """A command run where no file can grow over `size` bytes, as on a disk that is nearly full."""
    limit = f"import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
    run = "sys.argv[1:1] = []; runpy.run_module('analysis', run_name='__main__', alter_sys=True)"
    return subprocess.run([sys.executable, "-c", limit + run, *command], capture_output=True, text=True)


def test_on_a_full_disk_a_command_does_its_work_and_leaves_nothing_half_written(event, tmp_path):
    done = limited(["check", str(event.place)], 3000)
    assert done.returncode == 0 and "2 documents" in done.stdout
    why = "the tables cannot be kept (File too large); they are made anew each time"
    assert done.stderr.splitlines() == [f"{kept_in(tmp_path)}: {why}"]
    assert not [path.name for path in kept_in(tmp_path).iterdir() if path.stat().st_size >= 3000]
    assert not list(kept_in(tmp_path).glob(".*unfinished"))
    out = tmp_path / "slides"
    asked = ["figures", str(event.place), "--only", "words-by-voice", "--format", "svg", "--out", str(out)]
    done = limited(asked, 3000)
    assert done.returncode == 2
    assert f"{out / 'words-by-voice.svg'} cannot be written: File too large" in done.stderr
    assert not list(out.glob("*"))


ENDLESS = """
import itertools, pathlib, sys
from analysis import compare
text = pathlib.Path(sys.argv[1], "a.txt")
for number in itertools.count():
    text.write_text(f"The port may close {number}, Bo Ray said.")
    made = compare.compared(sys.argv[1])
    made.rates, made.quoted, made.told
    print(number, flush=True)
"""


def test_killed_at_any_moment_a_process_leaves_nothing_stale_and_nothing_to_delete(event, tmp_path):
    for number in range(4):
        command = [sys.executable, "-c", ENDLESS, str(event.place)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            process.stdout.readline()  # from here on it writes again and again
            time.sleep(0.05 + 0.037 * number)
            process.kill()
        always, anew = tmp_path / "output", tmp_path / str(number)
        event.write("a.txt", f"The port may close {number}.")
        assert outcome(event.place, always)[:3] == outcome(event.place, anew)[:3]
        assert not list(kept_in(tmp_path).glob(".*unfinished"))


def test_the_notebooks_of_a_report_take_what_it_kept_and_say_nothing_of_what_it_could_not(
    event, tmp_path, monkeypatch, work, capsys
):
    mark.corpus(event.place)
    work["marked"].clear()
    monkeypatch.setenv(export.STAGE, str(tmp_path / "stage"))
    mark.corpus(event.place)
    assert work["marked"] == [] and not (tmp_path / "stage").exists()
    shutil.rmtree(kept_in(tmp_path))
    kept_in(tmp_path).write_text("in the way")
    mark.corpus(event.place)
    assert capsys.readouterr().err == ""
