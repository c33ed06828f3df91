"""The cells of a notebook run in this very process, with the outputs that a kernel gives for them.

Without a kernel there are no sockets, no waiting for it to come up, and no limit of time.
"""

import gc
import io
import sys
from collections.abc import Callable
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from nbformat.v4 import new_output
from traitlets.config import Config

Outputs = list[nbformat.NotebookNode]


class CellError(Exception):
    """A cell failed; it says how."""


class _Stream(io.TextIOBase):
    """What a cell prints, as one output for what follows on each other."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self._name, self._outputs = name, outputs

    def write(self, text: str) -> int:
        last = self._outputs[-1] if self._outputs else {}
        if text and last.get("name") == self._name:
            last["text"] += text
        elif text:
            self._outputs.append(new_output("stream", name=self._name, text=text))
        return len(text)


class _Result(DisplayHook):
    """What the last line of a cell gives."""

    outputs: Outputs = []

    def write_output_prompt(self) -> None:
        """A kernel writes none."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        number = self.prompt_count
        self.outputs.append(
            new_output("execute_result", format_dict, metadata=md_dict or {}, execution_count=number)
        )


class _Shown(DisplayPublisher):
    """What a cell shows with `display`."""

    outputs: Outputs = []

    def publish(self, data: Any, metadata: Any = None, source: Any = None, **how: Any) -> None:
        self.outputs.append(new_output("display_data", data, metadata=metadata or {}))


def run(notebook: nbformat.NotebookNode, begun: Callable[[int], object]) -> None:
    """Every code cell run from top to bottom, its outputs put into it; `begun` is told each one's place.

    It changes this process: its streams, its IPython, and whatever the cells change.

    Raises
    ------
    CellError : a cell failed.
    """
    outputs: Outputs = []
    _Result.outputs = _Shown.outputs = outputs
    sys.stdin = io.StringIO()  # a notebook asks nobody
    if InteractiveShell.initialized():  # of whoever called this from a notebook
        type(InteractiveShell.instance()).clear_instance()
    with TemporaryDirectory() as folder:
        shell = InteractiveShell.instance(
            profile_dir=ProfileDir.create_profile_dir(folder),  # nobody's own settings and start-up files
            displayhook_class=_Result,
            display_pub_class=_Shown,
            config=Config({"HistoryManager": {"enabled": False}}),
        )
    sys.stdout, sys.stderr = (_Stream(name, outputs) for name in ("stdout", "stderr"))
    for place, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            begun(place)
            outputs.clear()
            done = shell.run_cell(cell.source, store_history=True)
            cell.execution_count, cell.outputs = done.execution_count, list(outputs)
            error = done.error_before_exec or done.error_in_exec
            if error:
                raise CellError(f"{type(error).__name__}: {error}")
    shell.reset(new_session=False)  # what the cells made goes, with the temporary folders among it
    gc.collect()
