"""Executing notebooks: the corpus is set, nothing of the run is kept, and what fails says so."""

import nbformat
import pytest
from jupyter_client.kernelspec import NoSuchKernel

from analysis import forks
from analysis.tell import notebooks
from analysis.tell.notebooks import NotebookError, executed


@pytest.fixture
def notebook(tmp_path):
    """Writes a notebook of code cells, the first of them tagged `parameters`."""

    def write(*sources, tags=("parameters",)):
        made = nbformat.v4.new_notebook()
        made.cells = [nbformat.v4.new_code_cell(source) for source in sources]
        for place, cell in enumerate(made.cells):
            cell.id = f"cell{place}"
        made.cells[0].metadata = {"tags": list(tags), "collapsed": True}
        path = tmp_path / "one.ipynb"
        nbformat.write(made, path)
        return path

    return write


def run(path, corpus="sample", documents=None):
    [content] = executed([path], corpus, documents)
    return nbformat.reads(content, as_version=4)


def test_the_corpus_is_set_whatever_its_name(notebook):
    done = run(notebook('CORPUS = "sample"', "print(CORPUS)"), 'a "b"\\c')
    assert done.cells[1].outputs[0].text == 'a "b"\\c\n'


def test_folders_that_the_environment_names_are_the_same_ones_in_a_notebook(notebook, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANALYSIS_DOCUMENTS", "texts")
    path = notebook(
        "CORPUS = 1", 'import os; print(*(os.environ[f"ANALYSIS_{n}"] for n in ("OUTPUT", "DOCUMENTS")))'
    )
    monkeypatch.setenv("ANALYSIS_OUTPUT", "out")
    assert run(path).cells[1].outputs[0].text == f"{tmp_path / 'out'} {tmp_path / 'texts'}\n"
    monkeypatch.delenv("ANALYSIS_OUTPUT")
    assert run(path).cells[1].outputs[0].text == f"{tmp_path} {tmp_path / 'texts'}\n"


def test_a_notebook_that_brings_its_own_corpus_keeps_it(notebook):
    path = notebook('CORPUS = "mine"', "print(CORPUS)", tags=("own-corpus",))
    assert run(path, "sample").cells[1].outputs[0].text == "mine\n"
    assert notebooks.has_own_corpus(path)
    assert not notebooks.has_own_corpus(notebook("CORPUS = 1"))


def test_the_suite_is_in_reading_order_and_one_notebook_brings_its_own_corpus():
    names = [path.stem for path in notebooks.suite()]
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(11)]
    assert [p.stem for p in notebooks.suite() if notebooks.has_own_corpus(p)] == ["09-your-own-corpus"]


def test_nothing_of_the_run_or_the_machine_is_kept(notebook):
    path = notebook("CORPUS = 1", "CORPUS")
    done = run(path)
    assert [cell.metadata for cell in done.cells] == [{"tags": ["parameters"]}, {}]
    assert done.metadata["language_info"] == {"name": "python"}
    assert executed([path, path], "x") == executed([path], "x") * 2


def test_the_documents_folder_reaches_the_cells(notebook, tmp_path):
    done = run(
        notebook("CORPUS = 1", "import os; print(os.environ['ANALYSIS_DOCUMENTS'])"), documents=tmp_path
    )
    assert done.cells[1].outputs[0].text == f"{tmp_path}\n"


def test_a_cell_that_fails_is_named_with_its_error(notebook):
    with pytest.raises(NotebookError, match="one.ipynb: ValueError: no such thing"):
        run(notebook("CORPUS = 1", "raise ValueError('no such thing')"))


ALL_KINDS = (
    "CORPUS = 1",
    "print(CORPUS); print('and more')\nCORPUS * 2",
    "from IPython.display import HTML, display\ndisplay(HTML('<b>'))\nprint('between')\nHTML('<i>')",
    "None",
    "'quiet';",
    "%%writefile note.txt\nof a cell",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
)


def test_a_kernel_of_its_own_gives_the_same_bytes_as_a_fork(notebook, monkeypatch):
    path = notebook(*ALL_KINDS)
    monkeypatch.setattr(forks, "can_fork", lambda: True)
    [forked] = executed([path], "x")
    monkeypatch.setattr(forks, "can_fork", lambda: False)
    path.with_name("note.txt").unlink()
    assert executed([path], "x") == [forked]
    assert nbformat.reads(forked, as_version=4).cells[2].outputs[0].output_type == "display_data"


@pytest.mark.parametrize("is_forked", [True, False])
def test_a_kernel_that_dies_is_named_with_its_cell(notebook, monkeypatch, is_forked):
    monkeypatch.setattr(forks, "can_fork", lambda: is_forked)
    killed = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    with pytest.raises(NotebookError, match="one.ipynb: the kernel ended in cell 1 .*--no-notebooks"):
        run(notebook("CORPUS = 1", killed))


def test_without_a_kernel_to_start_it_is_said_that_there_is_none(notebook, monkeypatch, tmp_path):
    monkeypatch.setattr(forks, "can_fork", lambda: False)
    monkeypatch.setattr("nbclient.client.NotebookClient.execute", no_kernel)
    with pytest.raises(notebooks.NoKernelError, match="python -m pip install ipykernel"):
        run(notebook("CORPUS = 1"))


def no_kernel(*given, **how):
    raise NoSuchKernel("python3")


def test_what_a_notebook_leaves_open_is_closed(notebook, tmp_path):
    made = f"from tempfile import TemporaryDirectory; desk = TemporaryDirectory(dir={str(tmp_path)!r})"
    run(notebook("CORPUS = 1", made, "desk"))
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_a_cell_that_writes_to_stderr_is_refused(notebook):
    with pytest.raises(NotebookError, match="cell 1 wrote to stderr: careful"):
        run(notebook("CORPUS = 1", "import sys; print('careful', file=sys.stderr)"))


def test_a_notebook_without_parameters_is_refused(notebook):
    with pytest.raises(NotebookError, match="0 cells are tagged parameters"):
        run(notebook("CORPUS = 1", tags=()))
