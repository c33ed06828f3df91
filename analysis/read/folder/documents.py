"""The documents of a corpus folder: finding them, and reading them without changing a character."""

from os.path import isdir, isfile, lexists, realpath
from pathlib import Path, PurePosixPath

from analysis.read.problems import CorpusError

SUFFIXES = (".txt",)


def own(folder: Path | None, name: str, is_kind=isfile) -> Path | None:
    """What a corpus folder has of a name that the house gives (`actors.csv`); None where it has none.

    Raises
    ------
    CorpusError : it is no file (`is_kind=isdir`: no folder), or a link that leads out of the corpus folder.
    """
    path = folder / name if folder else None
    if path is None or not lexists(path):
        return None
    if not Path(realpath(path)).is_relative_to(realpath(folder)):
        remedy = "put what it leads to there itself"
        raise CorpusError([f"{name}: is a link that leads out of {folder.name}; {remedy}"])
    if not is_kind(path):
        remedy = "put one there, or remove it"
        raise CorpusError([f"{name}: is no {'folder' if is_kind is isdir else 'file'}; {remedy}"])
    return path


def own_sheets(folder: Path | None, name: str, ending: str = "csv") -> list[Path]:
    """The files `<name>/*.<ending>` of a corpus folder, in order of their names; raises as `own` does."""
    inside = own(folder, name, isdir)
    found = sorted(inside.glob(f"*.{ending}")) if inside else []
    return [path for path in found if own(folder, f"{name}/{path.name}")]


def located(path: str, folders: list[Path]) -> Path | None:
    """Where the document `path` lies: in the first of `folders` that has it, None if none does.

    Raises
    ------
    CorpusError : the path leads out of its folder or is no plain text; its problem has no place yet.
    """
    inside = PurePosixPath(path)
    first = inside.parts[:1]
    if inside.is_absolute() or ".." in inside.parts or "\\" in path or any(":" in part for part in first):
        remedy = 'give a path inside the folder, with "/" between folders'
        raise CorpusError([f'path "{path}" leads out of the corpus folder; {remedy}'])
    if inside.suffix.lower() not in SUFFIXES:
        raise CorpusError([f"{path} is not a .txt file; save the document as plain text (UTF-8)"])
    for folder in folders:
        found = folder / inside
        if isfile(found):  # a name too long for any file is not there: found.is_file() would raise
            if not found.resolve().is_relative_to(folder.resolve()):
                remedy = "put the file itself there, or name its folder with --documents"
                raise CorpusError([f"{path} is a link that leads out of {folder.name}; {remedy}"])
            return found
    return None


def decoded(content: bytes, path: str) -> str:
    """The text of a document, a byte order mark and every line ending kept.

    Raises
    ------
    CorpusError : it is not UTF-8, or has nothing but white space; its problem has no place yet.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError([f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8"]) from None
    if not text.strip("\ufeff \t\r\n"):
        raise CorpusError([f"{path} is empty; put the document's text there, or remove the row"])
    return text
