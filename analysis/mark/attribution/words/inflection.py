"""The forms of a verb, from its base form: rules for the regular ones, a list for the others."""

from functools import cache

from analysis import lexicon

BASE, S_FORM, PAST, PARTICIPLE, ING = 1, 2, 4, 8, 16
_VOWELS = "aeiou"


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Past tense and participle of the irregular verbs."""
    path = lexicon.FOLDER / "irregular_verbs.csv"
    columns = ("base", "past", "participle", "source")
    return {
        row["base"]: (row["past"], row["participle"])
        for row in lexicon.rows(path, columns, columns, ("base",))
    }


@cache
def verb_class(name: str) -> frozenset[str]:
    """The verbs of a class: `doubled` ("admitted"), `light` ("make a claim"), `link` ("become"), `at`.

    And those that British spelling doubles ("signalled") or writes with "our" ("favoured").
    """
    path = lexicon.FOLDER / "verb_classes.csv"
    columns = ("base", "class", "source")
    found = lexicon.rows(path, columns, columns, ("base", "class"))
    return frozenset(row["base"] for row in found if row["class"] == name)


@cache
def in_all_forms(name: str) -> frozenset[str]:
    """Every form of the verbs of a class."""
    return frozenset(form for base in verb_class(name) for form in forms(base))


def forms(base: str) -> dict[str, int]:
    """Each form of the verb `base`, with the sum of what it can be ("read" is BASE + PAST + PARTICIPLE)."""
    past, participle = irregular().get(base, (None, None))
    found: dict[str, int] = {}
    for form, what in (
        (base, BASE),
        (_s_form(base), S_FORM),
        (past or _ed(base), PAST),
        (participle or _ed(base), PARTICIPLE),
        (_stem(base, "i") + "ing", ING),
    ):
        found[form] = found.get(form, 0) | what
    return found


def british_forms(base: str) -> dict[str, int]:
    """The forms that British spelling has beside those: "criticised", "favoured", "signalled"."""
    if base.endswith(("ize", "yze")) and base != "seize":
        return forms(base[:-2] + "se")
    if base in verb_class("british our"):
        return forms(base[:-1] + "ur")
    if base in verb_class("british doubled"):
        return {base + base[-1] + "ed": PAST + PARTICIPLE, base + base[-1] + "ing": ING}
    return {}


def _s_form(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ed(base: str) -> str:
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return _stem(base, "e") + "ed"


def _stem(base: str, vowel: str) -> str:
    """What an ending that begins with `vowel` is put after."""
    if base in verb_class("doubled"):
        return base + base[-1]
    if base.endswith("ie") and vowel == "i":
        return base[:-2] + "y"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) or base.endswith("ee") and vowel == "e":
        return base[:-1]
    if base.endswith("ic"):
        return base + "k"
    return base
