"""`corrections.csv`: what people changed by hand. It wins over the detectors, and survives reruns.

A row names a stretch by `doc_id, start, end`, and what is changed there by `field`:

- a measure of `MARKS`: `was` and `now` are labels of it. Where `was` is empty a mark is added, where `now`
  is empty one is removed.
- `attribution`: the stretch is the cue's. `was` is sure or unsure; `now` is sure where a person confirms
  it, and empty where one is removed. Where `was` is empty one is added, and `now` holds the words of its
  source and of its content as they stand by the cue, "the mayor :: the bridge is safe": nothing before the
  "::" where no source is named, and "|" between the parts of a content. Such words in the `now` of one that
  was found are its source and its content from then on; the speaker is worked out anew.
- a column of the table `attributions`, of `ATTRIBUTIONS`: the stretch is the cue's, `was` and `now` are what
  stands there; an empty speaker is one who is not known.
- `article`: whether the lines that the stretch touches are the article; `now` is "no" or "yes", and `was` may
  be empty. They are laid out anew by it: see `read.by_hand`.

Whether a row still fits what the detectors say is seen when the corpus is marked.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from analysis import lexicon
from analysis.read.folder import sheet
from analysis.read.folder.documents import own
from analysis.read.problems import CorpusError

NAME = "corrections.csv"
COLUMNS = ("doc_id", "start", "end", "field", "was", "now", "who", "why")
# On quotations the voices rest, on names the actors: theirs cannot be changed one by one.
MARKS = ("hedging", "certainty", "passive")
WHOLE, SURE, UNSURE, PARTED = "attribution", "sure", "unsure", "::"
ATTRIBUTIONS = ("speaker", "commitment", "act")
ARTICLE = "article"  # whether lines are the article
_FIELDS = (*MARKS, WHOLE, *ATTRIBUTIONS, ARTICLE)
_LABELS_OF = {**{name: name for name in MARKS}, "commitment": "attribution"}
_NEEDED = ("doc_id", "start", "end", "field", "who", "why")


class Correction(NamedTuple):
    """A row, and where it stands (`corrections.csv:4`); `was` and `now` are null where they are empty."""

    place: str
    doc_id: str
    start: int
    end: int
    field: str
    was: str | None
    now: str | None
    who: str
    why: str

    @property
    def done(self) -> str:
        """What it does, as in "hedging removed"."""
        if self.field == ARTICLE:
            return "lines set aside" if self.now == "no" else "lines taken in"
        of_mark = "changed" if self.was and self.now else "added" if self.now else "removed"
        if self.field == WHOLE and self.now == SURE:
            of_mark = "confirmed"
        return f"{self.field} {of_mark if self.field in (*MARKS, WHOLE) else 'changed'}"


def corrections(folder: Path | None, documents: frozenset[str] | None) -> tuple[Correction, ...]:
    """The corrections of a corpus folder, in the order of the file; none where it has none.

    `documents` are the ids that a row may name; where they are not known they are not checked.

    Raises
    ------
    CorpusError : with every problem of the file.
    """
    path = own(folder, NAME)
    if path is None:
        return ()
    rows, problems = sheet.rows(path, COLUMNS, _NEEDED)
    made, wrong = checked(rows, documents)
    if problems or wrong:
        raise CorpusError([*problems, *wrong])
    return made


def checked(
    rows: Iterable[sheet.Row], documents: frozenset[str] | None, there: Iterable[Correction] = ()
) -> tuple[tuple[Correction, ...], list[str]]:
    """The corrections that rows hold, and what is wrong with them: then there are none.

    `there` are those that the corpus has: no row may say the same, or another thing of the same stretch.
    """
    rows, problems = list(rows), []
    first = {_key(one): (one.place, one.now or "") for one in there}
    for place, cells in rows:
        problems += [f"{place}: {problem}" for problem in _problems(cells, documents)]
        key = tuple(cells[name] for name in COLUMNS[:4])
        if all(key) and key in first:
            problems.append(f"{place}: {_again(place, cells['now'], *first[key], ' '.join(key))}")
        first.setdefault(key, (place, cells["now"]))
    return () if problems else tuple(_correction(place, cells) for place, cells in rows), problems


def _key(one: Correction) -> tuple[str, ...]:
    return one.doc_id, str(one.start), str(one.end), one.field


def _again(place: str, now: str, before: str, was_now: str, what: str) -> str:
    """What is wrong with a row whose stretch one before it has, here or in the corpus."""
    sheet_before, _, line = before.rpartition(":")
    if sheet_before != place.rpartition(":")[0]:
        if now == was_now:
            return f"{what} is corrected so in {before} already; leave this row out"
        there = f'{before}, where now is "{was_now}" and not "{now}"'
        return f"{what} contradicts {there}; change or remove that row, or leave this one out"
    twice = f"{what} is corrected twice (first on line {line})"
    if now == was_now:
        return f"{twice}; keep one"
    return f'{twice} and they contradict: now is "{was_now}" and "{now}"; keep one'


def _correction(place: str, cells: dict[str, str]) -> Correction:
    start, end = int(cells["start"]), int(cells["end"])
    was, now = cells["was"] or None, cells["now"] or None
    return Correction(
        place, cells["doc_id"], start, end, cells["field"], was, now, cells["who"], cells["why"]
    )


def _problems(cells: dict[str, str], documents: frozenset[str] | None) -> Iterator[str]:
    doc_id, field, was, now = (cells[name] for name in ("doc_id", "field", "was", "now"))
    if doc_id and documents is not None and doc_id not in documents:
        yield f'doc_id "{doc_id}" is no document of the catalog'
    ends = [cells[name] for name in ("start", "end")]
    digits = [end for end in ends if end.isascii() and end.isdigit() and len(end) < 10]
    if all(ends) and (len(digits) < 2 or int(ends[0]) >= int(ends[1])):
        yield f'start "{ends[0]}" and end "{ends[1]}" are no stretch; write whole numbers, start below end'
    if field and field not in _FIELDS:
        yield f'field "{field}" cannot be corrected; these can: {", ".join(_FIELDS)}'
        return
    if field == ARTICLE and now not in ("yes", "no"):
        yield f'now "{now}" does not say whether it is the article; write yes or no'
    if was == now:
        yield f'was and now are both "{now}": nothing is corrected; remove the row'
    known = [row["label"] for row in lexicon.labels() if row["measure"] == _LABELS_OF.get(field)]
    if known and now and now not in known:
        yield f'now "{now}" is none of: {", ".join(known)}'
    if field in ("commitment", "act") and not now:
        yield f"now is empty; an attribution has a {field}: write it"
    if field == WHOLE:
        yield from _of_a_whole(was, now)


def _of_a_whole(was: str, now: str) -> Iterator[str]:
    """What is wrong with a row that confirms, removes or adds an attribution."""
    remedy = f'write the words of source and content: "the mayor {PARTED} the bridge is safe"'
    if was and was not in (SURE, UNSURE):
        yield f'was "{was}" is none of: {SURE}, {UNSURE}; leave it empty to add an attribution'
    if was and now not in ("", SURE) and PARTED not in now:
        yield f'now "{now}" is not {SURE}; leave it empty to remove the attribution, or {remedy}'
    elif now not in ("", SURE) or not was:
        yield from _of_words(now, remedy)


def _of_words(now: str, remedy: str) -> Iterator[str]:
    if not now.rpartition(PARTED)[2].strip(" |"):
        yield f'now "{now}" has no content; {remedy}'
    elif PARTED not in now:
        yield f'now "{now}" has no "{PARTED}"; {remedy}'
