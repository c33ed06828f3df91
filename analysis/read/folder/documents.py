"""The documents of a corpus folder: finding them, and reading them without changing a character."""

from os.path import isfile
from pathlib import Path, PurePosixPath

from analysis.read.problems import CorpusError

SUFFIXES = (".txt",)


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
