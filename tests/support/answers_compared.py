"""Where the detectors disagree with the answer keys, and how much agrees.

`start` and `end` of a disagreement are the key's where there is one and else the detector's.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.mark import Marked
from analysis.words import words
from support.answer_keys import MEASURES, Attribution, Span, detected, keyed, mark_keys, quoted_speakers

PROPERTIES = ("speaker", "form", "commitment", "act", "parent")


class Disagreement(NamedTuple):
    doc_id: str
    what: str
    start: int
    end: int


class Matched(NamedTuple):
    """A key and the attribution that answers it; `right`: content and source agree too."""

    key: Attribution
    found: Attribution
    content: bool
    source: bool

    @property
    def right(self) -> bool:
        return self.content and self.source


def pairs(keys: Sequence[Attribution], found: Sequence[Attribution], text: str) -> list[Matched]:
    """One-to-one pairs whose cues share a word, right ones first, else in order of the keys.

    The content agrees if the shared words are half of the key's and half of the detector's; the source
    if a word is shared or both have none.
    """
    in_words = _in_words(text)
    possible = []
    for key in keys:
        for one in found:
            if _shared([key.cue], [one.cue], in_words):
                content = _soft(key.contents, one.contents, in_words)
                source = not (key.sources or one.sources) or _shared(key.sources, one.sources, in_words) > 0
                possible.append(Matched(key, one, content, source))
    possible.sort(key=lambda pair: (not pair.right, not pair.content, pair.key.number, pair.found.number))
    made, taken_keys, taken = [], set(), set()
    for pair in possible:
        if pair.key.number not in taken_keys and pair.found.number not in taken:
            taken_keys.add(pair.key.number)
            taken.add(pair.found.number)
            made.append(pair)
    return sorted(made, key=lambda pair: pair.key.number)


def _in_words(text: str) -> Callable[[Sequence[Span]], set[int]]:
    """A function from stretches to what lies in them: numbers of words; marks alone are characters."""
    starts, ends, _ = words(text)

    def found(spans: Sequence[Span]) -> set[int]:
        made: set[int] = set()
        for start, end in spans:
            inside = {
                i
                for i in range(bisect_right(ends, start), bisect_right(starts, end))
                if starts[i] < end and ends[i] > start
            }
            made |= inside or {-1 - place for place in range(start, end)}
        return made

    return found


def _shared(one: Sequence[Span], other: Sequence[Span], in_words) -> int:
    return len(in_words(one) & in_words(other))


def _soft(key: Sequence[Span], found: Sequence[Span], in_words) -> bool:
    a, b = in_words(key), in_words(found)
    return 2 * len(a & b) >= max(len(a), len(b)) and bool(a & b)


def attribution_disagreements(
    keys: Sequence[Attribution], found: Sequence[Attribution], text: str
) -> Iterator[tuple[str, Span]]:
    """What the detectors get wrong: "missed", "added", "content", "source", and each property.

    The properties are compared only where content and source are right; a parent only where the key's
    parent was found at all, for else its miss is listed already.
    """
    matched = pairs(keys, found, text)
    key_of = {pair.found.number: pair.key.number for pair in matched}
    for key in keys:
        if key.number not in key_of.values():
            yield "missed", key.cue
    for one in found:
        if one.number not in key_of:
            yield "added", one.cue
    for pair in matched:
        if not pair.content:
            yield "content", pair.key.cue
        if not pair.source:
            yield "source", pair.key.cue
        if pair.right:
            yield from ((name, pair.key.cue) for name in wrong_properties(pair, key_of))


def wrong_properties(pair: Matched, key_of: dict[int, int]) -> Iterator[str]:
    """The properties in which a right pair differs; `key_of` gives the key of each found number."""
    key, found = pair.key, pair.found
    if not is_speaker(found.speaker, key.speaker):
        yield "speaker"
    for name in ("form", "commitment", "act"):
        if getattr(key, name) != getattr(found, name):
            yield name
    if key.parent is None or key.parent in key_of.values():
        parent = None if found.parent is None else key_of.get(found.parent, -1)
        if parent != key.parent:
            yield "parent"


def is_speaker(found: str, answer: str) -> bool:
    """Whether the names found, parted by "; ", are those of one of the answers, parted by "|"."""
    return set(found.split("; ")) in [set(one.split("; ")) for one in answer.split("|")]


def mark_disagreements(
    keys: Sequence[tuple[int, int, str, str]], found: Sequence[tuple[int, int, str, str]]
) -> Iterator[tuple[str, Span]]:
    """The same for marks, `(start, end, label, voice)`: a key is answered by a mark that overlaps it."""
    free = list(found)
    for start, end, label, voice in keys:
        over = [one for one in free if one[0] < end and one[1] > start]
        if not over:
            yield "missed", (start, end)
            continue
        best = max(over, key=lambda one: (one[2] == label, one[3] == voice, -abs(one[0] - start)))
        free.remove(best)
        if best[2] != label:
            yield "label", (start, end)
        if best[3] != voice:
            yield "voice", (start, end)
    yield from (("added", (start, end)) for start, end, _, _ in free)


def quoted_speaker_disagreements(
    keys: Sequence[tuple[int, int, str]], voices: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, Span]]:
    """Quotations, `(start, end, speaker)`, that begin in a stretch, `(start, end, speaker)`, of another's."""
    for start, end, speaker in keys:
        found = next(who for a, b, who in voices if a <= start < b)
        if not is_speaker(found, speaker):
            yield "speaker", (start, end)


def disagreements(corpus: str, marked: Marked) -> list[Disagreement]:
    """Every disagreement of a marked corpus with its keys, by document in the catalog's order."""
    keys, found = keyed(corpus), detected(marked)
    made = []
    for doc_id, text in _texts(marked).items():
        of_document = [
            (f"attribution {what}", place)
            for what, place in attribution_disagreements(keys[doc_id], found.get(doc_id, []), text)
        ]
        for measure, answers in mark_keys(corpus, doc_id):
            marks = _marks(marked, doc_id, measure)
            of_document += [
                (f"{measure} {what}", place) for what, place in mark_disagreements(answers, marks)
            ]
        said = quoted_speakers(corpus, doc_id)
        who = quoted_speaker_disagreements(said, _voices(marked, doc_id))
        of_document += [(f"quotations {what}", place) for what, place in who]
        ordered = sorted(of_document, key=lambda one: (one[1], one[0]))
        made += [Disagreement(doc_id, what, *place) for what, place in ordered]
    return made


def _texts(marked: Marked) -> dict[str, str]:
    return dict(zip(marked.articles["doc_id"], marked.articles["text"], strict=True))


def _marks(marked: Marked, doc_id: str, measure: str) -> list[tuple[int, int, str, str]]:
    """`(start, end, label, voice)` of the marks of one measure; those of quotations have no voice."""
    table = marked.marks
    own = table[(table["doc_id"] == doc_id) & (table["measure"] == measure)]
    rows = own[["start", "end", "label", "voice"]].itertuples(index=False, name=None)
    return [(*row[:3], "" if measure == "quotations" else row[3]) for row in rows]


def _voices(marked: Marked, doc_id: str) -> list[tuple[int, int, str]]:
    own = marked.voices[marked.voices["doc_id"] == doc_id].fillna({"speaker": ""})
    return list(own[["start", "end", "speaker"]].itertuples(index=False, name=None))


def agreement(corpus: str, marked: Marked) -> list[tuple[str, int, int, int]]:
    """`(what, keys, found, agreeing)` of a whole corpus, for reading.

    The properties are those of the attributions that are right; a speaker is asked for only where there
    is a source. Chains are the attributions with a parent.
    """
    wrong = Counter(one.what for one in disagreements(corpus, marked))
    texts = _texts(marked)
    answers = Counter()
    for doc_id in texts:
        answers.update({measure: len(rows) for measure, rows in mark_keys(corpus, doc_id)})
        answers["quotations speaker"] += len(quoted_speakers(corpus, doc_id))
    made = []
    for what in (name for name in ("quotations", *MEASURES) if answers[name]):
        n_met = answers[what] - wrong[f"{what} missed"]
        made.append((what, answers[what], n_met + wrong[f"{what} added"], n_met - wrong[f"{what} label"]))
    if n := answers["quotations speaker"]:
        made.append(("quotations: speaker", n, n, n - wrong["quotations speaker"]))
    keys, found = keyed(corpus), detected(marked)
    all_keys = [one for doc_id in texts for one in keys[doc_id]]
    all_found = [one for doc_id in texts for one in found.get(doc_id, [])]
    matched = {doc_id: pairs(keys[doc_id], found.get(doc_id, []), text) for doc_id, text in texts.items()}
    right = [pair for own in matched.values() for pair in own if pair.right]
    made.append(("attributions", len(all_keys), len(all_found), len(right)))
    for name in PROPERTIES[:-1]:
        asked = [pair for pair in right if name != "speaker" or pair.key.sources]
        made.append((f"  {name}", len(asked), len(asked), len(asked) - wrong[f"attribution {name}"]))
    n_chained = 0
    for own in matched.values():
        key_of = {pair.found.number: pair.key.number for pair in own if pair.right}
        n_chained += sum(
            pair.right and pair.key.parent is not None and key_of.get(pair.found.parent) == pair.key.parent
            for pair in own
        )
    chained = [sum(one.parent is not None for one in some) for some in (all_keys, all_found)]
    made.append(("  chains", *chained, n_chained))
    return made
