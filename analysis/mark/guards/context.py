"""What a guard sees: the neighbours of a phrase, and closed classes of words.

There is no part-of-speech tagger behind this (nothing is downloaded at run time): a guard knows a
word by its neighbours, its ending and its capital, and is wrong where those mislead.
"""

from collections.abc import Callable
from dataclasses import dataclass

from analysis import lexicon
from analysis.mark.base import Sentence

_COLUMNS = ("class", "words", "source", "note")
_CLASSES = {
    row["class"]: frozenset(row["words"].split())
    for row in lexicon.rows(lexicon.FOLDER / "guards.csv", _COLUMNS, ("class", "words", "source"), ("class",))
}
_IRREGULAR = lexicon.rows(
    lexicon.FOLDER / "irregular_verbs.csv", ("base", "past", "participle", "source"), ("base",), ("base",)
)
PARTICIPLES = frozenset(row["participle"] for row in _IRREGULAR)
_PASTS = PARTICIPLES.union(row["past"] for row in _IRREGULAR).difference(row["base"] for row in _IRREGULAR)
# What may stand between two words of one clause: space, quotation marks, signs before a figure.
_QUIET = frozenset(" \t\r\n\u00a0\u202f\"'“”„‘’‚$€£¥")


def among(*classes: str) -> frozenset[str]:
    """The words of these classes of `lexicons/guards.csv`; KeyError names a class that there is not."""
    return frozenset().union(*(_CLASSES[name] for name in classes))


DETERMINERS = among("articles", "possessives", "other determiners")
AUXILIARIES = among("be", "have", "other auxiliaries")
PREPOSITIONS = among("prepositions")
PRONOUNS = among("persons", "clause subjects", "other pronouns") - {"people"}
FUNCTION = DETERMINERS | PRONOUNS | PREPOSITIONS | AUXILIARIES | among("conjunctions", "question words")
_CLAUSE_SUBJECTS = among("clause subjects")
_ADVERBS = among("adverbs")
_NOT_ADVERBS = among("not adverbs")
_BASE_FORMS = among("verbs like nouns")
_NEVER_BASE = (FUNCTION | _PASTS | among("negations")) - _BASE_FORMS
_ADJECTIVES = among("adjectives")
_NOT_ADJECTIVES = among("not adjectives") | PREPOSITIONS
_WITH_AS = among("with as")
_ADJECTIVE_ENDS = ("ful", "less", "ous", "able", "ible", "ic", "al", "ive", "ent", "ant", "ed", "some", "ish")
_INFLECTED = ("ed", "ing", "tion", "ment", "ness", "'s")


def is_adverb(token: str) -> bool:
    return token in _ADVERBS or (token.endswith("ly") and token not in _NOT_ADVERBS)


def is_adjective(token: str) -> bool:
    """Whether `token` is a listed adjective or has the ending of one ("harmful", "tired")."""
    if token in _NOT_ADJECTIVES:
        return False
    shaped = token.endswith(_ADJECTIVE_ENDS) or token.startswith("un")
    return token in _ADJECTIVES or (len(token) > 4 and shaped)


def could_be_verb(token: str) -> bool:
    """Whether `token` has the shape of a verb's base form: "face", "be", "need", but not "faces", "faced"."""
    if token in _BASE_FORMS:
        return True
    if not token[:1].isalpha() or token in _NEVER_BASE:
        return False
    return not token.endswith(_INFLECTED) and (not token.endswith("s") or token.endswith("ss"))


@dataclass(frozen=True, slots=True)
class Near:
    """The words `first` to `last` of a sentence and what stands near them in the same clause.

    A clause ends at any punctuation but quotation marks: words beyond it are not seen, and a
    neighbour that is not there is "". "Main" neighbours are those past adverbs.
    """

    sentence: Sentence
    first: int
    last: int

    def at(self, index: int) -> str:
        folded = self.sentence.words.folded
        return folded[index] if 0 <= index < len(folded) else ""

    def _joined(self, index: int) -> bool:
        starts, ends, _ = self.sentence.words
        if not 0 <= index < len(starts) - 1:
            return False
        return _QUIET.issuperset(self.sentence.text[ends[index] : starts[index + 1]])

    def _step(self, index: int, step: int, past_adverbs: bool = False) -> int:
        """The index of the neighbour of the word `index`, or one outside the sentence."""
        while self._joined(min(index, index + step)):
            index += step
            if not (past_adverbs and is_adverb(self.at(index))):
                return index
        return -1

    @property
    def word(self) -> str:
        return self.at(self.last)

    @property
    def next(self) -> str:
        return self.at(self._step(self.last, 1))

    @property
    def prev(self) -> str:
        return self.at(self._step(self.first, -1))

    @property
    def next_main(self) -> str:
        return self.at(self._step(self.last, 1, past_adverbs=True))

    @property
    def prev_main(self) -> str:
        return self.at(self._step(self.first, -1, past_adverbs=True))

    def ahead(self, n_words: int) -> list[str]:
        """Up to `n_words` words that follow."""
        return self._run(self.last, 1, n_words)

    def behind(self, n_words: int) -> list[str]:
        """Up to `n_words` words before, the nearest first."""
        return self._run(self.first, -1, n_words)

    def _run(self, index: int, step: int, n_words: int) -> list[str]:
        found: list[str] = []
        while len(found) < n_words and (index := self._step(index, step)) >= 0:
            found.append(self.at(index))
        return found

    def capital(self, index: int) -> bool:
        starts = self.sentence.words.starts
        return 0 <= index < len(starts) and self.sentence.text[starts[index]].isupper()

    def is_name(self, index: int) -> bool:
        """Whether the word is capitalised and does not open the sentence."""
        return index > 0 and self.capital(index)

    def infinitive(self) -> str:
        """The verb of "to" + verb after the words, "" if none follows."""
        to = self._step(self.last, 1, past_adverbs=True)
        verb = self.at(self._step(to, 1, past_adverbs=True)) if self.at(to) == "to" else ""
        return verb if could_be_verb(verb) else ""

    def clause_follows(self) -> bool:
        """Whether "that" or a pronoun that opens a clause follows."""
        return self.next == "that" or self.next in _CLAUSE_SUBJECTS

    def noun_phrase_follows(self) -> bool:
        """Whether a determiner, a pronoun, a name or a number follows."""
        index = self._step(self.last, 1)
        token = self.at(index)
        return (
            token in DETERMINERS or token in PRONOUNS or token[:1].isdigit() or self.capital(index)
        ) and token not in PREPOSITIONS

    def statement_follows(self) -> bool:
        """Whether "that", a pronoun's clause, or a noun phrase with its verb follows: "the river will flood".

        The verb is seen only if it is an auxiliary, four words on at most.
        """
        verb = not AUXILIARIES.isdisjoint(self.ahead(5)[1:])
        return self.clause_follows() or (verb and self.noun_phrase_follows())

    def as_follows(self, within: int) -> bool:
        """Whether "as" follows within so many words, but not "as he left", "as soon as", "serve as"."""
        ahead = self.ahead(within + 1)
        if "as" not in ahead[:within]:
            return False
        at = ahead.index("as")
        following = ahead[at + 1 :][:1]
        if at and ahead[at - 1] in _WITH_AS:
            return False
        return not following or following[0] not in _CLAUSE_SUBJECTS | {"soon", "well", "long"}

    def comma_ends_clause(self) -> bool:
        """Whether the clause that the words open ends at a comma: "whether he wins or not, they stay"."""
        index = self.last
        while self._joined(index):
            index += 1
        text, ends = self.sentence.text, self.sentence.words.ends
        return text[ends[index] :].lstrip("\"'”’")[:1] == ","

    def is_aside(self, holds_opinions: Callable[[str], bool]) -> bool:
        """Whether the verb and its subject stand between commas: "the bridge, they believe, was mined"."""
        subject = self._step(self.first, -1, past_adverbs=True)
        opening = self.at(self._step(subject, -1)) if subject > 0 else "none"
        return not self.next and opening in ("", "some", "many", "most") and holds_opinions(self.at(subject))
