"""A corpus folder to begin with: the sheets that people fill in, and what to do next."""

from collections.abc import Iterator
from pathlib import Path

TEMPLATES = Path(__file__).parent / "templates"


def made(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Each file that a corpus folder begins with, and whether it was written: what is there already stays.

    Raises
    ------
    OSError : it cannot be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for template in sorted(TEMPLATES.iterdir()):
        path = folder / template.name
        try:
            with path.open("xb") as file:
                file.write(template.read_bytes())
        except FileExistsError:
            yield path, False
        else:
            yield path, True
