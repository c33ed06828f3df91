"""Transcripts and interviews: paragraphs that begin with their speaker ("MR. LEE: ...", "Q: ...")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from analysis.mark.attribution.base import FORMS, Relation
from analysis.mark.base import Sentence

# "Q", "A.", "MR. LEE", "THE PRESIDENT", "ANN LEE (D-IOWA)": capitals throughout, and a colon.
# And "@annlee", who posts.
_NAME = r"[QA]\.?|[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,4}(?: \([^)]*\))?|@\w+"
# "Ann Lee", "Courier": a name as names are written, which a title or a topic can be too.
_WRITTEN = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
# Behind a name in capitals what the person is: "ANN LEE, HOST: ...".
_ROLE = r"(?<=[A-Z]), [A-Z][A-Z .&'’/-]{1,40}"
_LABEL = re.compile(rf"\s*(?P<name>{_NAME}|{_WRITTEN})(?:{_ROLE})?\s?:\s")
# A first sentence of so many characters can be a title cut off: "MR. LEE: ...".
_SHORT = 5
_ASKED, _EVERY, _LONGEST_QUESTION = 3, 4, 60
# The share that is right, roughly: labels in a row leave little doubt.
_CONFIDENCE = 0.8


def transcribed(sentences: Sequence[Sentence]) -> list[Relation]:
    """The attributions of paragraphs that begin with a speaker in capitals, or a handle.

    The cue is the colon, the content the rest of the paragraph. Two such paragraphs in a row, with
    different labels, make a transcript, for "UPDATE:" and "STAT OF THE WEEK:" stand alone; a handle needs
    no other. A name in small letters too has to speak twice. Wrong where a speaker's next paragraph has no
    label: it is left out.
    """
    found: list[Relation] = []
    before: Relation | None = None
    turns = list(_turns(sentences))
    often = Counter(one.source for one in turns if one is not None)
    for turn in turns:
        is_sure = turn is not None and (often[turn.source] > 1 or re.fullmatch(_NAME, turn.source))
        one = turn if is_sure else None
        in_row = one is not None and before is not None and one.source != before.source
        if in_row and found[-1:] != [before]:
            found.append(before)
        if in_row or one is not None and one.source.startswith("@"):
            found.append(one)
        before = one
    return found


def _turns(sentences: Sequence[Sentence]) -> Iterator[Relation | None]:
    """What each paragraph says, null where it has no label."""
    last = len(sentences)
    begins = [i for i in range(last) if not i or sentences[i].paragraph != sentences[i - 1].paragraph]
    for begin, end in pairwise([*begins, last]):
        paragraph = sentences[begin:end]
        match = _LABEL.match(_opening(paragraph))
        yield _turn(paragraph, match) if match else None


def _opening(paragraph: Sequence[Sentence]) -> str:
    """The text of the first sentence; of the first two where "MR." was taken for one."""
    first = paragraph[0]
    if len(paragraph) == 1 or len(first.text) > _SHORT:
        return first.text
    return first.text.ljust(paragraph[1].start - first.start) + paragraph[1].text


def _turn(paragraph: Sequence[Sentence], match: re.Match) -> Relation | None:
    offset, end = paragraph[0].start, paragraph[-1].end
    colon = match.end("name") + match[0][match.end("name") :].index(":") + offset
    begin = match.end() + offset
    if begin >= end:
        return None
    where = next(sentence for sentence in paragraph if colon < sentence.end)
    return Relation(
        where.sent_id,
        ":",
        colon,
        colon + 1,
        match["name"],
        ((match.start("name") + offset, match.end("name") + offset),),
        ((begin, end),),
        "neutral",
        "state",
        FORMS[1],
        None,
        _CONFIDENCE,
        ":: transcript",
    )


def interviewed(sentences: Sequence[Sentence]) -> list[Relation]:
    """The answers of an interview whose questions are paragraphs of their own and name nobody.

    The cue is the question mark, the content all up to the next question; who answers is not known. Asked
    are `_ASKED` questions at least, every fourth paragraph of the body or more: a text that only asks itself
    something now and then is none.
    """
    body = [sentence for sentence in sentences if sentence.kind == "body"]
    paragraphs = [list(group) for _, group in groupby(body, key=lambda one: one.paragraph)]
    asks = [at for at, one in enumerate(paragraphs) if _is_question(one)]
    answered = [(at, after) for at, after in pairwise([*asks, len(paragraphs)]) if after > at + 1]
    if len(answered) < _ASKED or len(asks) * _EVERY < len(paragraphs):
        return []
    made = []
    for at, after in answered:
        last, answer = paragraphs[at][-1], paragraphs[at + 1 : after]
        cue = last.start + last.text.rindex("?")
        contents = tuple((one[0].start, one[-1].end) for one in answer)
        spans = (last.sent_id, "?", cue, cue + 1, None, (), contents)
        made.append(Relation(*spans, "neutral", "state", FORMS[1], None, _CONFIDENCE, "?: interview"))
    return made


def _is_question(paragraph: Sequence[Sentence]) -> bool:
    """Whether a paragraph asks, and tells nothing: it ends with a question, is short, and names nobody."""
    text = paragraph[-1].text.rstrip("*_ ")
    if _LABEL.match(_opening(paragraph)):  # a turn of a transcript
        return False
    return text.endswith("?") and sum(len(one.words.folded) for one in paragraph) <= _LONGEST_QUESTION
