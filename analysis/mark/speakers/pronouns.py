"""Whom a pronoun refers to: who spoke, or was spoken of as a subject, in this sentence or shortly before.

No parser: a name is taken for a subject where it begins a clause. Where several fit equally well nobody is
meant, as far as is known. After the order of salience of Lappin & Leass 1994, without its syntax.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter

from analysis.mark.attribution.base import Relation, Span
from analysis.mark.attribution.cues.lexicon import quoting
from analysis.mark.attribution.words.names import Source, is_kind, phrase
from analysis.mark.attribution.words.tagging import AUX, COORD, DET, PREP, SUB, broken, word_tag
from analysis.mark.speakers.actors import JOINT
from analysis.mark.speakers.article import NAMELESS, UNKNOWN, UNNAMED, Article, Mention, Speaker

# A pronoun refers to this sentence or the four before.
_REACH = 4
_PERSONAL = ("he", "him", "his", "she", "her")
_MALE, _FEMALE = ("he", "him", "his", "himself"), ("she", "her", "herself")
_OWNERS = ("his", "her", "its", "their")
# A sentence that begins with the same pronoun says nothing of whom it means.
_SAME = {"he": ("he",), "his": ("he",), "she": ("she",), "her": ("she",), "it": ("it",), "they": ("they",)}
_KINDS = ("pronoun_person", "pronoun_other", "pronoun_relative")


Fits = Callable[[Speaker], bool]


def fitting(pronoun: str, article: Article) -> Fits | None:
    """Which speakers a pronoun can mean; null for a pronoun that means nobody in particular."""
    if pronoun in _MALE:
        return lambda one: article.may_be_person(one[0]) and article.gender(one[0]) != "woman"
    if pronoun in _FEMALE:
        return lambda one: article.may_be_person(one[0]) and article.gender(one[0]) != "man"
    if pronoun in ("it", "its"):
        return lambda one: bool(one[0]) and JOINT not in one[0] and not _is_somebody_s(article, one[0])
    if pronoun in ("they", "them", "their"):
        return lambda one: one[1] == UNNAMED or bool(one[0]) and (JOINT in one[0] or _is_plural(one[0]))
    return None


def _is_somebody_s(article: Article, name: str) -> bool:
    """Whether a name is a person's, or was called he or she before."""
    return article.is_person(name) or name in article.bound


def _is_plural(name: str) -> bool:
    last = name.split()[-1]
    return last.islower() and last.endswith("s")


def antecedent(article: Article, i: int, at: int, pronoun: str) -> Speaker:
    """Whom the pronoun at the position `at`, of the relation `i`, refers to; unknown where nobody fits.

    From then on the article has called them so: "he" means no woman.
    """
    found = _meant(article, i, at, pronoun)
    called = "man" if pronoun in _MALE else "woman" if pronoun in _FEMALE else None
    if called and found[0] and JOINT not in found[0]:
        article.bound.setdefault(found[0], called)
    return found


def _meant(article: Article, i: int, at: int, pronoun: str) -> Speaker:
    fits = fitting(pronoun, article)
    if fits is None:
        return UNKNOWN
    one = article.relations[i]
    here = article.place[one.sent_id]
    parent = one.parent
    is_quoted = article.is_quoted(here, at)
    if parent is not None and parent < i and not is_quoted:
        if pronoun in _OWNERS and (addressed := _addressed(article, article.relations[parent], at, fits)):
            return addressed
        if fits(article.found[parent]):
            return article.found[parent]
    left = _REACH
    k = here
    while k >= 0 and left >= 0:
        found = _in_sentence(article, k, i, at, fits, pronoun)
        if found is not None:
            return found
        left -= not _is_all_quoted(article, k) or k == here
        k -= 1
    return UNKNOWN


def _addressed(article: Article, outer: Relation, at: int, fits: Fits) -> Speaker | None:
    """Who is accused or asked: "its" of "accused China of breaking its pledge"; null where nobody is."""
    if outer.act not in ("accuse", "request"):
        return None
    begins = {start for start, _ in outer.contents}
    seen = [m for m in article.mentions(article.place[outer.sent_id]) if m.end <= at and fits(m.speaker)]
    return next((m.speaker for m in seen if m.start in begins), None)


def _in_sentence(article: Article, k: int, i: int, at: int, fits: Fits, pronoun: str) -> Speaker | None:
    """Who fits in the sentence `k`, before `at`; `UNKNOWN` where somebody unknown could be meant."""
    one = article.relations[i]
    speaking, named = article.unquoted(k)
    spoke = [j for start, j in speaking if j < i and start < at]
    # "Lee will leave, she said": she is not Lee. "Lee, by his own account, will leave": he is.
    begin, end = article.sentences[k].start, article.sentences[k].end
    own = () if pronoun in _OWNERS else one.contents
    aside = [span for span in own if span[0] < end and begin < span[1]]
    seen = [m for m in named if m.end <= at and not (aside and _inside(m.start, aside))]
    if k == article.place[one.sent_id]:
        return _before(article, k, at, spoke, seen, fits)
    return _in_earlier(article, k, spoke, seen, fits, pronoun)


def _before(article: Article, k: int, at: int, spoke: list[int], seen: list[Mention], fits: Fits):
    """The nearest one in the pronoun's own sentence."""
    text, start = article.sentences[k].text, article.sentences[k].start
    # "Lee, she wrote, is late": she is not Lee.
    seen = [m for m in seen if text[m.end - start : at - start] != ", "]
    leading = [(m.start, m.speaker) for m in seen if m.leads]
    leading += [(article.relations[j].sources[0][0], article.found[j]) for j in spoke]
    leading.sort(key=itemgetter(0), reverse=True)
    return next((speaker for _, speaker in leading if fits(speaker)), None) or _only(seen, fits)


def _in_earlier(article: Article, k: int, spoke: list[int], seen: list[Mention], fits: Fits, pronoun: str):
    """Who spoke last in an earlier sentence, else its subject, else the only one who fits."""
    key = (k, pronoun, *spoke)
    if key not in article.spoke_last:
        article.spoke_last[key] = _spoke_last(article, spoke, fits, pronoun)
    if speaker := article.spoke_last[key]:
        return speaker
    first = article.first_word(k, _SAME.get(pronoun, ()))
    # Whoever the same pronoun means there, it means before whom the sentence names.
    seen = [m for m in seen if first is None or m.start < first]
    leading = [m for m in seen if m.leads and fits(m.speaker)]
    if leading:
        return leading[0].speaker
    return _only(seen, fits) if first is None else None


def _spoke_last(article: Article, spoke: list[int], fits: Fits, pronoun: str) -> Speaker | None:
    """Who spoke last in an earlier sentence of those who fit; `UNKNOWN` where one of unknown name could."""
    fitting_ones = [j for j in spoke if fits(article.found[j]) or _is_somebody(article, j, pronoun)]
    if fitting_ones:
        last = min(fitting_ones, key=lambda j: (article.relations[j].parent is not None, -j))
        return article.found[last]
    return UNKNOWN if any(_is_open(article, j, pronoun) for j in spoke) else None


def _is_somebody(article: Article, j: int, pronoun: str) -> bool:
    """Whether the pronoun can mean one who is not named: "a neighbour" for "she"."""
    return (
        pronoun in _PERSONAL
        and article.found[j] == NAMELESS
        and phrase(article.relations[j].source).article in ("a", "an")
    )


def _only(seen: Sequence[Mention], fits: Fits) -> Speaker | None:
    """The one who fits; null where nobody does, or more than one."""
    found = {speaker for speaker in {m.speaker for m in seen} if fits(speaker)}
    return found.pop() if len(found) == 1 else None


def _is_open(article: Article, j: int, pronoun: str) -> bool:
    """Whether an unknown source could be whom the pronoun means: "the Republican" for "he"."""
    if article.found[j] != UNKNOWN:
        return False
    low = phrase(article.relations[j].source).low
    if len(low) < 2 and (not low or any(is_kind(low[0], kind) for kind in _KINDS)):
        return False
    return pronoun not in _PERSONAL or is_kind(low[-1], "title") or is_kind(low[-1], "role")


def nearest(article: Article, i: int, at: int) -> Speaker:
    """The person named last before the position `at` in its sentence; unknown where there is none."""
    k = article.at(i)
    seen = [m for m in article.mentions(k) if m.end <= at and article.is_person(m.speaker[0])]
    return seen[-1].speaker if seen else UNKNOWN


def _is_all_quoted(article: Article, k: int) -> bool:
    sentence = article.sentences[k]
    return any(start <= sentence.start and sentence.end <= end for start, end in article.quoted(k))


def _inside(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def before_who(article: Article, one: Relation) -> list[Source]:
    """The noun phrases right before "who", the nearest first, each reaching further to the left."""
    sentence = article.sentence(one)
    starts, ends, low = sentence.words
    at = one.sources[0][0] - sentence.start
    last = next((i for i in range(len(starts) - 1, -1, -1) if starts[i] < at), -1)
    found = []
    first = last
    while first >= 0 and last - first < 10:
        tag = word_tag(low[first])
        gap = sentence.text[ends[first] : starts[first + 1]] if first < last else " "
        is_noun = first > 0 and word_tag(low[first - 1]) & DET  # "the talks"
        speaks = low[first] in quoting() and not is_noun
        if broken(gap) or tag & (AUX | SUB) and not tag & DET or speaks or tag & COORD:
            break
        if tag & PREP:
            found.append(phrase(sentence.text[starts[first + 1] : ends[last]]) if first < last else None)
        first -= 1
    if first < last:
        found.append(phrase(sentence.text[starts[first + 1] : ends[last]]))
    return [one for one in found if one and one.low]
