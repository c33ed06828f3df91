"""PolNeAR as it is published (github.com/networkdynamics/PolNeAR): a part of it becomes gold articles.

A part is a folder such as `data/dev`: in its `text/` lies an article (`nyt_2016-09-08_some-title.txt`, whose
name begins with the outlet), in its `attributions/` what an annotator marked there, in brat's standoff format
(`nyt_2016-09-08_some-title_4b22.ann`, whose name ends in the annotator). Of an article that several people
marked, the first of them by name is taken. The parse in `corenlp/` is not read.

A line `T3<tab>Content 226 297;310 325<tab>words` is a stretch, perhaps in pieces; `E1<tab>Attribution:T4
Content:T3 Cue:T2 Source:T1` an attribution, whose source or cue may be missing. All other lines and stretches
(notes, `Discuss`, `Discard`) are no attributions. The words repeated in a T line are not read: in the release
they differ now and then from the text at those positions.
"""

import re
from pathlib import Path

from analysis.read.gold.files import Article, Attribution, GoldError, Span
from analysis.read.problems import CorpusError, utf_8

_STRETCH = re.compile(r"(T\d+)\t\S+ (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t.*)?")
_EVENT = re.compile(r"E\d+\tAttribution\S*:T\d+((?: \S+:\S+)*) ?")
_ROLES = {"Source": "source", "Cue": "cue", "Content": "content"}


def polnear(folder: Path) -> list[Article]:
    """The articles of a part of PolNeAR, by name; `doc_id` is the name of the file without its end.

    Raises
    ------
    GoldError : every missing or unreadable file, every line that is not in the format above.
    """
    texts = {path.stem: path for path in sorted((folder / "text").glob("*.txt"))}
    marked: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marked.setdefault(path.stem.rpartition("_")[0], path)
    problems = [f"text/{stem}.txt: nothing in attributions/ is of it" for stem in texts if stem not in marked]
    problems += [
        f"attributions/{marked[stem].name}: no text/{stem}.txt" for stem in marked if stem not in texts
    ]
    if not texts and not marked:
        remedy = "name one that has both, such as PolNeAR/data/dev"
        problems = [f"{folder}: there is no text/*.txt and no attributions/*.ann in it; {remedy}"]
    made = [_article(stem, texts[stem], marked[stem], problems) for stem in texts if stem in marked]
    if problems:
        raise GoldError(problems)
    return made


def _article(stem: str, text_file: Path, marked_file: Path, problems: list[str]) -> Article:
    text, lines = (_read(path, problems) for path in (text_file, marked_file))
    found = _attributions(marked_file.name, lines.split("\n"), len(text), problems)
    return Article(stem, stem.partition("_")[0], text, found)


def _read(path: Path, problems: list[str]) -> str:
    """The text of a file; a line ends in one character, as the positions count it, where git wrote two."""
    try:
        return utf_8(path.read_bytes(), path.name, "utf-8").replace("\r\n", "\n")
    except CorpusError as error:
        problems += error.problems
        return ""


def _attributions(name: str, lines: list[str], n: int, problems: list[str]) -> tuple[Attribution, ...]:
    """The attributions of one annotation file, in its order, of a text of `n` characters."""
    stretches: dict[str, tuple[Span, ...]] = {}
    events: list[tuple[str, str]] = []
    for number, line in enumerate(lines, 1):
        place = f"{name}:{number}"
        if line.startswith("T"):
            stretch = _STRETCH.fullmatch(line)
            if not stretch:
                problems.append(f'{place}: "{line[:40]}" is no stretch: T1, tab, type, positions')
                continue
            pieces = [tuple(map(int, piece.split())) for piece in stretch[2].split(";")]
            problems += [
                f"{place}: {start} {end} is no stretch of the text of {n:,} characters"
                for start, end in pieces
                if not start < end <= n
            ]
            stretches[stretch[1]] = tuple(pieces)
        elif line.startswith("E"):
            events.append((place, line))
    return tuple(_attribution(place, line, stretches, problems) for place, line in events)


def _attribution(
    place: str, line: str, stretches: dict[str, tuple[Span, ...]], problems: list[str]
) -> Attribution:
    """What an E line joins; a role may come several times (Content, Content2)."""
    event = _EVENT.fullmatch(line)
    if not event:
        problems.append(f'{place}: "{line[:40]}" is no attribution: E1, tab, Attribution:T1 Cue:T2 ...')
    spans: dict[str, list[Span]] = {role: [] for role in Attribution._fields}
    for joined in event[1].split() if event else ():
        kind, _, stretch = joined.partition(":")
        role = _ROLES.get(kind.rstrip("0123456789"))
        if role is None or stretch not in stretches:
            problems.append(f"{place}: {joined} is no Source, Cue or Content of this file")
            continue
        spans[role] += stretches[stretch]
    return Attribution(*(tuple(sorted(spans[role])) for role in Attribution._fields))
