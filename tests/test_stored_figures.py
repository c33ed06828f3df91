"""What is stored is what is drawn: the sample's figures and the notebooks' pictures, byte for byte.

Every SVG and CSV here; PNG and PDF of two, for `.ci/run` draws all of them and looks whether the checkout
changed.
"""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from analysis import compare, export
from analysis.tell.charts import CHARTS, rates
from analysis.tell.charts.figures import drawn
from analysis.tell.charts.files import FORMS, SCREEN
from analysis.tell.views.listings import LISTINGS

ROOT = Path(__file__).parents[1]
PINNED = f"matplotlib=={version('matplotlib')} " in (ROOT / "requirements.txt").read_text(encoding="utf-8")
OWN = "09-your-own-corpus"
WHOLE = ("quotations-by-outlet", "words-by-voice")  # in every form
pytestmark = pytest.mark.skipif(not PINNED, reason="another matplotlib than the pinned one draws other bytes")


@pytest.fixture(scope="module")
def figures():
    given = compare.compared("sample")
    listed = {one.name: drawn(one, *map(given.get, one.tables)) for one in LISTINGS}
    return listed | {
        one.name: drawn(
            one, *map(given.get, one.tables), forms=(*(FORMS if one.name in WHOLE else ["svg"]), SCREEN)
        )
        for one in CHARTS
    }


def test_the_stored_figures_of_the_sample_are_those_that_are_drawn(figures):
    stored = {path.name: path.read_bytes() for path in (ROOT / "figures" / "sample").glob("*.*")}
    pictures = {name: made.files for name, made in figures.items() if hasattr(made, "files")}
    fresh = {f"{name}.{form}": files.get(form) for name, files in pictures.items() for form in FORMS}
    fresh |= {f"{name}.csv": export.csv_bytes(made.rows) for name, made in figures.items()}
    assert sorted(stored) == sorted(fresh)
    assert [name for name in sorted(stored) if stored[name] != fresh[name] and fresh[name]] == []


def test_the_pictures_in_the_notebooks_are_those_that_are_drawn(figures):
    shown = [made._repr_mimebundle_() for made in figures.values()]
    fresh = {each["image/png"] for each in shown if "image/png" in each}
    stored = [
        (path.name, "".join(output["data"]["image/png"]).strip())
        for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
        if path.stem != OWN  # it draws a corpus that it brings itself; nbval reruns it
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    assert len(stored) >= len(fresh) - len(rates.PLAIN)
    assert [name for name, picture in stored if picture not in fresh] == []
