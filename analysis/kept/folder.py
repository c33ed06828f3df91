"""The folder of kept tables: Parquet files and a manifest, each whole or not there, whoever else writes."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from analysis import export, tables
from analysis.export import OutputError
from analysis.kept.digests import CODE, changed_code

MANIFEST = "manifest.json"
_STAMP = b"analysis.kept"
_LOCK = ".lock"
_UNFINISHED = ".unfinished"


def place(corpus: str) -> Path:
    """Where the tables of a corpus of this name are kept: `tables/<corpus>/` in `export.root()`.

    They are nothing that a report stages: its notebooks take what it kept.
    """
    return export.root() / "tables" / export.corpus_name(corpus)


def stages(folder: Path) -> dict[str, dict]:
    """What the manifest says of each stage of work; nothing where there is none that can be read."""
    try:
        made = json.loads((folder / MANIFEST).read_bytes())["stages"]
        return made if isinstance(made, dict) else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def taken(folder: Path, names: Mapping[str, pa.Schema], stamp: str) -> dict[str, pa.Table] | None:
    """The tables of these names that were kept with this stamp; null if one is not there, or is damaged."""
    found = {}
    for name, schema in names.items():
        try:
            with parquet.ParquetFile(folder / f"{name}.parquet", page_checksum_verification=True) as file:
                table = file.read()
        except (OSError, ValueError):  # what pyarrow raises is one of them
            return None
        if (table.schema.metadata or {}).get(_STAMP) != stamp.encode():
            return None
        found[name] = table.replace_schema_metadata()
        if found[name].schema != schema:
            return None
    return found


def keep(folder: Path, stage: str, made: Mapping[str, pa.Table], stamp: str, manifest: dict) -> None:
    """Keep the tables of a stage; where that cannot be done it is said, and nothing else happens.

    A file is never seen half written. Of two processes that write at once one does; a reader who finds
    files with two stamps takes none of them. What a killed process left unfinished the next one removes.
    """
    if changed_code():
        return  # files that were edited since: what was made is of neither
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder) as alone:
            if alone:
                _check_own(folder)
                _replaced(folder, stage, made, stamp, manifest)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else error
        _say(f"{folder}: the tables cannot be kept ({why}); they are made anew each time")


@cache
def _say(line: str) -> None:
    """Say it on stderr, once; the notebooks of a report leave that to it."""
    if export.STAGE not in os.environ:
        print(export.plain(line), file=sys.stderr)


def forget(folder: Path) -> None:
    """Remove what is kept there; without the manifest no table is taken.

    Raises
    ------
    OutputError : it cannot be removed.
    """
    manifest = folder / MANIFEST
    try:
        manifest.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise OutputError(f"{manifest}: cannot be removed ({error.strerror}); remove it by hand") from None


def _check_own(folder: Path) -> None:
    """Refuse a folder that holds something else: `measure --out` may have been sent there.

    Raises
    ------
    OSError : it does.
    """
    manifest = folder / MANIFEST
    if not manifest.exists():
        if any(not path.name.startswith(".") and not _is_ours(path) for path in folder.iterdir()):
            raise OSError("there are other files; remove them, or rename the folder")
        _written(manifest, b"{}\n")  # before the first table: whatever happens then, the folder is ours


def _is_ours(path: Path) -> bool:
    """Whether a file is a kept table, as they lie there when the manifest has been removed."""
    try:
        return _STAMP in (parquet.read_metadata(path).metadata or {})
    except (OSError, ValueError):
        return False


def _replaced(folder: Path, stage: str, made: Mapping[str, pa.Table], stamp: str, manifest: dict) -> None:
    for path in folder.glob(f".*{_UNFINISHED}"):
        path.unlink()  # nobody else writes: whoever began it was ended
    unfinished = {name: folder / f".{name}.parquet{_UNFINISHED}" for name in made}
    try:
        for name, table in made.items():
            stamped = table.replace_schema_metadata({_STAMP: stamp})
            parquet.write_table(stamped, unfinished[name], compression="zstd", write_page_checksum=True)
        others = stages(folder)
        said = json.dumps({"made with": CODE, "stages": others | {stage: manifest}}, indent=1)
        for name, path in unfinished.items():
            path.replace(folder / f"{name}.parquet")
        _written(folder / MANIFEST, f"{said}\n".encode())
    finally:
        for path in unfinished.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether this process alone may write in the folder; the system unlocks it when a process ends."""
    with (folder / _LOCK).open("ab") as file:
        try:
            _lock(file.fileno())
        except BlockingIOError:
            yield False
            return
        yield True


def _lock(file: int) -> None:
    """Lock a file until it is closed.

    Raises
    ------
    BlockingIOError : another process has locked it.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def schemas(*names: str) -> dict[str, pa.Schema]:
    return {name: tables.SCHEMAS[name] for name in names}
