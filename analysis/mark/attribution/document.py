"""The attributions of a whole document: those of its sentences, and quotations that run on."""

from collections.abc import Sequence

from analysis.mark.attribution.base import FORMS, Relation, Span
from analysis.mark.attribution.chains import linked
from analysis.mark.attribution.confidence import (
    CHAINED,
    CHAINED_REQUEST,
    CHAINED_SPEECH,
    CLAUSE,
    KEPT,
    confidence,
    is_sure,
    score,
    score_by_itself,
    weights,
)
from analysis.mark.attribution.cues.adjectives import adjectival
from analysis.mark.attribution.cues.labels import announced, labelled, opening_cue, shielded, unlisted
from analysis.mark.attribution.cues.lexicon import places
from analysis.mark.attribution.cues.nouns import nominal
from analysis.mark.attribution.cues.phrases import phrasal
from analysis.mark.attribution.cues.signatures import signed
from analysis.mark.attribution.cues.transcripts import interviewed, transcribed
from analysis.mark.attribution.cues.verbs import verbal
from analysis.mark.attribution.found import Found
from analysis.mark.attribution.spans.passing import passed_on
from analysis.mark.attribution.spans.preceding import preceded
from analysis.mark.attribution.spans.runs import in_form, run_on, whole
from analysis.mark.attribution.words.tagging import Tagged
from analysis.mark.base import Sentence

# A unit of more words is no sentence but a list or a table; rules that look around would take too long in it.
LONGEST = 500
_SPOKEN = ("speech", "document")
_DOUBLE = ("“", "„", "«")
_BEHIND_QUOTATION = ("behind quote", "inverted quote")
# What is kept inside another's content: what is said, not thought or felt, with a subject or an owner.
_SPOKEN_ACTS = ("state", "argue", "concede", "deny", "accuse")
_ASKING = ("request", "commit", "predict")
# What belongs to the number before it.
_UNITS = ("%", "°")
_CLAUSES = ("finite", "passive", "participle that", "noun of owner")
# Kept however unsure: annotators of the public gold leave them out, and they are what readers ask about.
_ALWAYS = (
    "adverb",
    "heard",
    "impersonal that",
    "phrase request",
    "phrase of owner request",
    "phrase of owner",
)


def relations(sentences: Sequence[Sentence], quotations: Sequence) -> list[Relation]:
    """The attributions of one document, in order of their cues; `parent` is an index in this list."""
    outer = spoken(sentences, quotations)
    found: list[Relation] = []
    at = 0
    for sentence in sentences:
        while at < len(outer) and outer[at][1] <= sentence.start:
            at += 1
        own = []
        i = at
        while i < len(outer) and outer[i][0] < sentence.end:
            own.append((outer[i][0] - sentence.start, outer[i][1] - sentence.start))
            i += 1
        found += _sentence(sentence, own)
    found.sort(key=lambda one: (one.cue_start, one.cue_end))
    found = run_on(whole(found, outer), sentences, outer)
    taken = {start for one in found for start, _ in one.contents}
    found += signed(sentences, outer, taken)
    found += preceded(sentences, outer, found)
    if answers := interviewed(sentences):
        found += answers
    elif turns := transcribed(sentences):
        colons = {one.cue_start for one in turns}
        found = [one for one in found if one.cue_start not in colons] + turns
    return _in_order(passed_on(found, sentences), outer)


def in_order(
    found: Sequence[Relation], sentences: Sequence[Sentence], quotations: Sequence
) -> list[Relation]:
    """Attributions of a document, some of which a person added or removed, as `relations` gives them."""
    return _in_order([one._replace(parent=None) for one in found], spoken(sentences, quotations))


def _in_order(found: list[Relation], outer: list[Span]) -> list[Relation]:
    return linked(in_form(sorted(found, key=lambda one: (one.cue_start, one.cue_end)), outer))


def spoken(sentences: Sequence[Sentence], quotations: Sequence) -> list[Span]:
    """Where somebody's words are quoted: the outermost marks, but those inside a block of reporting.

    A block is a passage in straight marks with double ones of another make in it: a piece of another
    report, which quotes on its own ('"“I will go on,” Ann Lee said on Monday."'), not one person's words.
    """
    begins = {sentence.start for sentence in sentences}
    inner = [q for q in quotations if q.depth == 1 and q.kind in _SPOKEN]
    found: list[Span] = []
    at = 0
    for q in quotations:
        if q.depth or q.kind not in _SPOKEN:
            continue
        while at < len(inner) and inner[at].end <= q.start:
            at += 1
        last = at
        while last < len(inner) and inner[last].start < q.end:
            last += 1
        held = [(one.start, one.end) for one in inner[at:last] if one.mark in _DOUBLE]
        is_block = held and q.mark == '"' and q.start in begins
        found += held if is_block else [(q.start, q.end)]
        at = last
    return found


def _sentence(sentence: Sentence, quotes: list[Span]) -> list[Relation]:
    words = sentence.words.folded
    if len(words) > LONGEST:
        return []
    cues = places(words)
    if not cues and not quotes and ":" not in sentence.text:
        return []
    t = Tagged(sentence, quotes, cues)
    return [relation(t, *one) for one in kept(t, candidates(t))]


def candidates(t: Tagged) -> list[Found]:
    """Everything in a sentence that a rule takes for an attribution."""
    found = []
    if t.cues:
        found += [*verbal(t), *phrasal(t), *nominal(t), *adjectival(t)]
    found += labelled(t)
    if t.cues:
        found += shielded(t)
    if t.quotes:
        found += unlisted(t)
    if t.quotes or ":" in t.gaps[t.n]:
        found += opening_cue(t)
    found = _parted(found)
    if ":" in t.text and (t.quotes or ":" in t.gaps[t.n]):
        found += announced(t, found)
    return found


def _parted(found: list[Found]) -> list[Found]:
    """The same with the cue of a verb cut behind a cue inside it: "was reportedly | requested"."""
    inside = [one.words[0] for one in found if one.pattern == "adverb"]
    if not inside:
        return found
    made = []
    for one in found:
        first, last = one.words
        cut = max((i + 1 for i in inside if first <= i < last), default=first)
        made.append(one._replace(words=(cut, last)))
    return made


def kept(t: Tagged, found: Sequence[Found]) -> list[tuple[Found, float, bool]]:
    """Those that are likely enough, with their confidence, and whether they are sure.

    One inside another's content is less often right by the book, for annotators leave many out; what
    somebody says or asks for is kept all the same where it would be sure by itself, for chains are what
    readers ask about. So are
    "reportedly" and "at her request", for who asked, and that nobody is named, is what readers ask about too.
    """
    if not found:
        return []
    apart = _apart([(one, score(t, one)) for one in found])
    scored = [(one, total, confidence(total)) for one, total in apart]
    likely = [one for one, _, alone in scored if alone >= KEPT]
    made = []
    for one, total, alone in scored:
        sure = by_itself = alone
        inside = encloser(one, likely) is not None
        if inside:
            sure = confidence(total + weights().get("nested", 0.0))
            by_itself = confidence(score_by_itself(t, one, total))
        enough = CLAUSE if _tells_clause(one) else KEPT
        if sure >= enough or one.pattern in _ALWAYS or inside and _is_chained(t, one, total):
            made.append((one, max(0.01, round(sure, 2)), is_sure(one, sure, by_itself)))
    return made


def _tells_clause(one: Found) -> bool:
    """Whether somebody says that something is so: "maintains that", which before a noun is no saying."""
    return one.pattern == "finite that" and one.cue.act in _SPOKEN_ACTS


def _is_chained(t: Tagged, one: Found, total: float) -> bool:
    """Whether an attribution inside another's content is sure enough to be told by it."""
    if one.frame == "quote":
        return confidence(total) >= KEPT
    enough = _enough_in_a_chain(t, one)
    return enough is not None and confidence(score_by_itself(t, one, total)) >= enough


def _enough_in_a_chain(t: Tagged, one: Found) -> float | None:
    """How sure it has to be by itself to be told by another; null where it is no saying.

    What is asked for or promised by deeds ("sought", "planned", "his decision to") is none.
    """
    if one.cue.act in _ASKING:
        if not one.cue.is_speech or not one.pattern.startswith((*_CLAUSES, "noun of light verb")):
            return None
        if not _has_infinitive(t, one):
            return CHAINED_REQUEST
        return 0.0 if one.pattern.startswith("noun of owner") else CHAINED_SPEECH
    nobody = one.source is None and one.pattern.startswith("passive")
    if not nobody and one.cue.act not in _SPOKEN_ACTS or not one.pattern.startswith(_CLAUSES):
        return None
    return CHAINED_REQUEST if one.pattern.startswith("noun") else CHAINED


def _has_infinitive(t: Tagged, one: Found) -> bool:
    """Whether it is told what is asked for or promised: "invited him to visit", "a promise to stay"."""
    return any("to" in t.low[first : last + 1] for first, last in one.contents)


def _apart(scored: list[tuple[Found, float]]) -> list[tuple[Found, float]]:
    """Of those whose cues share a word, or that stand behind one quotation, only the surest."""
    if len(scored) == 1:
        return scored
    taken: set[int] = set()
    spoken: set[int] = set()
    made = []
    for one, total in sorted(scored, key=_rank):
        words = set(range(one.words[0], one.words[1] + 1))
        quoted = {one.contents[0][0]} if one.pattern in _BEHIND_QUOTATION and one.contents else set()
        if taken.isdisjoint(words) and spoken.isdisjoint(quoted):
            taken |= words
            spoken |= quoted
            made.append((one, total))
    return sorted(made, key=lambda pair: pair[0].words)


def _rank(scored: tuple[Found, float]) -> tuple[bool, float]:
    """The surest first; what only announces a quotation behind those that are sure enough."""
    one, total = scored
    return one.pattern == "announcement" or confidence(total) < KEPT, -total


def encloser(one: Found, others: Sequence[Found]) -> Found | None:
    """The attribution in whose content the cue of this one lies."""
    head = one.words[1]
    for other in others:
        for first, last in other.contents:
            if first <= head <= last and other is not one:
                return other
    return None


def relation(t: Tagged, found: Found, confidence: float, is_sure: bool = True) -> Relation:
    """An attribution in positions of the document."""
    offset = t.sentence.start
    start, end = _cue(t, *found.words)
    sources = ()
    source = None
    if found.source:
        a, b = t.starts[found.source[0]], t.ends[found.source[1]]
        source, sources = t.text[a:b], ((a + offset, b + offset),)
    contents = [_stretch(t, first, last) for first, last in found.contents]
    return Relation(
        t.sentence.sent_id,
        t.text[start:end],
        start + offset,
        end + offset,
        source,
        sources,
        tuple((a + offset, b + offset) for a, b in contents),
        found.cue.commitment,
        found.cue.act,
        FORMS[1],
        None,
        confidence,
        f"{found.cue.cue}: {found.pattern}",
        is_sure,
    )


def _cue(t: Tagged, first: int, last: int) -> Span:
    """Where a cue stands; one without words is the colon before the word `first`."""
    if last >= first:
        return t.starts[first], t.ends[last]
    colon = t.text.index(":", t.ends[last])
    return colon, colon + 1


def _stretch(t: Tagged, first: int, last: int) -> Span:
    """The words `first` to `last`, with the quotation marks of quotations that begin or end with them."""
    start, end = t.starts[first], t.ends[last]
    if t.inside[first] >= 0:
        a, _ = t.quotes[t.inside[first]]
        if first == 0 or t.ends[first - 1] <= a:
            start = max(a, 0)
    if t.inside[last] >= 0:
        _, b = t.quotes[t.inside[last]]
        if last == t.n - 1 or t.starts[last + 1] >= b:
            end = min(b, len(t.text))
    return start, end + (t.text[end : end + 1] in _UNITS)
