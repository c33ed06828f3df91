"""The rooms of the house: who may import whom, and that findings count as charts do, without a chart."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis

HOUSE = Path(analysis.__file__).parent
ROOMS = {
    "read": {"read"},
    "mark": {"mark", "read"},
    "compare": {"compare"},
    "tell": {"tell", "compare", "mark", "read"},
}
# What tells names and noun phrases of a sentence, and reads no mark: any room that has sentences may use it.
SHARED = (
    "analysis.mark.base",
    "analysis.mark.attribution.words",
    "analysis.mark.speakers.mentions",
    "analysis.mark.tone.vader_rules",
)
PIPELINE = HOUSE / "compare" / "compared.py"  # calls the rooms in order, for those who want all of it


def imported(path: Path) -> Iterator[str]:
    """The modules of the house that a module imports when it runs: not for its types alone."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        todo += ast.iter_child_nodes(node)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "analysis":
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.split(".")[0] == "analysis")


def in_rooms(room: str) -> list[Path]:
    return sorted((HOUSE / room).rglob("*.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_those_before_it(room):
    others = {f"analysis.{one}" for one in ROOMS.keys() - ROOMS[room]}
    assert len(in_rooms(room)) > 10
    found = [
        (str(path.relative_to(HOUSE)), name)
        for path in in_rooms(room)
        if path != PIPELINE
        for name in imported(path)
        if ".".join(name.split(".")[:2]) in others and not name.startswith(SHARED)
    ]
    assert not found


def test_no_finding_takes_its_numbers_from_a_chart():
    paths = in_rooms("tell/findings")
    assert any("analysis.compare.sources.cues" in set(imported(path)) for path in paths)
    assert not [path for path in paths for name in imported(path) if name.startswith("analysis.tell.charts")]


def test_a_folder_of_a_room_holds_no_more_than_a_dozen_modules():
    folders = {path.parent for room in ROOMS for path in in_rooms(room)}
    n = {folder: sum(path.name != "__init__.py" for path in folder.glob("*.py")) for folder in folders}
    assert max(n.values()) > 5
    assert not [str(folder.relative_to(HOUSE)) for folder, count in n.items() if count > 12]
