"""What was found in a document as rows of the shared tables, without its id, in the tables' order."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.mark.attribution import Relation
from analysis.mark.base import Measure, Sentence
from analysis.words import count


def voices(sentences: Sequence[Sentence], stretches: Sequence[tuple]) -> Iterator[tuple]:
    """A row for each stretch of `voices.voices`, its words counted."""
    by_id = {sentence.sent_id: sentence for sentence in sentences}
    for sent_id, start, end, voice, speaker in stretches:
        sentence = by_id[sent_id]
        n_words = _n_words(sentence, start - sentence.start, end - sentence.start)
        yield sent_id, start, end, voice, speaker, n_words


def _n_words(sentence: Sentence, start: int, end: int) -> int:
    """The words of `[start, end)` of a sentence, counted anew only where it cuts one."""
    starts, ends, _ = sentence.words
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    if (first and ends[first - 1] > start) or (last and ends[last - 1] > end):
        return count(sentence.text[start:end])
    return last - first


def attributions(relations: Sequence[Relation], who: Sequence[tuple]) -> Iterator[tuple]:
    """A row for each relation; `who` has its `(speaker, group)`."""
    for number, (one, (speaker, group)) in enumerate(zip(relations, who, strict=True)):
        cue = (one.cue, one.cue_start, one.cue_end, one.commitment, one.act)
        certainty = (one.confidence, one.sure)
        yield number, one.parent, one.sent_id, *cue, one.source, speaker, group, one.form, *certainty


def attribution_spans(relations: Sequence[Relation]) -> Iterator[tuple]:
    """A row for each stretch of a source, a cue or a content, in order of position in each relation."""
    for number, one in enumerate(relations):
        spans = [(one.cue_start, one.cue_end, "cue")]
        spans += [(start, end, "source") for start, end in one.sources]
        spans += [(start, end, "content") for start, end in one.contents]
        yield from ((number, role, start, end) for start, end, role in sorted(spans))


def marks(sentences: Sequence[Sentence], measures: Sequence[Measure]) -> list[tuple]:
    """A row for each hit of each measure, by position, then measure, label and voice.

    Hits begin in their sentence, so that it is enough to sort those of each one.
    """
    made = []
    for sentence in sentences:
        sent_id, offset, voiced = sentence.sent_id, sentence.start, sentence.voices
        found = []
        only = voiced[0][2] if len(voiced) == 1 else None
        for measure in measures:
            name = measure.name
            for start, end, label, rule, value, voice in measure.find(sentence):
                if not voice and voiced:
                    voice = only or voice_at(voiced, start)
                found.append((start + offset, end + offset, name, label, voice, value, rule))
        found.sort()
        made += [
            (sent_id, start, end, name, label, value, voice, rule)
            for start, end, name, label, voice, value, rule in found
        ]
    return made


def voice_at(voiced: Sequence[tuple[int, int, str]], at: int) -> str:
    """The voice of one character; voices partition the sentence."""
    for _, end, voice in voiced:
        if at < end:
            return voice
    raise IndexError(f"no voice at {at}")
