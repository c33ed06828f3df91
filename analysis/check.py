"""A corpus before anything is computed: every problem of it, or what is in it."""

import webbrowser
from collections.abc import Iterator
from pathlib import Path

from analysis import export, mark, read
from analysis.check_page import page
from analysis.lexicon import LexiconError
from analysis.mark.speakers.actors import JOINT
from analysis.read.files.intake import Added
from analysis.read.mirror.rows import Row, rows
from analysis.tell.markup import Shown, escaped
from analysis.tell.phrasing import counted, listed
from analysis.tell.report.methods import corrected
from analysis.tell.views.claims.preview import preview

_STYLE = "white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere;font-family:monospace"

_MOST = 20  # files that one line names


class Checked(Shown):
    """What `check` says, as HTML and as text."""


def checked(corpus: str | Path, documents: Path | None = None) -> Checked:
    """What `python -m analysis check` prints of a corpus, for a notebook: its problems do not raise."""
    try:
        said = lines(corpus, documents)
    except (read.CorpusError, LexiconError) as error:
        said = [export.plain(line) for line in str(error).split("\n")]  # a value in it is from the input
    page = "\n".join(" " * (len(line) - len(line.lstrip())) + escaped(line.lstrip()) for line in said)
    return Checked(f'<pre style="{_STYLE}">{page}</pre>\n', "\n".join(said))


def lines(corpus: str | Path, documents: Path | None = None, fresh: bool = False) -> list[str]:
    """What is in a corpus: a line for each document, then what was found of the claims.

    Raises
    ------
    CorpusError : with every problem of the corpus.
    LexiconError : a word list is bad.
    """
    found = read.corpus(corpus, documents, fresh)
    marked = mark.corpus(found)  # a bad word list is a problem of this corpus too
    said = [f"{export.plain(found.name)}: {sizes(marked)}, no problems"]
    said += _mirrored(found, rows(found, _folder(corpus)))
    if around := _beside(corpus, found):
        said.append(f"  beside it: {', '.join(around)}")
    if unread := read.unread(corpus, found.articles):
        said.append(f"  not read: {export.plain(listed(unread, most=_MOST))}")
    if found.corrections:
        said.append(f"  {export.plain(corrected(found.corrections))}")
        said += [f"  {export.plain(line)}" for line in _strangers(found, marked)]
    return said + (preview(marked, found.claims) if found.claims else [])


def added(folder: Path, done: Added) -> list[str]:
    """What `add` did: each new document as it was read, and what was passed over."""
    said = []
    if done.doc_ids:
        said += _seen(folder, frozenset(done.doc_ids))
        said += [f"  {export.plain(line)}" for line in done.said]
        n = counted(len(done.doc_ids), "document")
        said.append(f"{folder}: {n} added; originals are kept in originals/")
    else:
        said.append(f"{folder}: nothing was added")
    if done.known:
        said.append(f"  added before: {export.plain(listed(done.known, most=_MOST))}")
    if done.others:
        said.append(f"  not read, for they hold no article: {export.plain(listed(done.others, most=_MOST))}")
    return said


def _seen(folder: Path, doc_ids: frozenset[str]) -> Iterator[str]:
    """The new documents as they were read; where something else in the folder is wrong, that."""
    try:
        found = read.corpus(folder)
    except read.CorpusError as error:
        yield from (export.plain(line) for line in str(error).split("\n"))
        return
    shown = rows(found, folder, doc_ids)
    yield from _mirrored(found, shown)
    if n := sum(bool(row.doubts) for row in shown):
        yield f"  {counted(n, 'document')} with something to look at (?)"


def opened(corpus: str | Path, documents: Path | None = None) -> Path:
    """The page that shows each text with what is set aside struck through, written and opened in the
    browser.
    """
    found = read.corpus(corpus, documents)
    path = export.folder("reports", found.name) / "check.html"
    export.written(path, page(found, rows(found, _folder(corpus))).encode())
    webbrowser.open(path.as_uri())
    return path


def _folder(corpus: str | Path) -> Path | None:
    place = Path(corpus) if Path(corpus).is_dir() else read.SEEDS / corpus
    return place if place.is_dir() else None


def _mirrored(found: read.Corpus, shown: list[Row]) -> Iterator[str]:
    """The lines of each document: what was read, the first and the last of it, and every doubt."""
    languages = dict(zip(found.articles["doc_id"], found.articles["language"], strict=True))
    for row in shown:
        language = languages[row.doc_id]
        known = language if isinstance(language, str) else "language unknown"
        scored = known if mark.is_scored(language) else f"{known}: read, but not scored"
        aside = f"{counted(row.n_lines, 'line')} set aside"
        aside += f" ({counted(row.n_chars, 'character')})" if row.n_lines else ""
        yield (
            f"  {export.plain(f'{row.doc_id}: {row.outlet}')}, {counted(row.n_words, 'word')} "
            f"({scored}), {aside}"
        )
        yield "      " + export.plain(f"{row.published or 'no date'} | {row.headline or 'no headline'}")
        yield "      " + (export.plain(f"{row.first} | {row.last}") if row.first else "no body")
        yield from (f"      ? {export.plain(doubt)}" for doubt in row.doubts)


def _beside(corpus: str | Path, found: read.Corpus) -> list[str]:
    """What was read beside the catalog, as in "18 actors"; what is not there is left out."""
    figures = sum(claim.value is not None for claim in found.claims)
    numbers = {
        "actor": len(found.actors),
        "mask": len(found.masks),
        "lexicon": found.lexicons["lexicon"].nunique(),
        "reference": len(found.references),
        "claim": len(found.claims) - figures,
        "figure": figures,
        "correction": len(found.corrections),
        "coding sheet": len(read.coding_sheets(corpus)) + len(read.code_sheets(corpus)),
    }
    return [counted(n, noun) for noun, n in numbers.items() if n]


def _strangers(found: read.Corpus, marked: mark.Marked) -> Iterator[str]:
    """A line for each speaker whom only `corrections.csv` has: one whom no detector found, or a slip."""
    speakers = [one for one in found.corrections if one.field == "speaker" and one.now]
    changed = {(one.doc_id, one.start, one.end) for one in speakers}
    cues = marked.attributions[["doc_id", "cue_start", "cue_end"]].itertuples(index=False, name=None)
    others = marked.attributions[[cue not in changed for cue in cues]]
    known = set(found.actors["actor"])
    known |= {name for speaker in others["speaker"].dropna() for name in speaker.split(JOINT)}
    for one in speakers:
        for name in one.now.split(JOINT):
            if name not in known:
                yield f'{one.place}: "{name}" is no actor and speaks nowhere else; is it spelt so?'


def sizes(marked: mark.Marked) -> str:
    """As in "6 documents, 2,234 marks"."""
    return f"{counted(len(marked.articles), 'document')}, {counted(len(marked.marks), 'mark')}"
