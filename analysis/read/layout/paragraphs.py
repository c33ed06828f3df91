"""Where the paragraphs of a plain text begin and end.

A line is a paragraph, unless the text is hard-wrapped: then lines are joined where the next begins in lower
case, and as long as its first word would not have fitted. How much fits is learnt from the lines that
surely go on, for in proportional type and in ragged copy lines end far apart. Where the method is wrong: in
a hard-wrapped text a paragraph whose last line happens to be full is joined with the next if neither a blank
line nor an indent parts them.
"""

import re

_NEWLINE = r"\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
# A line without the white space (and the byte order mark) around it.
_LINE = re.compile(rf"[^\s\ufeff](?:[^{_NEWLINE}]*[^\s\ufeff])?")
_ONE_BREAK = re.compile(rf"[^\S{_NEWLINE}]*(?:\r\n|[{_NEWLINE}])(?P<indent>[^\S{_NEWLINE}]*)")
MARKER = re.compile(r"(?:[-–—*•‣⁃◦▪■●·►➤✓]|\(?\d{1,2}[.)])[^\S\n\r]+")
# A dash or a figure can begin a line of a hard-wrapped paragraph, too.
_BULLET = re.compile(r"[*•‣⁃◦▪■●·►➤✓][^\S\n\r]")
# Longer lines are never hard-wrapped ones.
WIDEST = 120
# Lines of hard-wrapped text begin in lower case more often than not; other lines hardly ever.
LOWER_SHARE = 0.4
# One line in so many may be shorter than all others that go on: a list in small letters, a slip.
RAGGED = 10
# A line of running text that a line in lower case continues, also where nothing else is wrapped.
BROKEN_OFF = 60


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of `text`, in order: `[start, end)` without the white space around them."""
    lines = [match.span() for match in _LINE.finditer(text)]
    width = _width(text, lines)
    joined: list[tuple[int, int]] = []
    last_start = 0
    for start, end in lines:
        if joined and _continues(text, (last_start, joined[-1][1]), (start, end), width):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
        last_start = start
    return joined


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """How wide a hard-wrapped text is set; 0 for a text with a paragraph to a line."""
    # An address that was too long for its line says nothing of the width.
    longest = max((end - start for start, end in lines if " " in text[start:end]), default=0)
    if longest > WIDEST:
        return 0
    next_to = [
        text[start].islower() for (_, before), (start, _) in _pairs(lines) if _break(text, before, start)
    ]
    if len(next_to) < 2 or sum(next_to) < LOWER_SHARE * len(next_to):
        return 0
    needed = sorted(
        end - start + 1 + len(text[slice(*after)].split(maxsplit=1)[0])
        for (start, end), after in _pairs(lines)
        if _goes_on(text, end, after[0]) and _break(text, end, after[0])
    )
    if not needed:
        return 0
    return min(longest, needed[len(needed) // RAGGED] - 1)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Whether what begins at `start` goes on with a sentence that does not end at `end`."""
    return text[start].islower() and text[end - 1] not in ".!?:…"


def _pairs(lines: list[tuple[int, int]]):
    return zip(lines, lines[1:], strict=False)


def _break(text: str, end: int, start: int) -> re.Match | None:
    """The single line break between `end` and `start`; None where a blank line stands there."""
    return _ONE_BREAK.fullmatch(text, end, start)


def _continues(text: str, line: tuple[int, int], after: tuple[int, int], width: int) -> bool:
    """Whether the line `after` goes on with the paragraph of `line`."""
    lower = _goes_on(text, line[1], after[0])
    if not width and not (lower and line[1] - line[0] >= BROKEN_OFF):
        return False
    between = _break(text, line[1], after[0])
    if between is None or between["indent"] or _BULLET.match(text, *after):
        return False
    if not width:
        return not MARKER.match(text, *after)
    if lower:
        return True
    first_word = text[slice(*after)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width
