"""What a file gives: articles, each with what it says of itself; or a reason why it is not read."""

import re
from importlib.util import find_spec
from typing import NamedTuple

# What a package is called where it is installed from, if not as it is imported; `documents` has them all.
_INSTALLED_AS = {
    "trafilatura": "trafilatura lxml_html_clean",
    "pypandoc": "pypandoc-binary",
    "python_calamine": "python-calamine",
    "charset_normalizer": "charset-normalizer",
}


class Refused(ValueError):
    """A file, or a part of it, is not read; the message says why, and what helps."""


class Found(NamedTuple):
    """An article as a file has it; what the file does not say is "".

    `paragraphs` are its body, without the headline; `left_out` the lines of the file that are not the
    article; `said` what was done to the text, in words; `place` where in the file it stands ("article 3").
    """

    paragraphs: list[str]
    title: str = ""
    byline: str = ""
    published: str = ""
    outlet: str = ""
    distributor: str = ""
    url: str = ""
    place: str = ""
    left_out: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The document that is written: the headline and the paragraphs, a blank line between them."""
        return "\n\n".join(filter(None, (self.title, *self.paragraphs))) + "\n"


def squeezed(text: str) -> str:
    """`text` on one line, with single spaces."""
    return " ".join(text.split())


def same(text: str) -> str:
    """`text` without what two spellings of one line differ in: case, marks, spaces."""
    return re.sub(r"\W+", "", text.casefold())


def needs(package: str, what: str) -> None:
    """Refuse what a package that is not installed would read.

    Raises
    ------
    Refused : it is not installed.
    """
    if find_spec(package) is None:
        install = f"python -m pip install {_INSTALLED_AS.get(package, package)}"
        raise Refused(f"{what} is read by {package}, which is not installed; install it with: {install}")
