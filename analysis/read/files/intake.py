"""Files are taken into a corpus folder: originals kept, texts written, a row of the catalog for each; all
or nothing.

Nothing is written over. What was added before adds nothing: a file is known by its SHA-256, an article by
its text. The catalog is written last, and in one step: until then nothing has been added, and what a killed
process left is written again by the next.
"""

import hashlib
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import pandas as pd

from analysis import export
from analysis.read.files import formats
from analysis.read.files.bounded import Reader
from analysis.read.files.found import Found, Refused, same
from analysis.read.folder import catalog, sheet
from analysis.read.folder.documents import own
from analysis.read.layout.document import layout
from analysis.read.problems import CorpusError

ORIGINALS, DOCUMENTS, LEFT_OUT = "originals", "documents", "originals/left-out"
UNKNOWN = "unknown ({})"
_ID_LENGTH = 40
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:$|[.-])")


class Added(NamedTuple):
    """What `added` did: the ids of the new documents, what was not read and why, what was known already."""

    doc_ids: list[str]
    refused: list[str]
    known: list[str]
    others: list[str]  # files of kinds that hold no article: pictures, style sheets
    said: list[str]


class _File(NamedTuple):
    """A file on its way: its name, its bytes, and the name inside it where it is an archive."""

    path: Path
    content: bytes
    inside: str = ""

    @property
    def name(self) -> str:
        return f"{self.path.name}: {self.inside}" if self.inside else self.path.name


def added(folder: Path, paths: Iterable[Path], columns: dict[str, str], outlet: str = "") -> Added:
    """Take files, and what lies in folders, into the corpus in `folder`.

    `columns` names the columns of tables by field (`tables.FIELDS`); `outlet` is whose all articles are
    that do not say it themselves.

    Raises
    ------
    CorpusError : the folder's catalog is bad; nothing was added.
    OutputError, OSError : it cannot be written; nothing was added.
    """
    rows = _rows(folder)
    done = Added([], [], [], [], [])
    taking = _Taking(folder, rows, outlet)
    with Reader() as reader:
        for path in _files(folder, paths, done):
            for file in _opened(path, taking, done):
                try:
                    articles = reader.found(file.content, file.inside or file.path.name, columns)
                except Refused as refused:
                    done.refused.append(f"{file.name}: {refused}")
                    continue
                for one in articles:
                    taking.take(file, one, done)
    if taking.new:
        taking.write()
    return done


def _rows(folder: Path) -> list[dict[str, str]]:
    """The rows of the catalog that is there; none where there is none.

    Raises
    ------
    CorpusError : it cannot be read.
    """
    path = own(folder, catalog.NAME)
    rows, problems = (
        sheet.rows(path, catalog.COLUMNS, catalog.NEEDED, ("doc_id", "path")) if path else ([], [])
    )
    if problems:
        raise CorpusError(problems)
    return [row.cells for row in rows]


def _files(folder: Path, paths: Iterable[Path], done: Added) -> Iterator[Path]:
    """The files that are named or lie in a folder that is, in order; links are not followed."""
    for path in paths:
        if not path.exists():
            done.refused.append(f"{path}: there is no such file or folder; is it spelt so?")
        elif path.is_dir():
            if path.resolve().is_relative_to(folder.resolve()) or folder.resolve() == path.resolve():
                done.refused.append(f"{path}: is the corpus itself; name files that lie elsewhere")
                continue
            for one in sorted(path.rglob("*")):
                inside = one.relative_to(path)
                if (
                    any(part.startswith(".") for part in inside.parts)
                    or _is_saved_with(path, inside)
                    or folder.resolve() in one.resolve().parents
                ):
                    continue
                if one.is_symlink():
                    done.refused.append(f"{inside}: is a link; name the file itself")
                elif one.is_file():
                    yield one
        else:
            yield path


def _is_saved_with(path: Path, inside: Path) -> bool:
    """Whether a file lies in the folder of pictures that a browser saves beside a page: "page_files"."""
    for part in list(inside.parents)[:-1]:
        stem = re.sub(r"(?:_files|-Dateien|\.files)$", "", part.name)
        if stem != part.name and any(
            (path / part).with_name(f"{stem}{end}").exists() for end in (".html", ".htm")
        ):
            return True
    return False


def _opened(path: Path, taking: "_Taking", done: Added) -> Iterator[_File]:
    """The file, or those in it where it is an archive, unless it is known or too large."""
    suffix = path.suffix.lower()
    if suffix not in formats.SUFFIXES:
        done.others.append(path.name)
        return
    size = path.stat().st_size
    if size > formats.most(suffix):
        limit = formats.most(suffix) // formats.MB
        done.refused.append(
            f"{path.name}: has {size // formats.MB:,} MB, more than the {limit} MB that are "
            f"read of a {suffix} file; divide it"
        )
        return
    if not size:
        done.refused.append(f"{path.name}: is empty")
        return
    content = path.read_bytes()
    if taking.has(content):
        done.known.append(path.name)
        return
    if formats.kind(content, path.name) != ".zip":
        yield _File(path, content)
        return
    try:
        inside, left = formats.members(content)
    except Refused as refused:
        done.refused.append(f"{path.name}: {refused}")
        return
    done.refused.extend(f"{path.name}: {name}: {why}" for name, why in left if why)
    done.others.extend(name for name, why in left if not why)
    taking.archives[path] = hashlib.sha256(content).hexdigest()
    yield from (_File(path, each, name) for name, each in inside)


class _Taking:
    """What is being added: new rows, the texts and originals that belong to them."""

    def __init__(self, folder: Path, rows: list[dict[str, str]], outlet: str) -> None:
        self.folder, self.rows, self.outlet = folder, rows, outlet
        self.new: list[dict[str, str]] = []
        self.archives: dict[Path, str] = {}  # their SHA-256
        self._texts: dict[str, bytes] = {}
        self._left: dict[str, bytes] = {}
        self._originals: dict[str, str] = {}  # by SHA-256 the name
        self._copied: dict[str, Path] = {}
        self._ids = {row["doc_id"].casefold() for row in rows}
        self._by_text = {same(text): row["doc_id"] for row in rows if (text := self._read(row["path"]))}
        notes = " ".join(row["note"] for row in rows)
        for path in sorted((folder / ORIGINALS).glob("*")) if (folder / ORIGINALS).is_dir() else ():
            if path.is_file() and f"{ORIGINALS}/{path.name}" in notes:
                self._originals[hashlib.sha256(path.read_bytes()).hexdigest()] = path.name

    def _read(self, path: str) -> str:
        file = self.folder / path
        return (
            file.read_text(encoding="utf-8", errors="replace") if ".." not in path and file.is_file() else ""
        )

    def has(self, content: bytes) -> bool:
        """Whether a file of these bytes was added before."""
        return hashlib.sha256(content).hexdigest() in self._originals

    def take(self, file: _File, one: Found, done: Added) -> None:
        """An article of a file becomes a document, unless its text is one already."""
        place = ", ".join(filter(None, (file.inside, one.place)))
        where = f"{file.path.name}: {place}" if place else file.path.name
        if not "".join(one.paragraphs).strip():
            done.refused.append(f"{where}: there is no text in it; it was not added")
            return
        if (known := self._by_text.get(same(one.text))) is not None:
            done.known.append(f"{where} (its text is {known})")
            return
        one = self._settled(one)
        source = PurePosixPath(file.inside or file.path.name).stem
        outlet = one.outlet or self.outlet
        text = one.text.encode("utf-8", "replace")
        doc_id = self._id(outlet or source, one.published, text)
        original = self._original(file)
        note = "; ".join((f"from {ORIGINALS}/{original}{', ' + place if place else ''}", *one.said))
        cells = {name: getattr(one, name) for name in ("title", "byline", "published", "distributor", "url")}
        row = (
            dict.fromkeys(catalog.COLUMNS, "")
            | cells
            | {"doc_id": doc_id, "path": f"{DOCUMENTS}/{doc_id}.txt", "note": note}
        )
        row["outlet"] = outlet or UNKNOWN.format(source)
        self.new.append(
            {name: " ".join(export.plain(value).split())[: sheet.LONGEST] for name, value in row.items()}
        )
        self._by_text[same(one.text)] = doc_id
        self._texts[doc_id] = text
        if one.left_out:
            self._left[doc_id] = ("\n".join(one.left_out) + "\n").encode("utf-8", "replace")
        done.doc_ids.append(doc_id)
        done.said.extend(f"{doc_id}: {each}" for each in one.said)

    def _settled(self, one: Found) -> Found:
        """Where a line of the text says a fact otherwise than the page's data, the line is believed."""
        read = layout(one.text)
        told = dict(span.harvested.split("=", 1) for span in reversed(read.boilerplate) if span.harvested)
        differing = {
            field: value
            for field, value in told.items()
            if getattr(one, field) and same(getattr(one, field)) != same(value)
        }
        return one._replace(**differing)

    def _id(self, name: str, published: str, text: bytes) -> str:
        """A readable id that no document has: outlet and date, "-2" for the second of a day."""
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = (
            re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain))
            .strip("-")
            .removeprefix("the-")[:_ID_LENGTH]
            .strip("-")
            or "document"
        )
        slug = f"{slug}-{published}" if published and published not in slug else slug
        slug = f"doc-{slug}" if _RESERVED.match(slug) else slug
        doc_id, number = slug, 1
        while doc_id in self._ids or self._is_taken(doc_id, text):
            number += 1
            doc_id = f"{slug}-{number}"
        self._ids.add(doc_id)
        return doc_id

    def _is_taken(self, doc_id: str, text: bytes) -> bool:
        """Whether another text lies there that no row has."""
        path = self.folder / DOCUMENTS / f"{doc_id}.txt"
        return path.exists() and path.read_bytes() != text

    def _original(self, file: _File) -> str:
        """The name under which the file is kept: its own, with a number where another has it."""
        digest = self.archives.get(file.path) or hashlib.sha256(file.content).hexdigest()
        if digest not in self._originals:
            stem, suffix = re.sub(r"[;,]", "_", file.path.stem), file.path.suffix
            taken = {name.casefold() for name in self._originals.values()}
            name, number = f"{stem}{suffix}", 1
            while name.casefold() in taken or self._is_other(name, digest):
                number += 1
                name = f"{stem}-{number}{suffix}"
            self._originals[digest] = name
            self._copied[name] = file.path
        return self._originals[digest]

    def _is_other(self, name: str, digest: str) -> bool:
        path = self.folder / ORIGINALS / name
        return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() != digest

    def write(self) -> None:
        """Everything takes its place; the catalog last."""
        for name in (ORIGINALS, DOCUMENTS, LEFT_OUT):
            place = self.folder / name
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise export.OutputError(f"{place} is no folder; remove it, and add the files again")
        with export.staged(self.folder, self.folder) as stage:
            for part in (ORIGINALS, DOCUMENTS, LEFT_OUT):
                (stage / part).mkdir(parents=True)
            for name, path in self._copied.items():
                shutil.copyfile(path, stage / ORIGINALS / name)
            for part, texts in ((DOCUMENTS, self._texts), (LEFT_OUT, self._left)):
                for name, content in texts.items():
                    (stage / part / f"{name}.txt").write_bytes(content)
        frame = pd.DataFrame([*self.rows, *self.new], columns=list(catalog.COLUMNS), dtype="str")
        export.written(self.folder / catalog.NAME, export.csv_bytes(frame))
