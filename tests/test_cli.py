"""The command line: what it writes, what it prints, and that bad input leaves nothing behind."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from importlib import import_module

import pandas as pd
import pytest

from analysis import read, reporting, tables
from analysis.cli import main
from analysis.export import OutputError
from analysis.read.corpora import SEEDS
from analysis.tell import notebooks
from analysis.tell.charts.figures import drawn
from analysis.tell.charts.voices import WORDS
from tests.support.undrawn import draw_nothing, undrawn

SAMPLE = SEEDS / "sample"
EXECUTING = reporting.executing
REPORT = ("report.html", "report.docx", "report.pdf", "reader.html")


@pytest.fixture
def table(tmp_path):
    """A corpus that is one table: the sample's texts, three times."""
    articles = read.articles("sample")
    path = tmp_path / "texts.csv"
    rows = [
        (f"{doc_id}-{copy}", outlet, text)
        for copy in range(3)
        for doc_id, outlet, text in articles[["doc_id", "outlet", "text"]].itertuples(index=False)
    ]
    pd.DataFrame(rows, columns=["doc_id", "outlet", "text"]).to_csv(path, index=False)
    return path


def test_check_names_every_document_and_exits_0(capsys):
    assert main(["check", "sample"]) == 0
    printed = capsys.readouterr().out
    assert re.match(r"sample: 6 documents, \d,\d{3} marks, no problems\n", printed)
    assert "brief: Brief, 564 words (en), 2 lines set aside" in printed
    assert all(outlet in printed for outlet in ("Wire", "Brief", "State agency"))


def test_what_is_printed_is_utf_8_whatever_the_terminal_speaks(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text("doc_id,outlet,text\na,El País,It may rain.\n", encoding="utf-8")
    for command in (["check"], ["suggest", "actors"]):
        run = subprocess.run(
            [sys.executable, "-m", "analysis", *command, str(path)],
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
        )
        assert run.returncode == 0, run.stderr.decode()
        assert command != ["check"] or "El País" in run.stdout.decode("utf-8")


def test_a_name_cannot_turn_or_clear_the_line_that_shows_it(tmp_path, capsys):
    path = tmp_path / "texts.csv"
    path.write_text("doc_id,outlet,text\na,\u202eHer\x1b[2Jald,It may rain.\n", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "  a: ⟨U+202E⟩Her⟨U+001B⟩[2Jald, 3 words" in capsys.readouterr().out
    path.write_text("doc_id,outlet,text\n\x1b[2J,Herald,x\n\x1b[2J,Herald,x\n", encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert 'texts.csv:3: doc_id "⟨U+001B⟩[2J" appears twice' in capsys.readouterr().err


def test_measure_writes_every_table_with_its_columns_empty_ones_too(tmp_path):
    assert main(["measure", "sample", "--out", str(tmp_path / "out")]) == 0
    written = {path.stem: pd.read_parquet(path) for path in (tmp_path / "out").iterdir()}
    assert set(written) == set(tables.MEASURED)
    for name, rows in written.items():
        assert list(rows) == tables.columns(name)
    assert len(written["marks"]) and len(written["tellings"])
    assert len(written["claims"]) == 6 * written["claims"]["claim"].nunique()
    texts = tmp_path / "texts.csv"
    texts.write_text("doc_id,outlet,text\na,Herald,It rained.\n", encoding="utf-8")
    assert main(["measure", str(texts), "--out", str(tmp_path / "none")]) == 0
    for name in ("tellings", "claims"):
        rows = pd.read_parquet(tmp_path / "none" / f"{name}.parquet")
        assert rows.empty and list(rows) == tables.columns(name)


def test_csv_and_parquet_say_the_same(tmp_path):
    for format in ("csv", "parquet"):
        assert main(["measure", "sample", "--out", str(tmp_path / format), "--format", format]) == 0
    for name in ("voices", "attributions", "claims"):
        csv = pd.read_csv(tmp_path / "csv" / f"{name}.csv")
        parquet = pd.read_parquet(tmp_path / "parquet" / f"{name}.parquet")
        pd.testing.assert_frame_equal(csv, parquet, check_dtype=False)


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_two_runs_give_the_same_bytes(tmp_path, format):
    for run in ("one", "two"):
        assert main(["measure", "sample", "--out", str(tmp_path / run), "--format", format]) == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_how_a_corpus_is_cut_up_changes_nothing(tmp_path, table, monkeypatch):
    assert main(["measure", str(table), "--out", str(tmp_path / "whole"), "--format", "csv"]) == 0
    monkeypatch.setattr("analysis.measure.run.PART", 5)
    assert main(["measure", str(table), "--out", str(tmp_path / "cut"), "--format", "csv"]) == 0
    for path in (tmp_path / "whole").iterdir():
        assert path.read_bytes() == (tmp_path / "cut" / path.name).read_bytes(), path.name


def test_who_does_the_work_changes_nothing(tmp_path, table, monkeypatch):
    monkeypatch.setattr("analysis.measure.run.PART", 5)
    for workers in ("1", "2"):
        assert main(["measure", str(table), "--out", str(tmp_path / workers), "--workers", workers]) == 0
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes(), path.name


def test_only_the_measures_asked_for_are_written(tmp_path):
    assert main(["measure", "sample", "--out", str(tmp_path / "out"), "--only", "hedging"]) == 0
    assert set(pd.read_parquet(tmp_path / "out" / "marks.parquet")["measure"]) == {"hedging"}


def test_a_bad_folder_exits_2_and_nothing_is_written(tmp_path, capsys):
    corpus = tmp_path / "corpus"
    shutil.copytree(SAMPLE, corpus)
    (corpus / "wire.txt").unlink()
    (corpus / "brief.txt").write_text("Another text.", encoding="utf-8")
    assert main(["measure", str(corpus), "--out", str(tmp_path / "out")]) == 2
    problems = capsys.readouterr().err
    assert "2 problem(s)" in problems
    assert "catalog.csv:2: wire.txt is not in the folder" in problems
    assert "catalog.csv:3: brief.txt was changed" in problems
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus"]


def test_a_bad_chunk_of_a_table_leaves_nothing_behind(tmp_path, table, monkeypatch, capsys):
    rows = pd.read_csv(table)
    rows.loc[12, "doc_id"] = rows.loc[0, "doc_id"]
    rows.to_csv(table, index=False)
    monkeypatch.setattr("analysis.measure.run.PART", 5)
    assert main(["measure", str(table), "--out", str(tmp_path / "out")]) == 2
    assert "wire-0" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["texts.csv"]


def test_keep_going_leaves_bad_rows_out_lists_them_and_exits_1(tmp_path, capsys):
    path = tmp_path / "texts.jsonl"
    rows = [{"doc_id": f"d{i}", "outlet": "Herald", "text": "It may rain."} for i in range(4)]
    rows[2]["text"] = ""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["measure", str(path), "--out", str(tmp_path / "out"), "--keep-going"]) == 1
    assert "texts.jsonl:3: text is empty" in capsys.readouterr().err
    assert list(pd.read_parquet(tmp_path / "out" / "articles.parquet")["doc_id"]) == ["d0", "d1", "d3"]
    assert len(pd.read_csv(tmp_path / "out" / "problems.csv")) == 1


def test_an_output_folder_that_is_there_is_not_overwritten(tmp_path, capsys):
    (tmp_path / "out").mkdir()
    assert main(["measure", "sample", "--out", str(tmp_path / "out")]) == 2
    assert "out is there already" in capsys.readouterr().err
    assert not list((tmp_path / "out").iterdir())


def test_an_unknown_corpus_exits_2_and_names_those_that_there_are(capsys):
    assert main(["check", "no-such-corpus"]) == 2
    assert "sample" in capsys.readouterr().err


def test_an_output_path_that_leads_through_a_file_is_said_so(tmp_path, capsys):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["measure", "sample", "--out", str(tmp_path / "file" / "out")]) == 2
    assert "file" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_a_number_of_workers_that_is_none_is_refused(workers, tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["measure", "sample", "--out", str(tmp_path / "out"), "--workers", workers])
    assert stopped.value.code == 2 and "--workers" in capsys.readouterr().err


def test_problems_of_every_chunk_are_listed(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.measure.run.PART", 2)
    path = tmp_path / "texts.jsonl"
    rows = [
        {"doc_id": f"d{i}", "outlet": "Herald", "text": "It may rain." if i % 3 else ""} for i in range(9)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["measure", str(path), "--out", str(tmp_path / "out"), "--keep-going", "--workers", "2"]) == 1
    assert len(pd.read_csv(tmp_path / "out" / "problems.csv")) == 3
    kept = list(pd.read_parquet(tmp_path / "out" / "articles.parquet")["doc_id"])
    assert kept == ["d1", "d2", "d4", "d5", "d7", "d8"]


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """Reports of `tiny` corpora go to a folder of the test; nothing is drawn, printed or executed."""
    draw_nothing(monkeypatch)
    report = import_module("analysis.tell.report.report")
    monkeypatch.setattr(report, "documents", lambda *given: dict.fromkeys(report.DOCUMENTS, b"printed"))

    @contextmanager
    def executing(paths, corpus, documents, stage=None):
        yield lambda: {path.name: "{}" for path in paths[:1]}

    monkeypatch.setattr("analysis.reporting.executing", executing)
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path / "output"))
    monkeypatch.delenv("ANALYSIS_DOCUMENTS", raising=False)
    return tmp_path / "output"


def tiny(folder):
    """A corpus of two short articles."""
    folder.mkdir(parents=True)
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\nb,b.txt,Post\n")
    (folder / "a.txt").write_text("Harbour closes\n\nThe port may close, the mayor said. It rained.\n")
    (folder / "b.txt").write_text("Port to stay\n\n“It stays open,” the mayor insisted.\n")
    return str(folder)


def test_report_says_which_corpus_it_could_not_run_and_what_to_do(quick, tmp_path, monkeypatch, capsys):
    for name in ("here", "there"):
        tiny(tmp_path / "seeds" / name)
    for module in ("analysis.read", "analysis.read.corpora"):
        monkeypatch.setattr(f"{module}.SEEDS", tmp_path / "seeds")
    (tmp_path / "seeds" / "there" / "a.txt").unlink()
    assert main(["report"]) == 0
    said = capsys.readouterr().err
    assert "there: not run, for 1 of its documents are not here: a.txt" in said
    assert "ANALYSIS_DOCUMENTS" in said and "here: 2 documents" in said
    assert files_of(quick / "reports") == {f"here/{name}" for name in (*REPORT, "notebooks/00-corpus.ipynb")}


def test_report_says_first_what_it_cannot_write(quick, monkeypatch, capsys):
    monkeypatch.setattr(import_module("analysis.tell.report.printed"), "find_spec", lambda name: None)
    assert main(["report", "nowhere"]) == 2
    first = capsys.readouterr().err.split("\n")[0]
    assert first.startswith("report.docx and report.pdf will not be written")
    assert first.endswith("python -m pip install pypandoc-binary typst")


def test_a_corpus_that_is_named_must_be_whole(quick, tmp_path, capsys):
    shutil.copytree(SAMPLE, tmp_path / "own")
    (tmp_path / "own" / "wire.txt").unlink()
    assert main(["report", str(tmp_path / "own")]) == 2
    assert "wire.txt is not in the folder own" in capsys.readouterr().err
    assert not quick.exists()


def test_documents_can_lie_elsewhere(tmp_path, capsys):
    for name, suffix in (("own", ".csv"), ("elsewhere", ".txt")):
        (tmp_path / name).mkdir()
        for path in SAMPLE.glob(f"*{suffix}"):
            shutil.copy(path, tmp_path / name)
    own, elsewhere = str(tmp_path / "own"), str(tmp_path / "elsewhere")
    assert main(["check", own]) == 2
    assert main(["check", own, "--documents", elsewhere]) == 0
    assert "lines set aside" in capsys.readouterr().out
    assert main(["measure", own, "--documents", elsewhere, "--out", str(tmp_path / "out")]) == 0


def test_corpora_that_lie_beside_each_other_never_share_a_folder_of_figures(quick, tmp_path, monkeypatch):
    rows = pd.DataFrame({"doc_id": ["a"], "outlet": ["Herald"], "text": ["The port may close.\n"]})
    rows.to_csv(tmp_path / "ev.csv", index=False)
    rows.to_json(tmp_path / "ev.jsonl", orient="records", lines=True)
    names = ["ev", "ev.1", "ev.2"]
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n")
        (tmp_path / name / "a.txt").write_text("The port may close.\n")
    names += ["ev.csv", "ev.jsonl"]
    asked = ("--only", "hedging-by-outlet", "--format", "csv")
    for name in names:
        assert main(["figures", str(tmp_path / name), *asked]) == 0
    monkeypatch.chdir(tmp_path / "ev")
    assert main(["figures", ".", *asked]) == 0
    assert sorted(path.name for path in (quick / "figures").iterdir()) == names


def test_an_own_corpus_is_reported_whole_from_wherever_one_stands(tmp_path, monkeypatch):
    one = [path for path in notebooks.suite() if path.stem == "00-corpus"]
    monkeypatch.setattr(notebooks, "suite", lambda: one)
    draw_nothing(monkeypatch)
    monkeypatch.setattr(import_module("analysis.tell.report.report"), "drawn", drawn_or_not)
    tiny(tmp_path / "own.event")
    before = files_of(tmp_path / "own.event")
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path / "output"))
    monkeypatch.chdir(tmp_path)
    assert main(["report", "own.event"]) == 0
    written = {f"own.event/{name}" for name in (*REPORT, "notebooks/00-corpus.ipynb")}
    assert files_of(tmp_path / "output" / "reports") == written
    figures = tmp_path / "output" / "figures" / "own.event"
    assert (figures / "words-by-voice.png").stat().st_size > 10_000
    assert {path.name for path in (tmp_path / "output").glob("*/*")} == {"own.event"}
    assert files_of(tmp_path / "own.event") == before


def drawn_or_not(one, *tables, forms, led):
    """One figure as it is; the others are small: drawing takes long."""
    how = {"forms": forms, "led": led}
    return drawn(one, *tables, **how) if one is WORDS else undrawn(one, *tables, **how)


def test_a_report_that_fails_leaves_the_old_one_whole_and_one_of_fewer_parts_takes_its_place(
    quick, tmp_path, monkeypatch, capsys
):
    corpus, folder = tiny(tmp_path / "event"), quick / "reports" / "event"
    assert main(["report", corpus]) == 0
    assert files_of(folder) == {*REPORT, "notebooks/00-corpus.ipynb"}
    assert len(files_of(quick / "figures")) > 40
    (folder / "notebooks" / "mine.ipynb").write_text("{}")
    old = {path: path.stat().st_mtime_ns for path in quick.rglob("*.*")}

    def failing(*given, **how):
        raise OutputError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("analysis.tell.reader", failing)
        capsys.readouterr()
        assert main(["report", corpus]) == 2
        assert "the disk is full" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in quick.rglob("*.*")} == old

    assert main(["report", corpus, "--no-notebooks"]) == 0
    assert files_of(folder) == {*REPORT, "notebooks/mine.ipynb"}
    figures = {path: path.stat().st_mtime_ns for path in (quick / "figures").rglob("*.*")}
    assert main(["report", corpus, "--html"]) == 0
    assert files_of(folder) == {"report.html", "reader.html", "notebooks/mine.ipynb"}
    assert {path: path.stat().st_mtime_ns for path in (quick / "figures").rglob("*.*")} == figures


def test_where_no_kernel_can_be_had_the_report_is_written_without_notebooks(
    quick, tmp_path, monkeypatch, capsys
):
    @contextmanager
    def nowhere(paths, corpus, documents, stage):
        def results():
            raise notebooks.NoKernelError("none is installed")

        yield results

    monkeypatch.setattr("analysis.reporting.executing", EXECUTING)
    monkeypatch.setattr(notebooks, "executing", nowhere)
    assert main(["report", tiny(tmp_path / "event")]) == 0
    assert "reported without notebooks, for there is no kernel to run them: none is installed" in (
        capsys.readouterr().err
    )
    assert files_of(quick / "reports" / "event") == set(REPORT)


def test_a_notebook_that_fails_leaves_no_report(quick, tmp_path, monkeypatch, capsys):
    @contextmanager
    def failing(paths, corpus, documents, stage):
        def executed():
            raise OutputError("05-hedging.ipynb: KeyError: 'rate'")

        yield executed

    monkeypatch.setattr("analysis.reporting.executing", failing)
    assert main(["report", tiny(tmp_path / "event")]) == 2
    assert capsys.readouterr().err.endswith("05-hedging.ipynb: KeyError: 'rate'\n")
    assert not files_of(quick / "reports") and not (quick / "figures").exists()


def files_of(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_output_that_nobody_reads_to_its_end_is_no_error(tmp_path):
    path = tmp_path / "texts.csv"
    path.write_text("doc_id,outlet,text\na,Herald,It may rain.\n", encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)  # as `| head` does when it has its lines
    run = subprocess.run(
        [sys.executable, "-m", "analysis", "check", str(path)], stdout=writer, stderr=subprocess.PIPE
    )
    os.close(writer)
    assert (run.returncode, run.stderr) == (1, b"")
