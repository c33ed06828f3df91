"""Documents are data: what comes from them is shown as text, in HTML, in Markdown and in plain text."""

import html
import re
from dataclasses import dataclass

from analysis.export import plain

# In the middle of a line; the last two make links of addresses.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~$&@]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """`plain(text)` for HTML, in text and in attributes alike."""
    return html.escape(plain(text), quote=True)


def markdown(text: str) -> str:
    """`plain(text)` for Markdown, where it shows as it is written: no links, no emphasis, no HTML."""
    return _MARKDOWN.sub(r"\\\g<0>", plain(text))


@dataclass(frozen=True)
class Shown:
    """Something with two faces: HTML for notebooks and the report, text for everybody else."""

    html: str
    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": self.text}
