"""Executing notebooks: the corpus is set, nothing of the run is kept, and what fails says so."""

import nbformat
import pytest

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
    [(same, content)] = executed([path], corpus, documents)
    assert same == path
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
    assert [name[:2] for name in names] == [f"{number:02}" for number in range(10)]
    assert [p.stem for p in notebooks.suite() if notebooks.has_own_corpus(p)] == ["09-your-own-corpus"]


def test_nothing_of_the_run_or_the_machine_is_kept(notebook):
    path = notebook("CORPUS = 1", "CORPUS")
    done = run(path)
    assert [cell.metadata for cell in done.cells] == [{"tags": ["parameters"]}, {}]
    assert done.metadata["language_info"] == {"name": "python"}
    assert [content for _, content in executed([path], "x")] == [
        content for _, content in executed([path], "x")
    ]


def test_the_documents_folder_reaches_the_cells(notebook, tmp_path):
    done = run(
        notebook("CORPUS = 1", "import os; print(os.environ['ANALYSIS_DOCUMENTS'])"), documents=tmp_path
    )
    assert done.cells[1].outputs[0].text == f"{tmp_path}\n"


def test_a_cell_that_fails_is_named_with_its_error(notebook):
    with pytest.raises(NotebookError, match="one.ipynb: ValueError: no such thing"):
        run(notebook("CORPUS = 1", "raise ValueError('no such thing')"))


def test_a_cell_that_writes_to_stderr_is_refused(notebook):
    with pytest.raises(NotebookError, match="cell 1 wrote to stderr: careful"):
        run(notebook("CORPUS = 1", "import sys; print('careful', file=sys.stderr)"))


def test_a_notebook_without_parameters_is_refused(notebook):
    with pytest.raises(NotebookError, match="0 cells are tagged parameters"):
        run(notebook("CORPUS = 1", tags=()))
