"""An article while its sources are resolved: who spoke so far, and who is mentioned in which sentence."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from analysis.mark.attribution.base import Relation, Span
from analysis.mark.attribution.words.names import Source, is_kind, name_start, person, phrase
from analysis.mark.attribution.words.tagging import (
    ADV,
    AUX,
    COORD,
    DET,
    PLURAL,
    PREP,
    SUB,
    VERB,
    broken,
    word_tag,
)
from analysis.mark.base import Sentence
from analysis.mark.speakers.actors import JOINT, Actors, is_full_name, joined, match
from analysis.mark.speakers.mentions import Told

Speaker = tuple[str | None, str | None]
UNNAMED = "unnamed"
UNKNOWN: Speaker = (None, None)
NAMELESS: Speaker = (None, UNNAMED)

# How many sentences are looked back for two people named together.
_FAR = 40
# Quotation marks that begin what someone says, each with the mark that ends it.
_QUOTES = {"“": "”", '"': '"', "‘": "’ ", "«": "»", "„": "“", "'": "' "}


def together(speakers: Sequence[Speaker]) -> Speaker:
    """Several speakers as one: their names in the order of the alphabet, and their groups, each once."""
    names = [name for one, _ in speakers for name in one.split(JOINT)]
    groups = {group for _, several in speakers if several for group in several.split(JOINT)}
    return joined(names), JOINT.join(sorted(groups)) or None


class Mention(NamedTuple):
    """A name in a sentence; `leads` where it begins a clause, so that it is likely its subject."""

    start: int
    end: int
    speaker: Speaker
    leads: bool


class Article:
    """What is known of an article while its sources are resolved, in order.

    `runs` are the `capitals` of each sentence; `found` has the speakers of the relations so far. What each
    pronoun asks again is remembered: a sentence can have hundreds of them.
    """

    def __init__(
        self,
        relations: Sequence[Relation],
        sentences: Sequence[Sentence],
        known: Actors,
        told: Told,
        runs: Sequence[Sequence[tuple[int, Source]]],
    ):
        self.relations, self.sentences, self.known, self.told = relations, sentences, known, told
        self.runs = runs
        self.found: list[Speaker] = []
        self.place = {sentence.sent_id: k for k, sentence in enumerate(sentences)}
        self.spoken: dict[int, list[int]] = {}
        for i, one in enumerate(relations):
            self.spoken.setdefault(self.place[one.sent_id], []).append(i)
        self._mentions: dict[int, list[Mention]] = {}
        self._quoted: dict[int, list[Span]] = {}
        self._marked: dict[int, list[Span]] = {}
        self._unquoted: dict[int, tuple[list[tuple[int, int]], list[Mention]]] = {}
        self._first_words: dict[tuple[int, Sequence[str]], int | None] = {}
        self.spoke_last: dict[tuple, Speaker | None] = {}  # for `pronouns`
        self._people: dict[str, bool] = {}
        self._spoke: dict[str, bool] = {}
        self._n_spoke = 0
        self.bound: dict[str, str] = {}  # by a pronoun that meant them: "man" or "woman"
        self._genders: dict[str, str | None] = {}

    def sentence(self, one: Relation) -> Sentence:
        return self.sentences[self.place[one.sent_id]]

    def at(self, i: int) -> int:
        """The number of the sentence that the relation `i` stands in."""
        return self.place[self.relations[i].sent_id]

    def quoted(self, k: int) -> list[Span]:
        """The quotations that are contents of relations near the sentence `k`."""
        if k not in self._quoted:
            near = [i for j in range(max(0, k - 2), k + 2) for i in self.spoken.get(j, ())]
            contents = [span for i in near for span in self.relations[i].contents]
            self._quoted[k] = [quoted for span in contents if (quoted := self._clipped(span, k))]
        return self._quoted[k]

    def is_quoted(self, k: int, at: int) -> bool:
        """Whether the position lies in a quotation near the sentence `k`."""
        if k not in self._marked:
            self._marked[k] = joined_spans(self.quoted(k))
        marked = self._marked[k]
        place = bisect_right(marked, at, key=itemgetter(0)) - 1
        return place >= 0 and at < marked[place][1]

    def unquoted(self, k: int) -> tuple[list[tuple[int, int]], list[Mention]]:
        """Outside quotations in the sentence `k`: where each relation's source begins, and who is named."""
        if k not in self._unquoted:
            own = [
                (self.relations[j].sources[0][0], j)
                for j in self.spoken.get(k, ())
                if self.relations[j].sources
            ]
            self._unquoted[k] = (
                [(start, j) for start, j in own if not self.is_quoted(k, start)],
                [one for one in self.mentions(k) if not self.is_quoted(k, one.start)],
            )
        return self._unquoted[k]

    def first_word(self, k: int, among: Sequence[str]) -> int | None:
        """Where the first of some words stands outside quotations in the sentence `k`; null if nowhere."""
        if (k, among) not in self._first_words:
            starts, _, low = self.sentences[k].words
            places = [starts[i] + self.sentences[k].start for i, word in enumerate(low) if word in among]
            self._first_words[k, among] = next((at for at in places if not self.is_quoted(k, at)), None)
        return self._first_words[k, among]

    def gender(self, name: str) -> str | None:
        """ "man", "woman" or null: as a pronoun called them before, else see `Told.gender`."""
        if name in self.bound:
            return self.bound[name]
        if name not in self._genders:
            self._genders[name] = self.told.gender(name)
        return self._genders[name]

    def _clipped(self, span: Span, k: int) -> Span | None:
        """The quotation that a content begins with, up to its end in the sentence `k`; null without one."""
        sentence = self.sentences[k]
        start = span[0] - sentence.start
        if not 0 <= start < len(sentence.text):
            return span if self._begins_before(span, k) else None
        if sentence.text[start] not in _QUOTES:
            return None
        end = sentence.text.find(_QUOTES[sentence.text[start]], start + 1)
        return span[0], min(span[1], sentence.start + end + 1) if end > 0 else span[1]

    def _begins_before(self, span: Span, k: int) -> bool:
        """Whether a content is a quotation that begins before the sentence `k` and goes on in it."""
        for sentence in self.sentences[max(0, k - 2) : k]:
            if sentence.start <= span[0] < sentence.end < span[1]:
                return sentence.text[span[0] - sentence.start] in _QUOTES
        return False

    def pair(self, k: int) -> Speaker | None:
        """The two people last named together up to the sentence `k`: "Lee and Ray"; null without such."""
        for j in range(k, max(-1, k - _FAR), -1):
            people = [one for one in self.mentions(j) if self.is_person(one.speaker[0])]
            for one, other in reversed(list(pairwise(people))):
                between = self.sentences[j].text[one.end - self.sentences[j].start :][: other.start - one.end]
                if "and" in between.split()[:1] and len(between.split()) < 6 and one.speaker != other.speaker:
                    return together([one.speaker, other.speaker])
        return None

    def is_person(self, name: str | None) -> bool:
        if not name:
            return False
        if name not in self._people:
            is_told = self.told.is_person(name) and (" " not in name or is_full_name(phrase(name)))
            self._people[name] = JOINT not in name and (name in self.known.people or is_told)
        return self._people[name]

    def may_be_person(self, name: str | None) -> bool:
        """Whether a pronoun can mean them: a person, or a name in full that has spoken in this article.

        No list has the first names of the world; who speaks under two names and is called he or she is one.
        What the corpus knows as something else is none.
        """
        for one, _ in self.found[self._n_spoke :]:
            if one and JOINT not in one and " " in one and one not in self._spoke:
                is_else = one in self.known.groups and one not in self.known.people
                self._spoke[one] = not is_else and is_full_name(phrase(one)) and not one.isupper()
        self._n_spoke = len(self.found)
        return self.is_person(name) or self._spoke.get(name or "", False)

    def mentions(self, k: int) -> list[Mention]:
        """Names and roles in the sentence `k`, in order of position."""
        if k not in self._mentions:
            sentence = self.sentences[k]
            if sentence.kind == "dateline":  # a place and an agency speak nowhere
                return self._mentions.setdefault(k, [])
            roles = _roles(sentence, self)
            # "Asian" of "the Asian giant" is nobody else.
            runs = _runs(sentence, self.runs[k], self)
            if roles:
                runs = [a for a in runs if not any(b.start < a.start < b.end for b in roles)]
            found = [*runs, *roles]
            self._mentions[k] = sorted(found, key=lambda one: one.start)
        return self._mentions[k]


def joined_spans(spans: Sequence[Span]) -> list[Span]:
    """The same characters in spans that do not overlap, in order."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        elif start < end:
            made.append((start, end))
    return made


def _runs(sentence: Sentence, runs: Sequence[tuple[int, Source]], article: Article) -> list[Mention]:
    found = []
    for first, run in runs:
        actor = match(run, article.known)
        after = first + len(run.low)
        is_nation = is_kind(run.low[-1], "nation") and after < len(sentence.words.folded)
        if is_nation and not word_tag(sentence.words.folded[after]) & ~PLURAL:
            continue  # "U.S. officials" are not the U.S.
        is_word = first == 0 and len(run.low) == 1 and run.low[0] not in article.told.known
        if actor is None and is_word and not is_kind(run.low[0], "name"):
            continue
        if actor:
            speaker = (actor.name, actor.group)
        else:
            called = person(run)
            titles = run.low[: name_start(run)]
            name = article.told.name(called, titles) if called else " ".join(run.written)
            speaker = grouped(name, article.known)
        found.append(_mention(sentence, first, first + len(run.low), speaker))
    return found


def _roles(sentence: Sentence, article: Article) -> list[Mention]:
    """Roles with "the", and people without a name: "the mayor", "officials"."""
    low = sentence.words.folded
    found = []
    for i in [i for i, word in enumerate(low) if word == "the" or word[-1] == "s" and is_kind(word, UNNAMED)]:
        speaker, last = None, i + 1
        if low[i] == "the":
            for last in range(min(i + 4, len(low)), i + 1, -1):
                alias = article.known.by_alias.get(tuple(low[i + 1 : last]))
                if alias:
                    speaker = (alias.actor.name, alias.actor.group)
                    break
            else:
                last = min(i + 2, len(low))
                speaker = _role(low, i + 1, article)
        else:
            speaker = NAMELESS
            while i > 0 and not word_tag(low[i - 1]) & (PREP | VERB | AUX | COORD | SUB):
                if broken(sentence.text[sentence.words.ends[i - 1] : sentence.words.starts[i]]):
                    break
                i -= 1
        if speaker:
            found.append(_mention(sentence, i, last, speaker))
    return found


def _mention(sentence: Sentence, first: int, last: int, speaker: Speaker) -> Mention:
    """The words `first` to `last - 1` of a sentence as a mention."""
    starts, ends, _ = sentence.words
    start, end = sentence.start + starts[first], sentence.start + ends[last - 1]
    return Mention(start, end, speaker, _leads(sentence, first))


def _role(low: list[str], first: int, article: Article) -> Speaker | None:
    last = first
    while last < len(low) and last - first < 3 and is_kind(low[last], "title"):
        last += 1
    name = article.told.bearer(low[first:last]) if last > first else None
    return grouped(name, article.known) if name else None


def grouped(name: str, known: Actors) -> Speaker:
    """Whom an article calls so: the actor of that name or alias, with its group, or else the name."""
    actor = match(phrase(name), known)
    return (actor.name, actor.group) if actor else (name, None)


def _leads(sentence: Sentence, i: int) -> bool:
    """Whether the word `i` begins a clause: the sentence, behind a comma, or behind "that" and the like."""
    if i == 0:
        return True
    starts, ends, low = sentence.words
    before = word_tag(low[i - 1])
    if before & DET and i > 1 and low[i - 1] in ("the", "both"):
        return _leads(sentence, i - 1)
    if broken(sentence.text[ends[i - 1] : starts[i]]):
        return True
    if before & COORD:
        return i == 1 or broken(sentence.text[ends[i - 2] : starts[i - 1]])
    return bool(before & (SUB | ADV)) and not before & (PREP | VERB)
