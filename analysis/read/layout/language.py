"""Which language a text is in, by its function words or its script.

The method is the small-word technique (Grefenstette 1995, "Comparing two language identification
schemes"): the share of a text's words that are among the commonest function words of each language.
Where the method is wrong: a language that is not in `lexicons/languages.csv` may be taken for a near
relative that is (Catalan for Spanish), and lists, tables and verse have few function words and stay
unknown.
"""

import re
from collections import Counter
from functools import cache

from analysis import lexicon

LEAST_WORDS = 50
# A letter of such scripts is a syllable or a word; this many say as much as 50 words.
LEAST_LETTERS = 100
# Running text has 25 to 45 % of these words in each of the languages; another language below 12 %.
LEAST_SHARE = 0.15
# A line in another language: at least so many words, and this share of them function words.
LINE_WORDS = 6
LINE_SHARE = 0.25
# First character of the ranges of letters that tell a language; kana before Han, for Japanese has both.
SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7af"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("el", "\u0370", "\u03ff"),
    ("ar", "\u0600", "\u06ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("th", "\u0e00", "\u0e7f"),
)


_FAR_LETTERS = re.compile("[\u0370-\u1fff\u3040-\ud7af]")


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest function words of each language, by its ISO 639-1 code; English is the first."""
    columns = ("language", "words", "source", "note")
    found = lexicon.rows(lexicon.FOLDER / "languages.csv", columns, columns[:3], ("language",))
    return {row["language"]: frozenset(row["words"].split()) for row in found}


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None under 50 words, or if it is none of the known.

    A text in Cyrillic is called "ru", one in Arabic script "ar", and so on, whatever its language:
    enough to know that it is not English.
    """
    words = Counter(text.lower().split())
    n_words = words.total()
    if not text.isascii():
        code = _script(text)
        if code:
            return code
    if n_words < LEAST_WORDS:
        return None
    of_word = _languages()
    counts = dict.fromkeys(function_words(), 0)
    for word in words.keys() & of_word.keys():
        for code in of_word[word]:
            counts[code] += words[word]
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] / n_words >= LEAST_SHARE else None


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages of each function word."""
    lists = function_words()
    return {
        word: tuple(code for code, words in lists.items() if word in words)
        for word in frozenset().union(*lists.values())
    }


def _script(text: str) -> str | None:
    """The code of the script that most letters of `text` are in, None for Latin letters and short texts."""
    letters = _FAR_LETTERS.findall(text)
    if len(letters) < LEAST_LETTERS or 2 * len(letters) < sum(map(str.isalpha, text)):
        return None
    counts = {code: sum(low <= char <= high for char in letters) for code, low, high in SCRIPTS}
    if counts["ja"] * 10 >= len(letters):
        return "ja"
    best = max(counts, key=counts.__getitem__)
    return best if 2 * counts[best] >= len(letters) else None


@cache
def _english_only() -> frozenset[str]:
    """The English function words that are none in any other language of the list."""
    lists = function_words()
    return lists["en"].difference(*(words for code, words in lists.items() if code != "en"))


def line_in_another_language(line: str) -> bool:
    """Whether a line of an English text is wholly in another language.

    It is if it has six words or more, none of them is English alone, a quarter of them speak for one
    other language, and twice as many as for English. What speaks for a language is its function words,
    at least one, and for every other language a word in lower case with a letter such as "ñ" (in
    capitals it may be a name). A line that begins with a quotation mark quotes somebody, and stays.
    """
    if not _english_only().isdisjoint(line.split()):  # as nearly always, and quickly seen
        return False
    line_bare = line.replace("¿", "").replace("¡", "")
    words, lower = line_bare.split(), line_bare.lower().split()
    if len(words) < LINE_WORDS or line[0] in "“\"‘'«„" or not _english_only().isdisjoint(lower):
        return False
    counts = {code: sum(word in known for word in lower) for code, known in function_words().items()}
    english = counts.pop("en")
    foreign_letters = sum(any(map(_is_foreign, word)) for word in words if word[0].islower())
    speaking = max(counts.values()) + foreign_letters
    return speaking > foreign_letters and speaking >= max(2 * english, 2, LINE_SHARE * len(words))


def _is_foreign(char: str) -> bool:
    return char.isalpha() and not char.isascii()
