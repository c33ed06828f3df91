"""Corpora of given sentences, and sentences of random words."""

import numpy as np

from analysis import tables

FILLER = ["the", "port", "was", "open", "and", "ships", "came", "with", "grain", "under", "a", "grey", "sky"]


def corpus(**outlets):
    """Tables of body sentences, a paragraph each, all the narrator's; `outlets` maps outlet to sentences."""
    units, voices = [], []
    for outlet, told in outlets.items():
        at = 0
        for number, text in enumerate(told):
            n_words = len(text.split())
            units.append((outlet, outlet, number, at, at + len(text), "body", number, n_words, text))
            voices.append((outlet, number, at, at + len(text), "narrator", None, n_words))
            at += len(text) + 1
    return tables.frame("voices", voices), tables.frame("sentences", units)


def noise(n, seed, extra=()):
    """`n` sentences of random filler; `extra` words are put into every fourth."""
    rng = np.random.default_rng(seed)
    made = [" ".join(rng.choice(FILLER, 12)) for _ in range(n)]
    return [f"{text} {' '.join(extra)}" if i % 4 == 0 else text for i, text in enumerate(made)]
