"""Spoilt codebooks, sheets and notes on machines: problems with the file's name, and no traceback."""

from pathlib import Path
from random import Random

import pandas as pd
import pytest

from analysis import mark, read
from analysis.cli import main
from analysis.mark.coding.unit_sheet import unit_sheet
from analysis.mark.coding.units import units
from analysis.read.coding.code_sheets import coding
from analysis.read.coding.codebooks import FOLDER, codebooks, variables
from analysis.read.problems import CorpusError
from tests.test_fuzz import spoilt

TEXTS = pd.DataFrame(
    {"outlet": ["Herald"], "text": ["The port may close, the mayor said. Lee left early. Perhaps it rains."]}
)
BOOKS = codebooks()
MACHINE = b'coder = "machine"\nname = "A model"\nversion = "2"\ndate = 2026-01-05\nprompt = "as printed"\n'
SEEDS = range(150)


@pytest.fixture(scope="module")
def marked():
    return mark.corpus(read.corpus(TEXTS))


@pytest.fixture(scope="module")
def filled(marked):
    """A sheet of three variables as bytes, coded."""
    asked = variables(BOOKS, ["hedge", "quotation_speaker", "span_cue"])
    _, rows = unit_sheet(units(marked, "sentence"), "sentence", asked, 9, 1)
    rows = rows.assign(hedge="yes", quotation_speaker="Lee", span_cue="none")
    return rows.to_csv(index=False).encode()


def read_or_refused(path: Path, marked) -> list[str]:
    try:
        coding([path], BOOKS, lambda kind: units(marked, kind))
    except CorpusError as error:
        return error.problems
    return []


def test_a_spoilt_sheet_is_read_or_refused_by_name(tmp_path, marked, filled):
    path, refused = tmp_path / "anna.csv", 0
    for seed in SEEDS:
        path.write_bytes(spoilt(Random(f"sheet {seed}"), filled))
        problems = read_or_refused(path, marked)
        refused += bool(problems)
        assert all(one.startswith("anna.csv") for one in problems), (seed, problems)
    assert 50 < refused < len(SEEDS)


def test_a_spoilt_note_on_a_machine_is_read_or_refused_by_name(tmp_path, marked, filled):
    path, refused = tmp_path / "model.csv", 0
    path.write_bytes(filled)
    for seed in SEEDS:
        path.with_suffix(".toml").write_bytes(spoilt(Random(f"machine {seed}"), MACHINE))
        problems = read_or_refused(path, marked)
        refused += bool(problems)
        assert all(one.startswith("model.toml") for one in problems), (seed, problems)
    assert 50 < refused < len(SEEDS)


def test_a_spoilt_codebook_is_read_or_refused_by_name(tmp_path):
    path, refused = tmp_path / "mine.toml", 0
    for seed in SEEDS:
        chance = Random(f"book {seed}")
        whole = (FOLDER / chance.choice(["entman.toml", "episodic-thematic.toml"])).read_bytes()
        path.write_bytes(spoilt(chance, whole.replace(b'name = "', b'name = "my_')))
        try:
            codebooks(files=[path])
        except CorpusError as error:
            refused += 1
            assert all(one.startswith("mine.toml") for one in error.problems), (seed, error.problems)
    assert 30 < refused < len(SEEDS)


def test_what_leads_out_of_the_corpus_is_not_read(tmp_path, capsys):
    folder = tmp_path / "port"
    (folder / "codes").mkdir(parents=True)
    (folder / "port.txt").write_text("The port may close today.\n", encoding="utf-8")
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,port.txt,Herald\n", encoding="utf-8")
    (tmp_path / "secret.toml").write_text("password = hunter2\n", encoding="utf-8")
    (folder / "codebooks").mkdir()
    (folder / "codebooks" / "mine.toml").symlink_to(tmp_path / "secret.toml")
    assert main(["suggest", "codes", str(folder), "--variable", "hedge"]) == 2
    told = capsys.readouterr().err
    assert "codebooks/mine.toml: is a link that leads out of port" in told and "password" not in told
    (folder / "codebooks" / "mine.toml").unlink()
    out = folder / "codes" / "model.csv"
    assert main(["suggest", "codes", str(folder), "--variable", "hedge", "--out", str(out)]) == 0
    out.with_suffix(".toml").symlink_to(tmp_path / "secret.toml")
    capsys.readouterr()
    assert main(["validate", "codes", str(folder)]) == 2
    told = capsys.readouterr().err
    assert "model.toml: is a link that leads out of port" in told and "hunter2" not in told
