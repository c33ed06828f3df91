"""What people changed by hand, put in the place of what the detectors said, document by document."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.mark.attribution import Relation
from analysis.mark.attribution.base import ACTS, FORMS, Span
from analysis.mark.base import Sentence
from analysis.mark.rows import voice_at
from analysis.mark.speakers.actors import JOINT, Actors
from analysis.mark.speakers.article import UNKNOWN, Speaker, together
from analysis.read.folder.corrections import (
    ATTRIBUTIONS,
    COLUMNS,
    MARKS,
    NAME,
    PARTED,
    SURE,
    UNSURE,
    WHOLE,
    Correction,
)

if TYPE_CHECKING:
    from analysis.mark.marked import Marked

_LOOK = "look again, then mend the row or remove it"
_NEAR = 2  # sentences around that of the cue, in which the words of an added attribution are looked for


def by_document(corrections: Sequence[Correction], measures: Sequence[str]) -> dict[str, list[Correction]]:
    """The corrections of attributions and of these measures, by their documents."""
    made: dict[str, list[Correction]] = {}
    fields = {*measures, *((WHOLE, *ATTRIBUTIONS) if "attribution" in measures else ())}
    for one in corrections:
        if one.field in fields:
            made.setdefault(one.doc_id, []).append(one)
    return made


def line(problem: str) -> int:
    """The line of the file that a problem names."""
    return int(problem.split(":")[1])


def whole(
    relations: Sequence[Relation],
    sentences: Sequence[Sentence],
    own: Sequence[Correction],
    problems: list[str],
) -> list[Relation]:
    """The relations of a document with those that people confirmed or added, without those they removed.

    In no order. `own` are the corrections of the document; what does not fit in them is added to `problems`.
    """
    made = {(one.cue_start, one.cue_end): one for one in relations}
    for one in (one for one in own if one.field == WHOLE):
        place = one.start, one.end
        there = made.get(place)
        was = (SURE if there.sure else UNSURE) if there else None
        if was != one.was:
            problems.append(_stale(one, was))
        elif one.now is None:
            del made[place]
        elif there and one.now == SURE:
            made[place] = there._replace(sure=True)
        elif added := _relation(one, sentences, problems):
            kept = {name: getattr(there, name) for name in ("commitment", "act")} if there else {}
            made[place] = added._replace(**kept)
    return list(made.values())


def _relation(one: Correction, sentences: Sequence[Sentence], problems: list[str]) -> Relation | None:
    """An attribution that a person added; null where its words do not stand there."""
    number = next((n for n, each in enumerate(sentences) if each.start <= one.start < each.end), None)
    if number is None or one.end > sentences[number].end:
        problems.append(f"{_at(one)}: that is not in one sentence; {_LOOK}")
        return None
    around = sentences[max(0, number - _NEAR) : number + _NEAR + 1]
    said = (one.now or "").partition(PARTED)
    texts = [said[0].strip(), *(part.strip() for part in said[2].split("|"))]
    spans = [_nearest(text, one, around) if text else None for text in texts]
    missing = [text for text, span in zip(texts, spans, strict=True) if text and span is None]
    problems += [f'{_at(one)}: "{text}" does not stand by this cue; {_LOOK}' for text in missing]
    if missing:
        return None
    sentence = sentences[number]
    return Relation(
        sentence.sent_id,
        sentence.text[one.start - sentence.start : one.end - sentence.start],
        *(one.start, one.end, texts[0] or None),
        tuple(spans[:1]) if spans[0] else (),
        tuple(sorted(span for span in spans[1:] if span)),
        *("neutral", None, FORMS[1], None, 1.0, _rule(one)),
    )


def _nearest(text: str, one: Correction, sentences: Sequence[Sentence]) -> Span | None:
    """Where a text stands nearest to a cue, in one sentence and beside the cue."""
    found = []
    for each in sentences:
        at = each.text.find(text)
        while at >= 0:
            start, end = each.start + at, each.start + at + len(text)
            if end <= one.start or start >= one.end:
                found.append((max(start - one.end, one.start - end), start, end))
            at = each.text.find(text, at + 1)
    return min(found)[1:] if found else None


def attributions(
    relations: Sequence[Relation],
    who: Sequence[Speaker],
    own: Sequence[Correction],
    known: Actors,
    problems: list[str],
) -> tuple[list[Relation], list[Speaker]]:
    """The relations of a document and their speakers, as people corrected them.

    `own` are the corrections of the document; what does not fit in them is added to `problems`. The group of
    a speaker is the one that the actors have, or none.
    """
    relations, who = list(relations), list(who)
    places = {(one.cue_start, one.cue_end): number for number, one in enumerate(relations)}
    for one in (one for one in own if one.field in ATTRIBUTIONS):
        number = places.get((one.start, one.end))
        if number is None:
            problems.append(f"{_at(one)}: no attribution has its cue there; {_LOOK}")
            continue
        was = who[number][0] if one.field == "speaker" else getattr(relations[number], one.field)
        if was != one.was:
            problems.append(_stale(one, was))
        elif one.field == "speaker":
            who[number] = _speaker(one.now, known)
        elif one.field == "act" and one.now not in ACTS:
            problems.append(f'{one.place}: now "{one.now}" is none of: {", ".join(ACTS)}')
        else:
            relations[number] = relations[number]._replace(**{one.field: one.now})
    return relations, who


def marks(
    rows: Sequence[tuple],
    sentences: Sequence[Sentence],
    own: Sequence[Correction],
    problems: list[str],
) -> list[tuple]:
    """The marks of a document, as people corrected them: `sent_id, start, end, measure, label, ...`.

    `own` are the corrections of the document, none of a measure that was not looked for; what does not fit in
    them is added to `problems`. The rule of a mark that was changed or added is the file and who did it.
    """
    made = {(row[3], row[1], row[2]): row for row in rows if row[3] in MARKS}
    for one in (one for one in own if one.field in MARKS):
        key = one.field, one.start, one.end
        was = made[key][4] if key in made else None
        if was != one.was:
            problems.append(_stale(one, was))
        elif one.now is None:
            del made[key]
        elif was is not None:
            made[key] = (*made[key][:4], one.now, *made[key][5:-1], _rule(one))
        else:
            wrong = list(_misplaced(one, made, sentences))
            problems += wrong
            if not wrong:
                made[key] = _added(one, sentences)
    others = [row for row in rows if row[3] not in MARKS]
    return sorted([*others, *made.values()], key=lambda row: (*row[:5], row[6]))


def _added(one: Correction, sentences: Sequence[Sentence]) -> tuple:
    """A mark that no detector found, in the voice of its first character."""
    around = next(sentence for sentence in sentences if sentence.start <= one.start < sentence.end)
    voice = voice_at(around.voices, one.start - around.start) if around.voices else None
    return around.sent_id, one.start, one.end, one.field, one.now, None, voice, _rule(one)


def _misplaced(one: Correction, made: Iterable[tuple], sentences: Sequence[Sentence]) -> Iterator[str]:
    """Why there can be no mark in a place."""
    around = [each for each in sentences if each.start <= one.start and one.end <= each.end]
    if not around:
        yield f"{_at(one)}: that is not in one sentence; {_LOOK}"
        return
    offset, (starts, ends, _) = around[0].start, around[0].words
    if one.start - offset not in starts or one.end - offset not in ends:
        stands = around[0].text[one.start - offset : one.end - offset]
        yield f'{_at(one)}: there stands "{stands}", which is not whole words; {_LOOK}'
    for field, start, end in made:
        if field == one.field and start < one.end and one.start < end:
            yield f"{_at(one)}: there is a mark from {start} to {end}, which this one would overlap; {_LOOK}"


def _speaker(name: str | None, known: Actors) -> Speaker:
    return together([(one, known.groups.get(one)) for one in name.split(JOINT)]) if name else UNKNOWN


def _rule(one: Correction) -> str:
    return f"{NAME}: {one.who}"


def _at(one: Correction) -> str:
    return f"{one.place}: {one.field} in {one.doc_id} from {one.start} to {one.end}"


def _stale(one: Correction, was: str | None) -> str:
    had = f'"{one.was}"' if one.was else "empty"
    has = f'"{was}"' if was else "nothing"
    return f"{_at(one)}: was is {had}, but the detector has {has} there; {_LOOK}"


def unsure(marked: "Marked") -> pd.DataFrame:
    """The unsure attributions, likeliest first, one row each, with the columns of `corrections.csv`.

    `now` is sure, to confirm it; emptied, the row removes it; without the row it stays unsure. `who` is to be
    filled in. `why` has the speaker, the cue and the content; a reason may stand there instead.
    """
    rows = marked.attributions[~marked.attributions["sure"]]
    rows = rows.sort_values("confidence", ascending=False, kind="stable")
    spans = marked.attribution_spans[marked.attribution_spans["role"] == "content"]
    texts = dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))
    contents: dict[tuple[str, int], list[str]] = {}
    for doc_id, number, _, start, end in spans.itertuples(index=False):
        contents.setdefault((doc_id, number), []).append(" ".join(texts[doc_id][start:end].split()))
    made = []
    for one in rows.itertuples(index=False):
        who = next((name for name in (one.speaker, one.source) if isinstance(name, str)), "no source")
        content = " … ".join(contents.get((one.doc_id, one.attribution_id), ()))
        why = " | ".join((who, " ".join(one.cue.split()), content))
        made.append((one.doc_id, one.cue_start, one.cue_end, WHOLE, UNSURE, SURE, "", why))
    return pd.DataFrame(made, columns=list(COLUMNS))
