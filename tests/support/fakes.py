"""A made-up marked corpus for the tests of telling; its text, numbers and order are set by its arguments."""

from functools import cached_property
from types import SimpleNamespace

import pandas as pd

from analysis import compare, mark, tables
from analysis.compare.tone.specifications import CHOICES
from analysis.read.folder.claims import Claim

_SAID = "ministers may meet to discuss a great deal and a bad tariff on steel next week"
WORDS = _SAID.split()
LONG = "The Very Long-Winded Provincial Gazette and Intelligencer of the Lower Valley (International Edition)"
NAMES = ("Wire", "Brief", "Aggregator", "Analysis", "Foreign daily", "State agency")
_REFERENCES = ["doc_id", "speaker", "language", "text"]
SPEAKERS = ("Donald Trump", "Xi Jinping", "Scott Bessent", None)


CLAIMS = (
    Claim("deal", "There is a great deal", "reference: post", ("great",), reference="post", checked={}),
    Claim("tariff", "The tariff is bad", "coverage", ("bad tariff",)),
    Claim(
        "yuan",
        "The yuan falls",
        "reference: post",
        ("yuan",),
        reference="post",
        checked={"d0": "A. Reader, 2025-06-07"},
    ),
    Claim("rate", "The new rate", "coverage", ("rate",), value="30%", role="rate on steel"),
)


class Fake(SimpleNamespace):
    """A stand-in for `mark.Marked`, and all that is made of it."""

    def _asdict(self):
        return {name: getattr(self, name) for name in mark.Marked._fields}

    @property
    def more(self):
        """The tables that some figures take beside those of `mark.Marked`."""
        return {**self.told._asdict(), **self.compared._asdict()}

    @property
    def told(self):
        return compare.ClaimTables(self.asked, self.tellings, self.claims)

    @cached_property
    def compared(self):
        """What is quoted, laid on a reference that has some of it: every class of result is there."""
        quoted = self.voices[self.voices["voice"] == "quoted"]
        marks = quoted.assign(measure="quotations", label="speech", value=None, rule="quotation marks")
        said = "May meet to discuss a great deal. A BAD tariff on iron next week."
        references = pd.DataFrame([("r", "Xi Jinping", "en", said)], columns=_REFERENCES)
        return compare.quotations(self.articles, marks, self.voices, references)

    @property
    def quotations(self):
        return self.compared.quotations

    @property
    def differences(self):
        return self.compared.differences

    @cached_property
    def differing(self):
        """A group in which the first articles differ; the sentences of all are too much alike to be one."""
        found = compare.passages(self)
        return compare.Contrasts(found, compare.only_here(self), compare.contrasts(self, found))

    @property
    def contrasts(self):
        return self.differing.contrasts

    @cached_property
    def specifications(self):
        """From the marks of tone: each lexicon, scored piece and typography moves some outlets up."""
        tone = self.marks[self.marks["measure"] == "tone"].drop(columns="rule")
        body = self.sentences.loc[self.sentences["kind"] == "body", ["doc_id", "sent_id"]]
        scores = []
        for lexicon in ("VADER", "VADER's words"):
            for typography in ("normalised", "as written"):
                shift = 0.05 * (lexicon == "VADER") + 0.02 * (typography == "as written")
                each = tone.merge(body, on=["doc_id", "sent_id"])
                value = each["value"] + shift * each["doc_id"].str[1:].astype(int)
                each = each.assign(value=value, lexicon=lexicon, typography=typography, scored="sentence")
                keys = ["doc_id", "lexicon", "voice", "typography", "label"]
                whole = each.groupby(keys, sort=False)["value"].sum().clip(-1, 1).reset_index()
                scores += [each, whole.assign(scored="article", sent_id=None)]
        scores = pd.concat(scores).astype({"sent_id": "Int32"})
        scores = scores[scores["doc_id"].isin(self.voices["doc_id"])]
        return compare.specifications(
            scores[["doc_id", "sent_id", *CHOICES, "value"]], self.voices, self.sentences
        )


def fake(names=NAMES, n_sentences=24, words=None, hostile=""):
    """Each outlet has one article of `n_sentences` body sentences of 16 words, two a paragraph.

    The unit 0 is its headline. `words` maps an outlet to another number of sentences.
    `hostile` is added to each sentence's end.
    """
    rows = {name: [] for name in tables.SCHEMAS}
    for number, outlet in enumerate(names):
        doc_id, text = f"d{number}", ""
        for sent_id in range((words or {}).get(outlet, n_sentences) + 1):
            start, kind = len(text), "body" if sent_id else "headline"
            said = " ".join(WORDS[(number + sent_id) % 7 :] + WORDS[: (number + sent_id) % 7]).capitalize()
            said += f"{hostile}."
            text += said + "\n"
            where = (doc_id, sent_id, start, start + len(said))
            rows["sentences"].append((doc_id, outlet, *where[1:], kind, sent_id // 2, 16, said))
            _stretches(rows, number, *where)
            _marks(rows, number, said, *where)
            if sent_id % (3 + number % 3) == 1:
                _attribution(rows, number, doc_id, sent_id, start)
        text += "Published in\n"
        rows["boilerplate"].append((doc_id, len(text) - 13, len(text) - 1, "section", None))
        sha = f"{number:064x}"
        rows["articles"].append(
            (doc_id, outlet, f"Title {number}", None, "2025-06-05" if number else None, None, None, None)
            + (f"{doc_id}.txt", sha, "en", 16 * (sent_id + 1), text)
        )
    made = {name: tables.frame(name, sorted(rows[name], key=_key)) for name in tables.MEASURED}
    made["rates"] = compare.rates(made["marks"], made["voices"], made["sentences"])
    made["asked"] = compare.asked(CLAIMS)
    made["claims"] = compare.claims(SimpleNamespace(**made), CLAIMS, made["tellings"])
    return Fake(**made)


def unscored(made, outlet):
    """The corpus with an outlet that was read, but given no voices, marks or attributions."""
    kept = set(made.articles.loc[made.articles["outlet"] != outlet, "doc_id"])
    for name in ("voices", "marks", "attributions", "tellings", "claims"):
        rows = getattr(made, name)
        setattr(made, name, rows[rows["doc_id"].isin(kept)].reset_index(drop=True))
    made.rates = compare.rates(made.marks, made.voices, made.sentences)
    return made


def _key(row):
    return int(row[0][1:])


def _stretches(rows, number, doc_id, sent_id, start, end):
    if sent_id % 5 == 2:
        rows["voices"].append((doc_id, sent_id, start, start + 20, "quoted", "Xi Jinping", 4 + number % 4))
        rows["voices"].append((doc_id, sent_id, start + 20, end, "narrator", None, 12 - number % 4))
    elif sent_id % 4 == 1:
        rows["voices"].append((doc_id, sent_id, start, end, "attributed", None, 16))
    else:
        rows["voices"].append((doc_id, sent_id, start, end, "narrator", None, 16))


def _marks(rows, number, said, doc_id, sent_id, start, end):
    if sent_id % 4 != 1 and (sent_id + number) % (2 + number % 4) == 0:
        at = start + said.lower().index("may")
        label = ("modal", "likelihood", "hearsay", "belief")[sent_id % 4]
        rows["marks"].append((doc_id, sent_id, at, at + 3, "hedging", label, None, "narrator", "may"))
    at = start + said.lower().index("great")
    denied = ("affirmed", "denied", "unspecified")[sent_id % 3]
    if sent_id % 4 == 2 or number == 1:
        voice, cue = (("narrator", None), ("attributed", "said"), ("quoted", "claimed"))[
            (sent_id + number) % 3
        ]
        said_by = "Xi Jinping" if cue else None
        chain = cue and f"{said_by} ({cue})"
        stance = {"said": "neutral", "claimed": "distance", None: None}[cue]
        hedge = (
            ("may", "content", None, None) if sent_id % 5 == 0 else (None, None, "thus ending it", "unclear")
        )
        rows["tellings"].append(
            (
                doc_id,
                "deal",
                sent_id,
                "body" if sent_id else "headline",
                sent_id / 99,
                voice,
                said_by,
                chain,
                cue,
            )
            + (stance, cue and "state", denied, None, *hedge, at, at + 5, True)
        )
    if sent_id % 3 != number % 3:
        at = start + said.lower().index("ministers")
        rule = "the cabinet: ministers" if sent_id % 2 else "the cabinet: the ministers"
        spot = (at, at + len("ministers"), "labels", "description", None, "narrator", rule)
        rows["marks"].append((doc_id, sent_id, *spot))
    value = ((sent_id * 7 + number * 3) % 19 - 9) / 10
    for label, shift in (("raw", 0.0), ("masked", -0.02 * number)):
        for voice in ("all", "narrator"):
            rows["marks"].append((doc_id, sent_id, start, end, "tone", label, value + shift, voice, "vader"))
    for word, label, weight in (("great", "positive", 3.1), ("bad", "negative", -2.5)):
        at = start + said.lower().index(word)
        spot = (at, at + len(word), "tone_word", label, weight, "narrator", "vader")
        rows["marks"].append((doc_id, sent_id, *spot))


def _attribution(rows, number, doc_id, sent_id, start):
    attribution_id = sum(row[0] == doc_id for row in rows["attributions"])
    speaker = SPEAKERS[(sent_id + number) % 4]
    source = None if sent_id % 6 == 1 else "he"
    rows["attributions"].append(
        (doc_id, attribution_id, None, sent_id, "said", start, start + 4)
        + (("neutral", "endorse", "neutral", "distance")[sent_id % 4], "state", source)
        + (speaker if source else None, None, "indirect", 0.9, True)
    )
