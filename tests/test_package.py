"""The package as those who install it meet it: what loads when, and what a room shows of itself."""

import subprocess
import sys
from importlib import import_module

import pytest

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
    import analysis

    assert not hasattr(analysis, "told")
