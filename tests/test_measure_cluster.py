"""`measure --engine dask` on a real cluster of two processes: the same rows as one, whatever happens."""

import os
import signal
import time
from threading import Thread

import pandas as pd
import pytest
from distributed import Client, KilledWorker, LocalCluster

from analysis import read, tables
from analysis.cli import main
from analysis.export import OutputError, csv_bytes
from analysis.measure import cluster, measured


@pytest.fixture(scope="module")
def workers():
    """Two processes, as `dask worker` would start them; the address of their scheduler."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made.scheduler_address


@pytest.fixture
def table(tmp_path):
    """The sample's texts many times, in small parts; one row is bad."""
    texts = read.articles("sample")[["doc_id", "outlet", "text"]]
    copies = [texts.assign(doc_id=texts["doc_id"] + f"-{copy}") for copy in range(10)]
    rows = pd.concat(copies, ignore_index=True)
    rows.loc[40, "outlet"] = ""
    rows.to_parquet(tmp_path / "texts.parquet")
    return tmp_path / "texts.parquet"


def assert_same_rows(cluster_s, one_s):
    for name in tables.MEASURED:
        rows = [pd.read_parquet(folder / f"{name}.parquet") for folder in (cluster_s, one_s)]
        assert csv_bytes(rows[0]) == csv_bytes(rows[1]), name


def test_a_lost_worker_changes_no_byte(workers, table, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.measure.cluster.PART", 4)
    one, many = tmp_path / "one", tmp_path / "many"
    with Client(workers) as client:
        before = set(client.run(os.getpid).values())

        def kill():
            while len(list(tmp_path.glob("many.partial/*/claims.parquet/.*"))) < 2:  # each is at a partition
                time.sleep(0.001)
            os.kill(min(before), signal.SIGKILL)

        killer = Thread(target=kill, daemon=True)
        killer.start()
        left_out = cluster.measured(table, many, workers, keep_going=True)
        killer.join()
        client.wait_for_workers(2, timeout=120)
        after = set(client.run(os.getpid).values())
    assert len(before) == len(after) == 2 and min(before) not in after
    assert left_out == measured(table, one, keep_going=True)
    assert left_out == ["texts.parquet: row 41: outlet is empty; fill it in, or remove the row"]
    assert_same_rows(many, one)
    assert (many / "problems.csv").read_bytes() == (one / "problems.csv").read_bytes()
    files = sorted(path.name for path in (many / "marks.parquet").iterdir())
    assert files == [f"part-{number:06}.parquet" for number in range(15)]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["many", "one", "texts.parquet"]


def test_a_folder_corpus_takes_what_lies_beside_it_along(workers, tmp_path):
    command = ["measure", "sample", "--out"]
    assert main([*command, str(tmp_path / "one")]) == 0
    assert main([*command, str(tmp_path / "many"), "--engine", "dask", "--scheduler", workers]) == 0
    assert_same_rows(tmp_path / "many", tmp_path / "one")
    assert len(pd.read_parquet(tmp_path / "many" / "tellings.parquet"))


def test_a_bad_row_leaves_nothing_behind(workers, table, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.measure.cluster.PART", 4)
    with pytest.raises(read.CorpusError, match="row 41"):
        cluster.measured(table, tmp_path / "out", workers)
    assert [path.name for path in tmp_path.iterdir()] == ["texts.parquet"]


def test_a_worker_with_another_version_is_named(workers, table, tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.measure.cluster.code_digest", lambda: "another")
    with pytest.raises(OutputError, match="has another version of analysis"):
        cluster.measured(table, tmp_path / "out", workers, keep_going=True)
    assert [path.name for path in tmp_path.iterdir()] == ["texts.parquet"]


def test_a_worker_that_does_not_see_the_folder_says_so(tmp_path):
    with pytest.raises(OutputError, match="does not see .*nowhere: name a folder .* that all machines share"):
        cluster._written(0, b"", [], str(tmp_path / "nowhere"), cluster.code_digest())


def test_a_partition_that_brings_down_worker_after_worker_ends_in_a_line(workers):
    class Lost:
        def submit(self, *task, **options):
            raise KilledWorker("a partition", None, 3)

    with Client(workers), pytest.raises(ChildProcessError, match="several workers were lost"):
        list(cluster._done(Lost(), [[]], ([], "", "")))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--engine", "dask", "--format", "csv"], "--engine dask writes Parquet"),
        (["--engine", "dask", "--scheduler", "here", "--workers", "2"], "--workers is for this machine"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--scheduler is for --engine dask"),
        (["--engine", "dask", "--scheduler", "here"], "--scheduler here: "),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(options, said, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.measure.cluster._PATIENCE", 0.1)
    assert main(["measure", "sample", "--out", str(tmp_path / "out"), *options]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_without_dask_it_is_said_how_to_get_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("analysis.measure.cluster.distributed", None)
    assert main(["measure", "sample", "--out", str(tmp_path / "out"), "--engine", "dask"]) == 2
    assert "python -m pip install 'dask[distributed]'" in capsys.readouterr().err
