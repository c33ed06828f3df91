"""The stored notebooks: run whole and in order, silent, every picture with its hash, in the house shape."""

import json
import re
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
MOST_LINES = 8
FILE = "%%writefile "  # a cell that is a file of the reader's corpus, and no code
MOST_LINES_OF_A_FILE = 20


def cells(path, kind):
    return [
        cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind
    ]


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestNotebook:
    def test_cells_were_run_from_top_to_bottom(self, path):
        counts = [cell["execution_count"] for cell in cells(path, "code")]
        assert counts == list(range(1, len(counts) + 1))

    def test_no_cell_wrote_to_stderr_or_failed(self, path):
        outputs = [output for cell in cells(path, "code") for output in cell["outputs"]]
        assert not [o for o in outputs if o.get("name") == "stderr" or o["output_type"] == "error"]

    def test_every_picture_has_alt_text_and_the_hash_of_its_data(self, path):
        shown = [o["data"] for cell in cells(path, "code") for o in cell["outputs"] if "data" in o]
        pictures = [data for data in shown if any(kind.startswith("image/") for kind in data)]
        for data in pictures:
            assert re.fullmatch(
                r"Figure: .{40,} \[data [0-9a-f]{12}\]", "".join(data["text/plain"]), re.DOTALL
            )

    def test_one_cell_sets_the_corpus_or_says_that_the_notebook_brings_its_own(self, path):
        set_by = {
            tag: "".join(cell["source"])
            for cell in cells(path, "code")
            for tag in cell["metadata"].get("tags", [])
        }
        own = path.stem == "09-your-own-corpus"
        assert set_by == (
            {"own-corpus": 'CORPUS = "my-event"'} if own else {"parameters": 'CORPUS = "sample"'}
        )

    def test_cells_are_short_and_hold_no_logic(self, path):
        for cell in cells(path, "code"):
            source = "".join(cell["source"])
            if source.startswith(FILE):
                assert source.count("\n") < MOST_LINES_OF_A_FILE
                continue
            assert source.count("\n") < MOST_LINES
            assert not re.search(r"^\s*(def|for|while|class|if)\b|/", source, re.MULTILINE), source

    def test_prose_names_the_question_the_measure_and_what_is_not_shown(self, path):
        prose = "\n".join("".join(cell["source"]) for cell in cells(path, "markdown"))
        assert prose.startswith("# ")
        for part in ("**Question.**", "**Measure.**", "## What this does not show"):
            assert part in prose

    def test_nothing_of_the_machine_or_the_run_is_stored(self, path):
        stored = json.loads(path.read_text(encoding="utf-8"))
        assert stored["metadata"]["language_info"] == {"name": "python"}
        for cell in stored["cells"]:
            assert set(cell["metadata"]) <= {"tags"}
        assert "/home/" not in path.read_text(encoding="utf-8") and "/tmp/" not in path.read_text(
            encoding="utf-8"
        )
