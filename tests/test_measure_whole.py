"""`measure` writes its tables whole or not at all, and leaves nothing behind, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from analysis import measure, read
from analysis.cli import main
from analysis.export import OutputError
from analysis.measure.staging import staged
from analysis.measure.workers import marked_parts
from analysis.signals import as_interrupts, exit_code, postponed

# So long that a run is not over before it is stopped, however busy the machine is.
LONG = "The port may close, Ann Lee said. " * 5
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
linux = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="looks for processes in /proc")


def texts(path, n, text="The port may close, Ann Lee said. "):
    """A table of `n` short texts; it takes a while with many of them."""
    rows = {"doc_id": [f"d{i}" for i in range(n)], "outlet": "Herald", "text": text}
    pd.DataFrame(rows).to_json(path, orient="records", lines=True)
    return path


def started(table, out, **environment):
    command = [sys.executable, "-m", "analysis", "measure", table, "--out", out, "--workers", "2"]
    # Tests that run in the background of a shell ignore Ctrl-C, and what they start would, too.
    heeds = None if os.name == "nt" else lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    given = {"stderr": subprocess.PIPE, "env": {**os.environ, **environment}}
    return subprocess.Popen(command, preexec_fn=heeds, **given)


def waited(for_what, seconds=60):
    until = time.monotonic() + seconds
    while not for_what() and time.monotonic() < until:
        time.sleep(0.02)
    return for_what()


def alive(mark):
    """The processes with this in their environment."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue
    return found


@linux
@pytest.mark.parametrize("ending", ["SIGKILL", "SIGINT"])
def test_workers_end_with_their_parent_and_the_next_run_needs_nobody(ending, tmp_path):
    table, out, mark = texts(tmp_path / "t.jsonl", 4000, LONG), tmp_path / "out", f"{tmp_path}-{ending}"
    run = started(table, out, ANALYSIS_TEST=mark)
    # The first process, the one that starts workers, two workers, and the one that looks after semaphores.
    assert waited(lambda: len(alive(mark)) == 5)
    run.send_signal(getattr(signal, ending))
    code = run.wait(60)
    assert waited(lambda: not alive(mark), 5)
    said = run.stderr.read().decode()
    run.stderr.close()
    assert "Traceback" not in said and not out.exists()
    assert (tmp_path / "out.partial").exists() == (ending == "SIGKILL")
    if ending == "SIGKILL":
        assert main(["measure", str(texts(table, 3)), "--out", str(out)]) == 0
        assert len(pd.read_parquet(out / "articles.parquet")) == 3
        assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "t.jsonl"]
    else:
        assert code == 128 + getattr(signal, ending) and said.endswith("\nStopped.\n")


@linux
def test_a_worker_that_is_killed_is_said_in_a_line(tmp_path):
    table, mark = texts(tmp_path / "t.jsonl", 4000, LONG), f"{tmp_path}-worker"
    run = started(table, tmp_path / "out", ANALYSIS_TEST=mark)
    assert waited(lambda: len(alive(mark)) == 5)
    os.kill(max(alive(mark)), signal.SIGKILL)  # the one that was started last is a worker
    assert run.wait(10) == 2
    said = run.stderr.read().decode()
    run.stderr.close()
    assert "Traceback" not in said
    assert said.split("\n")[-2].startswith("a worker was killed, perhaps because memory ran out")
    assert [path.name for path in tmp_path.iterdir()] == ["t.jsonl"]


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_command_that_is_told_to_end_clears_up_as_after_ctrl_c(name, tmp_path, monkeypatch, capsys):
    ending = getattr(signal, name)
    monkeypatch.setattr("analysis.measure.run.marked_parts", lambda *given: os.kill(os.getpid(), ending))
    table = texts(tmp_path / "t.jsonl", 1)
    assert main(["measure", str(table), "--out", str(tmp_path / "out")]) == 128 + ending
    assert capsys.readouterr().err.endswith("Stopped.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["t.jsonl"]
    assert signal.getsignal(ending) == signal.SIG_DFL


@posix
def test_a_signal_that_python_drops_is_sent_once_more():
    class Dropping:
        def __del__(self):
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt) as stopped, as_interrupts():
        Dropping()
        time.sleep(5)
    assert exit_code(stopped.value) == 128 + signal.SIGTERM


@posix
def test_a_signal_waits_for_the_end_of_what_must_not_be_cut_in_two():
    done = []
    with pytest.raises(KeyboardInterrupt), as_interrupts():
        with postponed():
            os.kill(os.getpid(), signal.SIGHUP)
            time.sleep(0)
            done.append("the first")
        done.append("the second")
    assert done == ["the first"]


def test_what_a_worker_finds_wrong_reads_as_when_this_process_finds_it(tmp_path):
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n")
    (tmp_path / "a.txt").write_text("The port may close.\n")
    (tmp_path / "corrections.csv").write_text(
        "doc_id,start,end,field,was,now,who,why\na,0,3,hedging,modal,scope,A. Reader,no hedge\n"
    )
    said = []
    for workers in (1, 2):
        with pytest.raises(read.CorpusError) as found:
            list(marked_parts(read.parts(tmp_path), workers=workers))
        said.append((str(found.value), found.value.problems))
    assert said[0] == said[1] and said[0][0].startswith("1 problem(s)")


@posix
def test_a_folder_that_another_process_is_writing_is_left_alone(tmp_path, capsys):
    with staged(tmp_path / "out") as folder:
        (folder / "marks.csv").write_text("x")
        assert main(["measure", "sample", "--out", str(tmp_path / "out")]) == 2
        assert f"process {os.getpid()} is writing it" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["marks.csv"]


def test_a_staging_folder_with_files_of_a_person_is_not_removed(tmp_path, capsys):
    (tmp_path / "out.partial").mkdir()
    (tmp_path / "out.partial" / "thesis.docx").write_text("x")
    assert main(["measure", "sample", "--out", str(tmp_path / "out")]) == 2
    assert "out.partial is there already, and holds other files" in capsys.readouterr().err
    assert (tmp_path / "out.partial" / "thesis.docx").exists()


def test_a_lock_that_a_run_killed_at_its_very_end_left_is_cleared(tmp_path):
    for name in ("out", "out.partial"):
        (tmp_path / name).mkdir()
    (tmp_path / "out.partial" / "lock").write_text("123")
    assert main(["measure", "sample", "--out", str(tmp_path / "out")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_comes_to_be_during_the_run_is_named_and_kept(tmp_path):
    out = tmp_path / "out"
    with pytest.raises(OutputError, match="out came to be while"), staged(out):
        out.mkdir()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@posix
def test_a_disk_that_is_full_is_said_with_the_folder_and_nothing_stays(tmp_path):
    table, out = texts(tmp_path / "t.jsonl", 30), tmp_path / "out"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000));"
        "from analysis.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    for format in ("parquet", "csv"):
        command = [sys.executable, "-c", code, "measure", table, "--out", out, "--format", format]
        run = subprocess.run(command, capture_output=True, text=True)
        assert run.returncode == 2 and f"{out} cannot be written" in run.stderr
        assert "Traceback" not in run.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["t.jsonl"]


def test_long_documents_are_marked_in_smaller_parts(tmp_path):
    table = texts(tmp_path / "t.jsonl", 7, "The port may close. " * 20_000)
    assert [len(part.documents) for part in read.parts(table)] == [3, 3, 1]


def test_a_part_knows_how_many_documents_there_are_in_all(tmp_path):
    table = texts(tmp_path / "t.jsonl", 7)
    rows = pd.read_json(table, lines=True)
    rows["text"] += "\n\nIt is open."  # more lines than rows
    rows.to_csv(tmp_path / "t.csv")
    rows.to_parquet(tmp_path / "t.parquet")
    for name in ("t.jsonl", "t.csv", "t.parquet"):
        assert {part.of for part in read.parts(tmp_path / name, size=2)} == {7}
    assert next(read.parts("sample")).of == 6


def test_many_documents_are_marked_by_all_cores_unless_a_number_is_named(tmp_path, monkeypatch):
    asked = []

    def pool(workers):
        asked.append(workers)
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.measure.workers._pool", pool)
    monkeypatch.setattr("analysis.measure.workers.cores", lambda: 7)
    few, many = texts(tmp_path / "few.jsonl", 199), texts(tmp_path / "many.jsonl", 200)
    assert len(list(measure.marked_parts(read.parts(few, size=100), (), None))) == 2
    with pytest.raises(KeyboardInterrupt):
        list(measure.marked_parts(read.parts(many, size=100), (), None))
    assert asked == [7]
