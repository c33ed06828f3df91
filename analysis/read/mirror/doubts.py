"""What in a document may not be what it seems. Each doubt says what, where, and what helps; none changes
anything.

Where the method is wrong: furniture in a form that no pattern knows is not doubted, and a quoted screen is.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from analysis.read.files import dates

LEAST_WORDS = 100
_DAYS = 3  # so far a day in the text may be from the one in the catalog
# Furniture as it looks in the middle of a text: what it is called, and a pattern for the whole line.
_FURNITURE = (
    (
        "a time of day",
        (
            r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?|\d+ ?(?:s|m|min|mins|minutes?"
            r"|h|hrs?|hours?|d|days?) ago)"
        ),
    ),
    ("a reading time", r"(?i:.{0,30}\b\d+ ?-?min(?:ute)?s? (?:read|listen)\b.{0,20})"),
    (
        "a count of shares",
        (
            r"(?i:[\d.,]+ ?[km]? ?(?:shares?|comments?|likes?|views?|retweets?|reactions?"
            r"|replies)|share\b.{0,30})"
        ),
    ),
    (
        "a caption or a photo credit",
        (
            r"(?:(?:[Pp]hoto(?:graph)?s?|[Ii]mage(?: source| credit)?|[Pp]icture|Pic|PHOTO"
            r"|[Cc]redit|[Ii]llustration|[Vv]ideo|[Cc]aption) ?(?:by|courtesy|credit)?[:/] "
            r"?.{2,120}|.{5,300}[(|/] ?(?:AP|AFP|PA|EPA|Getty Images|Reuters|Shutterstock|Alamy"
            r"|iStock)(?: [Pp]hoto\b.{0,40})?\)?|.{0,150}(?:Getty Images|via Reuters|/AFP|/Getty"
            r"|/AP|/EPA|Shutterstock|via AP)\W*)"
        ),
    ),
    (
        "a line about cookies or consent",
        (
            r"(?i:.{0,200}\b(?:we use cookies|cookie (?:policy|settings|preferences)|accept "
            r"(?:all|cookies)|manage (?:options|preferences|choices)|we value your privacy"
            r"|privacy policy|consent to|ad ?blocker|enable javascript)\b.{0,200})"
        ),
    ),
    (
        "a line about a newsletter or a subscription",
        (
            r"(?i:.{0,120}\b(?:newsletter|sign up (?:for|to)|subscribe (?:now|today|to)|in your "
            r"inbox|already a subscriber|log in to)\b.{0,160})"
        ),
    ),
    (
        "a link to another story",
        (
            r"(?i:(?:read (?:more|next|also)|related|see also|more (?:on|from)|most (?:read"
            r"|popular)|recommended|you may also like|don['’]t miss|watch|listen)\b "
            r"?(?:[:>»|–-].{0,160}|.{0,20}))"
        ),
    ),
    (
        "a reader's comment",
        (
            r"(?i:(?:reply|report(?: abuse| comment)?|leave a comment|\d+ replies|post a comment"
            r"|log in to comment|comments? (?:are )?closed).{0,30}|[\w.-]{3,25},? \d+ (?:hours?"
            r"|days?|minutes?) ago)"
        ),
    ),
    (
        "a press release's first line",
        (
            r"(?i:for immediate release.{0,60}|embargoed until.{0,60}|press release|media "
            r"contacts?:.{0,120}|notes to editors?:?)"
        ),
    ),
    (
        "a mark of an advertisement",
        (
            r"(?i:advertisements?|sponsored(?: content)?|promoted|(?:story|article) continues "
            r"below.{0,40}|ad feedback)"
        ),
    ),
)
_FURNITURE_FORMS = [(name, re.compile(form)) for name, form in _FURNITURE]
_LONGEST = 320
_PAYWALL = re.compile(
    r"(?i)\b(?:subscribe (?:now )?to (?:continue|read|keep)|to (?:continue|keep) reading"
    r"|continue reading|to read the (?:full|rest)|(?:this|the) (?:article|story|content) is "
    r"(?:only )?(?:for|available to) (?:our )?(?:subscribers|members)"
    r"|already a subscriber|register (?:now|for free) to|unlock (?:this|the) (?:article"
    r"|story)|read the full (?:story|article)|premium (?:content|article)|free articles? "
    r"(?:left|remaining))"
)
_ENDS = re.compile(r"[.!?…:][\"”’')\]*]*$|[\"”’)][.!?]?$|^[-–—] ?[A-Z].{2,80}$")
_CUT = re.compile(r"(?:\.\.\.|…|\[\+?\d+ chars\]|\[…\]|\[\.\.\.\])[\"”’')]*$")
_BROKEN = re.compile(
    "\ufffd|[\x80-\x9f]|â€|Ã[\x80-\xbf©¨¢®´¶¼\u201a-\u2122]|Â[\xa0£©«»]|&(?:quot|amp|nbsp|#\\d+|[lr][sd]quo);"
)
_TURN = re.compile(
    r"(?:(?P<letter>[QA])[:.]|(?P<name>[A-Z][A-Za-z.'’-]+(?: [A-Z][\w.'’-]+){0,3})(?:, "
    r"[^:]{2,40}| \([^)]{2,40}\))?:)\s"
)
AGENCIES = re.compile(
    r"\b(?:Reuters|Associated Press|AP|Agence France-Presse|AFP|PA Media|Press Association|PA"
    r"|dpa|Bloomberg|Xinhua|ANI|PTI|IANS|EFE|UPI|TASS|Kyodo|AAP"
    r"|Yonhap|ANSA|Anadolu|Canadian Press|Press Trust of India|Australian Associated Press"
    r"|South African Press Association|Tribune News Service)\b"
)


def shape(
    paragraphs: Sequence[tuple[str, str]], below: Sequence[str], n_words: int, language: str | None
) -> Iterator[str]:
    """Doubts about one document's body; `paragraphs` are its kinds and texts, in order, `below` what was set
    aside after the last."""
    body = [text for kind, text in paragraphs if kind in ("body", "bullet")]
    if not body:
        yield "nothing of it was read as body; open the file under documents/ and look where the text is"
        return
    if n_words < LEAST_WORDS:
        yield f"only {n_words} words: is the article whole? if it is, its rates say little"
    if isinstance(language, str) and language != "en":
        yield f"it is in another language than English ({language}): nothing in it is marked"
    yield from _ending([text for _, text in paragraphs], below)
    yield from _broken_lines(body, [text for kind, text in paragraphs if kind != "headline"])
    yield from _voices(body)
    if found := next((match for _, text in paragraphs if (match := _BROKEN.search(text))), None):
        around = found.string[max(0, found.start() - 15) : found.end() + 15].strip()
        yield f'broken characters ("{around}"): get the text again, or mend the file under documents/'


def furniture(kind: str, text: str) -> str:
    """What a paragraph that counts looks like instead ("a photo credit"); "" for running text."""
    if kind == "headline" and len(text) > 40 or len(text) > _LONGEST:
        return ""
    line = " ".join(text.split())
    return next((name for name, form in _FURNITURE_FORMS if form.fullmatch(line)), "")


def _ending(texts: Sequence[str], below: Sequence[str]) -> Iterator[str]:
    last = texts[-1].strip()  # a piece of a sentence can look like a heading
    walls = (_PAYWALL.search(text) for text in (*texts[-4:], *below) if len(text) < _LONGEST)
    wall = next(filter(None, walls), None)
    if wall:
        yield f'it ends at a paywall ("{wall[0]}"): get the whole text, or leave the article out'
    elif _CUT.search(last) or not _ENDS.search(last):
        yield f'it ends in the middle of a sentence ("… {last[-40:]}"): is the rest missing?'


def _broken_lines(body: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    going_on = sum(
        not _ENDS.search(above) and below[:1].islower()
        for above, below in zip(texts, texts[1:], strict=False)
    )
    if going_on >= 3 and going_on >= 0.2 * len(texts):
        yield (
            f"{going_on} lines break off and go on in the next: join them in the file under "
            f"documents/, or save the page anew"
        )


def _voices(body: Sequence[str]) -> Iterator[str]:
    turns = [match["letter"] or match["name"] for text in body if (match := _TURN.match(text))]
    questions = sum(text.rstrip('”"’')[-1:] == "?" and len(text) < 300 for text in body)
    repeated = {name for name in turns if turns.count(name) > 1}
    if len(turns) >= 3 and repeated and len(turns) >= 0.25 * len(body):
        yield "it is an interview or a transcript: see in the reader whose words each answer is counted as"
    elif questions >= 4 and questions >= 0.3 * len(body):
        yield (
            "it looks like an interview (questions between the paragraphs): see in the reader "
            "whose words the answers are counted as"
        )


def day(published: str | None, url: str | None, lines: Sequence[str]) -> Iterator[str]:
    """Doubts about the date in the catalog: `lines` are what was set aside, which may say another."""
    if not published:
        yield "no date: write it into catalog.csv (published), as 2025-06-05"
        return
    told = [(made, line) for line in lines if len(line) < 120 and (made := dates.iso(line))]
    if url and (found := re.search(r"/((?:19|20)\d\d/\d\d?/\d\d?)(?=/|$)", url)):
        told.append((dates.iso(found[1]), url))
    for made, line in told:
        if _apart(published, made) > _DAYS:
            yield (
                f'dated {published} in the catalog, but the text says {made} ("{line[:60]}"): '
                f"correct the one that is wrong"
            )
            return


def _apart(one: str, other: str) -> int:
    """Days between two dates; 0 where one of them is too coarse to tell."""
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other)).days)
    except ValueError:
        return 0 if one[:7] == other[:7] or len(one) < 7 else 31


def agency(*texts: str | None) -> str:
    """The agency that the first lines of copies, or the catalog, name; "" if none."""
    return next((match[0] for text in texts if text and (match := AGENCIES.search(text))), "")
