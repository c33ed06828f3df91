"""Lines in blocks: what empty lines part is one block, and a wrapped paragraph is one line again."""

from collections.abc import Iterable, Sequence

from analysis.read.files.found import squeezed


def blocks(lines: Iterable[str]) -> list[list[str]]:
    """The blocks of some lines, each a list of its lines as they are."""
    made: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            made[-1].append(line)
        elif made[-1]:
            made.append([])
    return [block for block in made if block]


def joined(block: Sequence[str]) -> str:
    """The lines of a block as one."""
    return squeezed(" ".join(block))


def paragraphs(lines: Iterable[str]) -> list[str]:
    """The paragraphs of a body, each on one line.

    Lines without a blank one between them are one paragraph where they are wrapped: all but the last are
    about as long as the longest. Else, and where a line is indented, each is a paragraph by itself.
    """
    made: list[str] = []
    for block in blocks(lines):
        longest = max(map(len, block))
        wrapped = longest <= 120 and all(
            len(line.strip()) > 0.6 * longest or line.startswith("  ") for line in block[:-1]
        )
        part: list[str] = []
        for line in block:
            if part and (
                not wrapped or (line[:2] == "  " and part[-1].rstrip().endswith((".", "!", "?", "”", '"')))
            ):
                made.append(joined(part))
                part = []
            part.append(line)
        made.append(joined(part))
    return made
