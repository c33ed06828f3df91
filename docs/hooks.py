"""What pages of docs/ link to elsewhere in the repository comes into the site, Markdown as pages.

On GitHub such links work as they stand; mkdocs knows only its own folder.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

_LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)#\s]+)")
_ELSEWHERE = "repository/"


def on_files(files: Files, config: Any) -> Files:
    """The files of the site, with what is linked to, and what that links to."""
    root = Path(config.docs_dir).parent
    pages = [file.src_uri for file in files if file.is_documentation_page()]
    for page in pages:  # it grows
        text = (root / _place(page)).read_text(encoding="utf-8")
        for target in _targets(root, page, text):
            uri = _uri(target)
            if files.get_file_from_path(uri) is None:
                files.append(File.generated(config, uri, abs_src_path=str(root / target)))
                pages += [uri] if uri.endswith(".md") else []
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Files) -> str:
    """The text of a page, its links as they are in the site."""
    root, here = Path(config.docs_dir).parent, page.file.src_uri

    def moved(link: re.Match[str]) -> str:
        for target in _targets(root, here, f"]({link[0]})"):
            return posixpath.relpath(_uri(target), posixpath.dirname(here) or ".")
        return link[0]  # leads nowhere: mkdocs says so

    return _LINK.sub(moved, markdown)


def _targets(root: Path, page: str, text: str) -> Iterator[str]:
    """The files that a page links to, by their path in the repository; of a folder its README."""
    for link in _LINK.finditer(text):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(_place(page)), link[0]))
        path = f"{path}/README.md" if (root / path).is_dir() else path
        if (root / path).is_file():
            yield path


def _uri(path: str) -> str:
    """Where a file of the repository is in the site; a name with a dot before it would be left out."""
    return path.removeprefix("docs/") if path.startswith("docs/") else _ELSEWHERE + path.lstrip(".")


def _place(uri: str) -> str:
    """Where a page of the site is in the repository."""
    return uri.removeprefix(_ELSEWHERE) if uri.startswith(_ELSEWHERE) else f"docs/{uri}"
