"""Whom a noun phrase calls: an actor, a person, an institution, a text's author, or nobody by name."""

from collections.abc import Sequence

from analysis.mark.attribution.cues.lexicon import quoting
from analysis.mark.attribution.words.names import Source, head_end, is_kind, name_start, person, phrase
from analysis.mark.attribution.words.tagging import COORD, DET, NUM, POSS, PREP, word_tag
from analysis.mark.speakers.actors import JOINT, is_full_name, is_office, match
from analysis.mark.speakers.article import NAMELESS, UNKNOWN, UNNAMED, Article, Speaker, grouped

# What is written, and the cues of those who write it.
_WRITTEN = ("post", "tweet", "message", "posting")
_WRITING = ("wrote", "written", "posted", "tweeted", "writing", "posting")
# How many sentences a text's issuer can have spoken before, where nothing says in what.
_NEAR = 2
# How many attributions are looked back for "the ministry" and "the statement".
_RECENT = 100
# What two people who were named together are called.
_PAIRED = ("leaders", "presidents", "men", "women")
# Ends of words for people in numbers that no list has: "pollsters", "economists".
_PEOPLE = ("ers", "ors", "ists", "ians", "men", "women")
# "The firm's press office" speaks for the firm.
_SPEAKING_FOR = (["press", "office"], ["media", "office"], ["media", "team"], ["communications", "office"])
_SOMEONE = ("er", "or", "ist", "ian", "man", "woman")


def named(article: Article, name: Source, at: int) -> Speaker:
    """The speaker that a noun phrase in the sentence number `at` names; unknown where it names none.

    A person is told in full, as far as the article does. "The mayor" is the one person in the article
    with that title; "the ministry" the one institution whose name ends so.
    """
    if actor := match(name, article.known):
        return actor.name, actor.group
    end = head_end(name.low)
    head = name.low[end - 1]
    if name.article == "the" and (role := article.told.bearer(name.low[:end])):
        return grouped(role, article.known)
    if name.low[0] in ("two", "both") and head in _PAIRED and (pair := article.pair(at)):
        return pair
    if is_unnamed(name, end):
        return NAMELESS
    if is_kind(head, "text") and not _is_body(name, end):
        return _issued(article, name, end, at)
    if len(name.low) == 1 and is_kind(head, "name"):
        return grouped(name.written[0], article.known)
    if called := _person(name, end):
        return _in_full(article, name, called)
    return _institution(article, name, end, at)


def is_unnamed(name: Source, end: int) -> bool:
    """Whether the source is people without a name: "two officials", "a spokesman for Lee"."""
    head, written = name.low[end - 1], name.written[end - 1]
    if is_kind(head, "text") or _is_body(name, end):
        return False
    alone = end == 1 or not written[0].isupper() or head.endswith("s")
    if is_kind(head, UNNAMED) or name.article in ("a", "an") and is_kind(head, "title"):
        return alone
    if written[0].isupper() or is_kind(head, "body"):
        return False
    if (name.article in ("a", "an") or name.low[0] == "one") and head.endswith(_SOMEONE):
        return True
    return head.endswith(_PEOPLE) or head[-1] == "s" and is_kind(head[:-1], "body")


def _is_body(name: Source, end: int) -> bool:
    """Whether the head is the end of an institution's name: "NY Post", not "the post"."""
    return is_kind(name.low[end - 1], "body") and name.written[end - 1][0].isupper() and end > 1


def _person(name: Source, end: int) -> str | None:
    """The person's name at the end of the head, or of a phrase such as "Secretary of State Ann Lee"."""
    if called := person(name.part(0, end)):
        return called
    low, start = name.low, name_start(name)
    before = start - 1
    if end == len(low) or start <= end:
        return None
    while before > end and (is_kind(low[before], "title") or word_tag(low[before]) & DET):
        before -= 1
    if word_tag(low[before]) & PREP and not is_office(low, end, start):
        return None
    called = person(name)
    return called if called and " " in called else None


def _in_full(article: Article, name: Source, called: str) -> Speaker:
    full = article.told.name(called, name.low[: name_start(name)])
    low = called.lower().rstrip(".")
    if " " not in full and low not in article.told.known and name.low[0] == low:
        # A word that begins a sentence, and has no capital elsewhere.
        return NAMELESS if low.endswith(_PEOPLE) and not name.article else UNKNOWN
    return grouped(article.told.short.get(low, full) if called.isupper() else full, article.known)


def _issued(article: Article, name: Source, end: int, at: int) -> Speaker:
    """Whose text it is: "the CNBC report", "a report from CNBC", "the post" of whoever wrote it."""
    low, written = name.low, name.written
    if end > 1 and (is_kind(low[end - 2], "body") or low[end - 2].endswith("'s")):
        owner = phrase(" ".join([*([name.article] if name.article else []), *written[: end - 1]]))
        if (found := named(article, owner, at))[0]:
            return found
    inner = [k for k in range(end - 1) if written[k][0].isupper() and not is_kind(low[k], "nation")]
    inner = [k for k in inner if k or name.article or low[0] in article.told.known]
    if inner:
        found = named(article, phrase(" ".join(written[inner[0] : inner[-1] + 1])), at)
        if found[0]:
            return found
    if end < len(low) and low[end] in ("from", "by"):
        return named(article, phrase(" ".join(written[end + 1 :])), at)
    return _last_issuer(article, low[0], at) if name.article == "the" and end == 1 else UNKNOWN


def _last_issuer(article: Article, text: str, at: int) -> Speaker:
    """Who said something "in a statement", or wrote, before "the statement" or "the post" speaks.

    Where nobody did, the institution that spoke right before.
    """
    last = len(article.found)
    recent = range(max(0, last - _RECENT), last)
    said = [i for i in recent if article.found[i][0] and article.at(i) < at]
    for i in reversed(said):
        wrote = text in _WRITTEN and any(word in article.relations[i].cue.lower() for word in _WRITING)
        if wrote or text in article.sentence(article.relations[i]).words.folded:
            return article.found[i]
    near = [article.found[i] for i in said if article.at(i) >= at - _NEAR]
    near = [one for one in near if not article.is_person(one[0])]
    return near[-1] if near else UNKNOWN


def _institution(article: Article, name: Source, end: int, at: int) -> Speaker:
    """An institution: by its name, or "the ministry" for the one whose name ends so; unknown else."""
    if not is_kind(name.low[end - 1], "body"):
        return UNKNOWN
    if end > 2 and name.low[end - 2 : end] in _SPEAKING_FOR and name.low[end - 3].endswith("'s"):
        owner = phrase(" ".join([*([name.article] if name.article else []), *name.written[: end - 2]]))
        return named(article, owner, at)
    if end == len(name.low) and (name.article == "the" or name.low[0] == "its"):
        own = name.low[1:] if name.low[0] == "its" else name.low
        if found := _ending_so(article, own):
            return grouped(found, article.known)
    own = name.part(1, len(name.low)) if word_tag(name.low[0]) & POSS and end > 1 else name
    # "Trump administration", "Huckabee's campaign", "Department of Justice"; not "the administration".
    capitals = [word for word in own.written[:-1] if word[0].isupper()]
    if capitals or own.written[-1][0].isupper() and _all_capitals(own):
        return grouped(" ".join(own.written), article.known)
    return UNKNOWN


def _all_capitals(name: Source) -> bool:
    small = PREP | DET | COORD | NUM
    pairs = zip(name.written, name.low, strict=True)
    return len(name.low) > 1 and all(word[0].isupper() or word_tag(low) & small for word, low in pairs)


def _ending_so(article: Article, words: Sequence[str]) -> str | None:
    """The institution whose name ends in these words; null where there are several."""
    tail = " " + " ".join(words)
    recent = [one for one, _ in article.found[-_RECENT:] if one and JOINT not in one]
    said = [one for one in recent if one.lower().endswith(tail)]
    found = said or [body for body in article.told.bodies.get(words[-1], ()) if body.lower().endswith(tail)]
    if len(found) > _RECENT:
        return None
    whole = [one for one in found if not any(other != one and other.endswith(" " + one) for other in found)]
    return whole[0] if len({one.lower() for one in whole}) == 1 else None


def beside(article: Article, i: int) -> str:
    """The apposition behind the source of a relation, or inside it: ", Betty Ray," of "the director"."""
    one = article.relations[i]
    sentence = article.sentence(one)
    behind = sentence.text[one.sources[-1][1] - sentence.start :][:_LONGEST]
    if not behind.startswith(", "):
        inner = one.source.find(", ")
        behind = one.source[inner:] + "," if inner > 0 else ""
    piece, comma, _ = behind[2:].partition(",")
    name = phrase(piece)
    is_role = name.low and not word_tag(name.low[0]) & (PREP | COORD) and quoting().isdisjoint(name.low)
    is_name = name.article == "the" or name.article is None and (piece[:1].isupper() or is_role)
    return piece if comma and name.low and is_name else ""


_LONGEST = 120


def is_one_name(parts: Sequence[Source], article: Article) -> bool:
    """Whether parts joined by "and" are one name: "the Center for Law and Public Studies"."""
    last = parts[-1]
    inside = any(word_tag(word) & PREP for part in parts[:-1] for word in part.low)
    text = " ".join(last.written)
    is_else = match(last, article.known) or is_full_name(last) and article.told.is_person(text)
    return inside and last.article is None and not last.low[0].endswith("'s") and not is_else
