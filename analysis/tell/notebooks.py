"""Executing notebooks so that the same corpus gives the same bytes."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import nbformat

from analysis import export, forks
from analysis.export import OutputError

FOLDER = Path(__file__).parents[2] / "notebooks"  # in a checkout; an installed package has none
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
_LONG = 3_600  # seconds until a kernel, or a cell, is given up


class NotebookError(OutputError):
    """A notebook has no parameters cell, a cell of it failed or wrote to stderr, or its kernel died."""


class NoKernelError(NotebookError):
    """No kernel can be had here."""


def suite() -> list[Path]:
    """The notebooks, in the order in which they are read."""
    return sorted(FOLDER.glob("[0-9][0-9]-*.ipynb"))


def has_own_corpus(path: Path) -> bool:
    """Whether a notebook brings its own corpus, so that it is the same whatever corpus is looked at."""
    return bool(_tagged(nbformat.read(path, as_version=4), "own-corpus"))


def executed(paths: Iterable[Path], corpus: str, documents: Path | None = None) -> list[str]:
    """Each notebook executed on a corpus: what its file would then hold, in the order given.

    The cell tagged `parameters` is replaced by `CORPUS = "..."`; a notebook that brings its own corpus has
    one tagged `own-corpus` in its place, and runs as it is. Nothing of the run is kept but
    the outputs: no times, no version of Python. `documents` is where the corpus's documents lie, if
    not in its folder.

    Raises
    ------
    NotebookError : no cell is tagged so, a cell failed or wrote to stderr, or a kernel died.
    """
    with executing(paths, corpus, documents) as results:
        return results()


@contextmanager
def executing(
    paths: Iterable[Path], corpus: str, documents: Path | None = None, stage: Path | None = None
) -> Iterator[Callable[..., list[str]]]:
    """The same, begun at once while this process goes on: the function given waits for the results.

    It is told how many notebooks are done, as they are. Figures go to `stage`, where there is one. Where this
    process can be forked, notebooks begin with all that it has loaded; elsewhere each has a kernel to start.
    """
    notebooks = [(path, _prepared(path, corpus)) for path in paths]
    environment = {"ANALYSIS_OUTPUT": str(export.root())}  # a notebook runs in another folder
    if named := documents or os.environ.get("ANALYSIS_DOCUMENTS"):
        environment["ANALYSIS_DOCUMENTS"] = str(Path(named).absolute())
    if stage:
        environment[export.STAGE] = str(stage)
    run = _forked if forks.can_fork() else _in_kernels
    with run(notebooks, environment) as results:
        yield results


Prepared = tuple[Path, nbformat.NotebookNode]


@contextmanager
def _forked(notebooks: list[Prepared], environment: Mapping[str, str]) -> Iterator[Callable[..., list[str]]]:
    from analysis import check, compare, mark, read, tell, validate  # noqa: F401 - what notebooks import
    from analysis.tell import cells  # noqa: F401

    works = [partial(_run, path, notebook, environment) for path, notebook in notebooks]
    with forks.forked(works) as results:

        def found(told: Callable[[int], object] | None = None) -> list[str]:
            try:
                return results(told)
            except forks.Killed as killed:
                at = f"in cell {killed.note}" if killed.note else "before its first cell"
                raise _died(notebooks[killed.at][0], at, killed.how) from None

        yield found


def _run(
    path: Path, notebook: nbformat.NotebookNode, environment: Mapping[str, str], note: forks.Note
) -> str:
    from analysis.tell.cells import CellError, run

    os.environ.update(environment)
    os.chdir(path.parent)
    try:
        run(notebook, lambda place: note(str(place)))
    except CellError as error:
        raise NotebookError(f"{path.name}: {error}") from None
    return _kept(path, notebook)


@contextmanager
def _in_kernels(
    notebooks: list[Prepared], environment: Mapping[str, str]
) -> Iterator[Callable[..., list[str]]]:
    with ThreadPoolExecutor(forks.CORES) as pool:
        begun = [pool.submit(_run_in_kernel, *each, {**os.environ, **environment}) for each in notebooks]

        def found(told: Callable[[int], object] | None = None) -> list[str]:
            return [one.result() for one in begun]

        try:
            yield found
        finally:
            for one in begun:
                one.cancel()


def _run_in_kernel(path: Path, notebook: nbformat.NotebookNode, environment: dict[str, str]) -> str:
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    begun: list[int] = []
    client = NotebookClient(
        notebook,
        on_cell_start=lambda cell, cell_index: begun.append(cell_index),
        timeout=_LONG,
        startup_timeout=_LONG,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=ERROR"],  # the kernel's own word on its transport is no output
    )
    try:
        client.execute(env=environment)
    except CellExecutionError as error:
        raise NotebookError(f"{path.name}: {error.ename}: {error.evalue}") from error
    except NoSuchKernel as error:
        raise NoKernelError("none is installed; python -m pip install ipykernel") from error
    except (DeadKernelError, CellTimeoutError, RuntimeError, OSError) as error:
        if not begun:
            raise NoKernelError(f"none comes up ({' '.join(str(error).split())})") from error
        raise _died(path, f"in cell {begun[-1]}", str(error)) from error
    return _kept(path, notebook)


def _died(path: Path, at: str, how: str) -> NotebookError:
    remedy = "free some memory and run it again, or leave the notebooks out with --no-notebooks"
    return NotebookError(f"{path.name}: the kernel ended {at} ({' '.join(how.split())}); {remedy}")


def _prepared(path: Path, corpus: str) -> nbformat.NotebookNode:
    """The notebook with its corpus set."""
    notebook = nbformat.read(path, as_version=4)
    parameters, own = _tagged(notebook, "parameters"), _tagged(notebook, "own-corpus")
    if len(parameters) + len(own) != 1:
        raise NotebookError(f"{path.name}: {len(parameters)} cells are tagged parameters, not 1")
    for cell in parameters:
        cell.source = f"CORPUS = {_quoted(corpus)}"
    return notebook


def _kept(path: Path, notebook: nbformat.NotebookNode) -> str:
    """What a file holds of a notebook that was run."""
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
