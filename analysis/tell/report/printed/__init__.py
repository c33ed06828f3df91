"""The report on paper: from one page of plain HTML to report.docx (pandoc) and report.pdf (typst)."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from matplotlib import font_manager, get_data_path

from analysis.export import OutputError
from analysis.tell.phrasing import listed
from analysis.tell.report.printed.reference import reference

_HERE = Path(__file__).parent
_NEEDED = {"report.docx": ("pypandoc",), "report.pdf": ("pypandoc", "typst")}
_PACKAGES = {"pypandoc": "pypandoc-binary", "typst": "typst"}
# Not to be read from a clock: the first moment that a ZIP archive can name.
_THEN = "315532800"
_READ = "html-auto_identifiers"
_OURS = ("DejaVuSans*.ttf",)
_BOXES = (*_OURS, "LastResort*.ttf")


def missing() -> dict[str, list[str]]:
    """The documents that cannot be made here, each with the packages that are not installed."""
    absent = {name: [_PACKAGES[one] for one in _NEEDED[name] if find_spec(one) is None] for name in _NEEDED}
    return {name: packages for name, packages in absent.items() if packages}


def remedy() -> str:
    """What is not made here, why, and what helps, on one line; nothing where all can be made."""
    absent = missing()
    packages = list(dict.fromkeys(package for needed in absent.values() for package in needed))
    if not packages:
        return ""
    are = "is" if len(packages) == 1 else "are"
    why = f"{listed(absent)} will not be written, for {listed(packages)} {are} not installed"
    return f"{why}; report.html is. Remedy: python -m pip install {' '.join(packages)}"


def documents(page: str, pictures: Mapping[str, bytes], described: Mapping[str, str]) -> dict[str, bytes]:
    """`report.docx` and `report.pdf` as bytes, as far as what they need is installed.

    `page` is the printed report as HTML; `pictures` its figures by file name, each as .png and as .svg;
    `described` has the strings `title`, `author` and `question`. The same arguments give the same bytes; only
    where the page has letters that the shipped fonts lack, the PDF hangs on the machine's own fonts.

    Raises
    ------
    OutputError : pandoc or typst cannot make it.
    """
    absent, made = missing(), {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for picture, content in pictures.items():
            (folder / picture).write_bytes(content)
        (folder / "page.html").write_text(page, encoding="utf-8", newline="\n")
        if "report.docx" not in absent:
            given = _pandoc(["--print-default-data-file", "reference.docx"], folder)
            (folder / "reference.docx").write_bytes(reference(given, described["title"]))
            _converted(folder, "docx", "report.docx", "--reference-doc", "reference.docx")
            made["report.docx"] = (folder / "report.docx").read_bytes()
        if "report.pdf" not in absent:
            _converted(folder, "typst", "body.typ")
            made["report.pdf"] = _pdf(folder, page, described)
    return made


def _converted(folder: Path, to: str, name: str, *more: str) -> None:
    filtered = ["--lua-filter", str(_HERE / "filter.lua"), "--shift-heading-level-by=-1"]
    _pandoc(["page.html", "-f", _READ, "-t", to, "-o", name, *filtered, *more], folder)


def _pandoc(arguments: list[str], folder: Path) -> bytes:
    """What pandoc prints; run in `folder`, without a clock and without the user's own templates."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _THEN, "TZ": "UTC"}
    command = [_program(), "--data-dir", str(folder), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True)
    if done.returncode:
        raise OutputError(
            f"pandoc could not print the report: {done.stderr.decode(errors='replace').strip()}"
        )
    return done.stdout


def _program() -> str:
    """The pandoc that comes with the package; another one may write other bytes."""
    import pypandoc

    shipped = sorted((Path(pypandoc.__file__).parent / "files").glob("pandoc*"))
    return str(shipped[0]) if shipped else pypandoc.get_pandoc_path()


def _pdf(folder: Path, page: str, described: Mapping[str, str]) -> bytes:
    """Tagged, for those who have it read to them (PDF/UA-1).

    Letters that the shipped fonts lack are looked for in the machine's fonts; where those lack one too, all
    such letters are drawn as boxes, and are still there to search, copy and hear.
    """
    source = folder / "report.typ"
    body = (folder / "body.typ").read_text(encoding="utf-8")
    source.write_text((_HERE / "page.typ").read_text(encoding="utf-8") + body, encoding="utf-8")
    ways = [(_OURS, False)] if _drawable(page) else [(_OURS, True), (_BOXES, False)]
    for fonts, machine in ways[:-1]:
        with suppress(OutputError):
            return _compiled(source, fonts, machine, described)
    return _compiled(source, *ways[-1], described)


def _compiled(source: Path, fonts: Iterable[str], machine: bool, described: Mapping[str, str]) -> bytes:
    """`fonts` are files of matplotlib's, `machine` whether typst may use those of the machine."""
    import typst

    shipped = Path(get_data_path()) / "fonts" / "ttf"
    with TemporaryDirectory() as folder:
        for font in sorted(path for name in fonts for path in shipped.glob(name)):
            (Path(folder) / font.name).write_bytes(font.read_bytes())
        try:
            return typst.compile(
                str(source),
                root=str(source.parent),
                font_paths=[folder],
                ignore_system_fonts=not machine,
                format="pdf",
                sys_inputs=dict(described),
                pdf_standards="ua-1",
            )
        except typst.TypstError as error:
            raise OutputError(f"typst could not print the report: {error}") from error


def _drawable(page: str) -> bool:
    """Whether DejaVu Sans, which comes with matplotlib, has every letter of it."""
    font = font_manager.get_font(font_manager.findfont("DejaVu Sans"))
    return all(font.get_char_index(ord(letter)) for letter in set(page) - {"\n"})
