"""JSON lines: an object a line, and what is wrong with a line that is none."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def objects(lines: Iterable[bytes], name: str) -> Iterator[tuple[str, dict[str, Any] | str]]:
    """Each line that is not empty: its place (`news.jsonl:4`), and its object or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            cells = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield place, f"is not JSON in UTF-8 ({error}); write one object a line"
            continue
        yield place, cells if isinstance(cells, dict) else "is not a JSON object; write one object a line"
