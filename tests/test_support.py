"""What tests share lies in tests/support/, so that a test module can change without breaking another."""

import ast
from pathlib import Path

TESTS = Path(__file__).parent


def imported(path):
    """The modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_no_test_module_imports_another():
    files = sorted(TESTS.rglob("*.py"))
    assert len(files) > 50
    found = [(path.name, name) for path in files for name in imported(path) if name.startswith("test_")]
    assert not found
