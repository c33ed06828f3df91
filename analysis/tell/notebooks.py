"""Executing notebooks so that the same corpus gives the same bytes."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from analysis import export
from analysis.export import OutputError

FOLDER = Path(__file__).parents[2] / "notebooks"  # in a checkout; an installed package has none
_AT_ONCE = min(4, os.cpu_count() or 2)  # kernels; each takes a core
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class NotebookError(OutputError):
    """A notebook has no parameters cell, or a cell of it failed or wrote to stderr."""


def suite() -> list[Path]:
    """The notebooks, in the order in which they are read."""
    return sorted(FOLDER.glob("[0-9][0-9]-*.ipynb"))


def has_own_corpus(path: Path) -> bool:
    """Whether a notebook brings its own corpus, so that it is the same whatever corpus is looked at."""
    return bool(_tagged(nbformat.read(path, as_version=4), "own-corpus"))


def executed(paths: Iterable[Path], corpus: str, documents: Path | None = None) -> Iterator[tuple[Path, str]]:
    """Each notebook executed on a corpus: its path and what its file would then hold, in the order given.

    The cell tagged `parameters` is replaced by `CORPUS = "..."`; a notebook that brings its own corpus has
    one tagged `own-corpus` in its place, and runs as it is. Nothing of the run is kept but
    the outputs: no times, no version of Python. `documents` is where the corpus's documents lie, if
    not in its folder.

    Raises
    ------
    NotebookError : no cell is tagged so, or a cell failed or wrote to stderr.
    """
    paths = list(paths)
    environment = {**os.environ, "ANALYSIS_OUTPUT": str(export.root())}  # a kernel runs in another folder
    if named := documents or os.environ.get("ANALYSIS_DOCUMENTS"):
        environment["ANALYSIS_DOCUMENTS"] = str(Path(named).absolute())
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        done = pool.map(lambda path: _executed(path, corpus, environment), paths)
        yield from zip(paths, done, strict=True)


def _executed(path: Path, corpus: str, environment: dict[str, str]) -> str:
    notebook = nbformat.read(path, as_version=4)
    parameters, own = _tagged(notebook, "parameters"), _tagged(notebook, "own-corpus")
    if len(parameters) + len(own) != 1:
        raise NotebookError(f"{path.name}: {len(parameters)} cells are tagged parameters, not 1")
    for cell in parameters:
        cell.source = f"CORPUS = {_quoted(corpus)}"
    client = NotebookClient(
        notebook,
        timeout=600,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],  # the kernel's own word on its transport is no output
    )
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        raise NotebookError(f"{path.name}: {error.ename}: {error.evalue}") from error
    for number, cell in enumerate(notebook.cells):
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}
        noise = [out.text for out in cell.get("outputs", []) if out.get("name") == "stderr"]
        if noise:
            raise NotebookError(f"{path.name}: cell {number} wrote to stderr: {noise[0]}")
    notebook.metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    return nbformat.writes(notebook) + "\n"


def _tagged(notebook: nbformat.NotebookNode, tag: str) -> list[nbformat.NotebookNode]:
    return [cell for cell in notebook.cells if tag in cell.metadata.get("tags", [])]


def _quoted(text: str) -> str:
    """A Python string in double quotation marks, as a person would type it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
