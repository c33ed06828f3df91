"""The package as those who install it meet it: what loads when, and what a room shows of itself."""

import os
import subprocess
import sys
import sysconfig
from importlib import import_module
from pathlib import Path

import pandas as pd
import pytest

import analysis

HEAVY = {"pandas", "pyarrow", "numpy", "matplotlib", "nltk", "tqdm"}
ROOMS = ("read", "mark", "compare", "tell")


def loaded(code: str) -> set[str]:
    """The modules that are there after `code` has run in a Python of its own."""
    script = f"{code}\nimport sys; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_help_and_the_package_itself_load_no_library_of_tables():
    assert not HEAVY & loaded("from analysis.cli import _parser; _parser().format_help()")
    assert not HEAVY & loaded("import analysis")


def test_a_measure_is_reached_without_a_drawing_library():
    assert "matplotlib" not in loaded("import analysis.commands")


def test_every_room_is_there_from_the_package_alone():
    code = "import analysis; analysis.read.corpus, analysis.mark.corpus, analysis.compare.rates"
    assert "analysis.compare" in loaded(code)


@pytest.mark.parametrize("room", ROOMS)
def test_tab_completion_of_a_room_shows_what_it_exports_and_no_more(room):
    module = import_module(f"analysis.{room}")
    assert dir(module) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in module.__all__)


def test_a_name_that_the_package_lacks_is_an_attribute_error():
    assert not hasattr(analysis, "told")


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Runs commands of the wheel outside the repository, in an environment of its own; and the folder.

    The libraries are those of this environment; its editable install of the repository is not there.
    """
    place = tmp_path_factory.mktemp("wheel")
    pip, alone = [sys.executable, "-m", "pip"], ["--quiet", "--no-deps", "--no-index"]
    build = [*pip, "wheel", *alone, "--no-build-isolation", "--wheel-dir", str(place), "."]
    subprocess.run(build, cwd=Path(__file__).parents[1], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place / "venv")], check=True)
    inside = {"base": str(place / "venv"), "platbase": str(place / "venv")}
    libraries = Path(sysconfig.get_path("purelib", vars=inside)) / "libraries.pth"
    libraries.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", vars=inside))
    wheel = str(next(place.glob("*.whl")))
    subprocess.run([*pip, "--python", str(scripts / "python"), "install", *alone, wheel], check=True)
    away = place / "away"
    away.mkdir()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ANALYSIS_"))}

    def run(*command, code=0):
        done = subprocess.run([scripts / command[0], *command[1:]], cwd=away, env=env, capture_output=True)
        assert done.returncode == code, done.stderr.decode()
        return (done.stdout + done.stderr).decode()

    return run, away


def test_the_wheel_brings_what_it_needs_to_any_folder(installed):
    run, away = installed
    assert run("analysis", "--version").split() == ["analysis", analysis.__version__]
    where = Path(run("python", "-c", "import analysis; print(analysis.__file__)").strip())
    assert away.parent in where.parents
    run("analysis", "new", "my-event")
    assert "put each text into the folder" in run("analysis", "check", "my-event", code=2)
    (away / "my-event" / "herald.txt").write_text("The bridge may close, the mayor said.\n", encoding="utf-8")
    with (away / "my-event" / "catalog.csv").open("a", encoding="utf-8") as file:
        file.write("herald,herald.txt,,The Herald,,,,,,,\n")
    assert "The Herald, 7 words" in run("analysis", "check", "my-event")
    run("analysis", "measure", "my-event", "--out", "measured")
    marks = pd.read_parquet(away / "measured" / "marks.parquet")
    assert {"attribution", "hedging"} <= set(marks["measure"])
    run("analysis", "figures", "my-event", "--only", "hedging-by-outlet", "--format", "svg")
    assert (away / "figures" / "my-event" / "hedging-by-outlet.svg").is_file()


def test_every_file_of_the_package_is_in_the_wheel(installed):
    run, _ = installed
    source = Path(analysis.__file__).parent
    code = "import analysis, pathlib; p = pathlib.Path(analysis.__file__).parent; " + (
        "print(*(f.relative_to(p).as_posix() for f in p.rglob('*') if f.is_file()), sep=chr(10))"
    )
    there = {name for name in run("python", "-c", code).split() if "__pycache__" not in name}
    here = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert there == {name for name in here if "__pycache__" not in name}


def test_what_only_the_repository_has_is_said_so(installed):
    run, _ = installed
    assert "no corpus is named" in run("analysis", "report", code=2)
    assert run("analysis", "check", "sample", code=2).strip().endswith(".parquet table")
