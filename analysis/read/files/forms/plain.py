"""Plain text and Markdown: one article, in any encoding."""

import re

from analysis.read.files.forms.facts import told
from analysis.read.files.found import Found, Refused, squeezed
from analysis.read.layout.paragraphs import paragraphs

_MARKUP = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),  # a picture
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),  # a link
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"^\s{0,3}>\s?"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*")
_FENCE = re.compile(r"\s*(?:---+|\*\*\*+|___+|===+)\s*")
_CELL = re.compile(r"(\w+)\s*:\s*(.+)")


def article(text: str, name: str) -> Found:
    """The article of a plain text whose file is called `name`.

    Raises
    ------
    Refused : it has no word.
    """
    lines = [squeezed(text[start:end]) for start, end in paragraphs(text)]
    if not any(map(str.isalnum, "".join(lines))):
        raise Refused("there is no text in it")
    return told(lines, name=name)


def markdown(text: str, name: str) -> Found:
    """The article of a Markdown file: its front matter says facts, its first heading is the headline.

    Raises
    ------
    Refused : it has no word.
    """
    lines, title = [], ""
    head = re.match(r"---\n(.{1,4000}?)\n---\n", text, re.DOTALL)
    if head:
        cells = [_CELL.fullmatch(line.strip()) for line in head[1].split("\n")]
        lines += [f"{cell[1]}: {cell[2].strip(chr(34) + chr(39))}" for cell in cells if cell]
        text = text[head.end() :]
    for block in re.split(r"\n\s*\n", text):
        for line in _joined(block.split("\n")):
            heading = _HEADING.fullmatch(line)
            plain = squeezed(_without_markup(heading[2] if heading else line))
            if heading and not title:
                title = plain
            if plain and not _FENCE.fullmatch(line):
                lines.append(plain)
    if not lines:
        raise Refused("there is no text in it")
    return told(lines, title, name)


def _joined(lines: list[str]) -> list[str]:
    """The lines of a block as Markdown means them: a paragraph, unless a heading or an item begins."""
    made: list[str] = []
    for line in lines:
        begins = (
            not made
            or _HEADING.fullmatch(line)
            or _HEADING.fullmatch(made[-1])
            or re.match(r"\s*(?:[-*+]|\d+[.)])\s", line)
        )
        if begins or made[-1].endswith(("  ", "\\")):
            made.append(line)
        else:
            made[-1] = f"{made[-1]} {line.strip()}"
    return made


def _without_markup(line: str) -> str:
    for form, put in _MARKUP:
        line = form.sub(put, line)
    return line
