"""What a report opens with: the first claim, or else what the articles differ on most; one sentence."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.compare import ClaimTables, Contrasts, ways
from analysis.compare.contrasts.cells import group_ways
from analysis.compare.sources.ways import NAMELESS, NONE, OWN, UNCLEAR
from analysis.tell.guard import guard
from analysis.tell.leads import Led, place
from analysis.tell.markup import markdown, plain
from analysis.tell.phrasing import group_name, listed
from analysis.tell.sampling import FEW
from analysis.tell.sides import told_as

if TYPE_CHECKING:
    from analysis.mark import Marked

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SMALL = (
    *("the", "a", "an", "it", "he", "she", "they"),
    *("there", "this", "that", "these", "those", "no", "some"),
)
_NAMED = 3  # outlets that are named behind their number
_NEARLY = 0.75  # of the heaviest contrast's weight
_KINDS = ("denied", "named", "voice", "source")  # contrasts that a source strip can show


class Opening(NamedTuple):
    """What is asked ("Who says Trump asked for the call?"), the answer in a sentence, and what it rests on.

    `ways` are the tellings as `compare.ways` gives them; `silent` the outlets of which none was found;
    `ranks` are those of the contrasts that tell the same.
    """

    question: str
    sentence: str
    ways: pd.DataFrame
    silent: tuple[str, ...]
    ranks: frozenset[int]

    def __repr__(self) -> str:
        return f"{plain(self.question)} {plain(self.sentence)}"

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        said = f"**{markdown(self.question)}** {markdown(self.sentence)}"
        return {"text/markdown": said, "text/plain": repr(self)}


def opening(marked: "Marked", told: ClaimTables | None, differing: Contrasts | None) -> Opening | None:
    """The opening of a report; null where there is neither a claim that was found nor a contrast.

    Of many articles there is none: one sentence cannot say how each of them tells it.
    """
    if len(marked.articles) > FEW:
        return None
    asked = told.asked if told is not None else ()
    if told is not None and len(asked):
        rows = ways(marked, told.tellings[told.tellings["claim"] == asked["claim"].iloc[0]])
        question = f"Who says {_inside(asked['says'].iloc[0])}?"
    elif differing is not None:
        ranked = differing.contrasts
        ranked = ranked[ranked["group"].notna() & ranked["kind"].isin(_KINDS)]
        if ranked.empty:
            return None
        first = _widest(ranked, differing.passages)
        group = differing.passages[differing.passages["group"] == first["group"]]
        rows = group_ways(marked, group)
        question = f"Who says it: {first['says'].partition('”: ')[0]}”?"
    else:
        return None
    if rows.empty:
        return None
    scored = marked.articles[marked.articles["doc_id"].isin(marked.voices["doc_id"])]
    silent = scored.loc[~scored["outlet"].isin(rows["outlet"]), "outlet"]
    without = tuple(dict.fromkeys(silent))
    said = (
        without if told is not None and len(asked) else ()
    )  # nobody wrote phrases for what was found by itself
    return Opening(question, _sentence(rows, said), rows, without, _same(rows, differing))


def _same(rows: pd.DataFrame, differing: Contrasts | None) -> frozenset[int]:
    """The ranks of contrasts of which at least two articles have a sentence of these."""
    if differing is None:
        return frozenset()
    places = pd.MultiIndex.from_frame(rows[["doc_id", "sent_id"]])
    own = differing.passages
    own = own[pd.MultiIndex.from_frame(own[["doc_id", "sent_id"]]).isin(places)]
    n = own.groupby("group")["doc_id"].nunique()
    found = differing.contrasts[differing.contrasts["group"].isin(n.index[n > 1])]
    return frozenset(found["rank"])


def _widest(ranked: pd.DataFrame, passages: pd.DataFrame) -> pd.Series:
    """Of the contrasts that weigh nearly as much as the heaviest the one that most articles have."""
    near = ranked[ranked["weight"] >= _NEARLY * ranked["weight"].iloc[0]]
    n = near["group"].map(passages.groupby("group")["doc_id"].nunique())
    return near.loc[n.idxmax()]


def _inside(says: str) -> str:
    """A claim inside a sentence: "The call was short." is "the call was short"."""
    first, _, rest = says.strip().rstrip(".").partition(" ")
    return f"{first.lower() if first.lower() in _SMALL else first} {rest}".strip()


def _sentence(rows: pd.DataFrame, silent: Sequence[str]) -> str:
    """Who tells it how, the way of most articles first: "Three of five articles cite ...; A cites ..."."""
    by_way: dict[tuple, dict[str, list]] = {}
    for outlet, own in rows.groupby("outlet", sort=False):
        told = [one for one in own.itertuples() if one.way != UNCLEAR] or list(own.itertuples())
        way = tuple(dict.fromkeys(told_as(one) for one in told))
        by_way.setdefault(way, {})[outlet] = told
    parts, leads = [], []
    n_outlets = rows["outlet"].nunique() + len(silent)
    for way, of in sorted(by_way.items(), key=lambda pair: -len(pair[1])):
        many = len(of) > 1
        who = _who(list(of), n_outlets, first=not parts)
        phrases = [_phrase(one, [row for told in of.values() for row in told], many) for one in way]
        parts.append(f"{who} {' and '.join(phrases)}")
        if len(of) <= _NAMED and who == listed(of):
            leads += [(name, place(one[0].doc_id, one[0].start, one[0].end)) for name, one in of.items()]
    if silent:
        parts.append(f"not found in {listed(silent)}")
    said = "; ".join(parts)
    return Led(guard(f"{said[:1].upper()}{said[1:]}."), leads)


def _who(outlets: list[str], n: int, *, first: bool) -> str:
    """ "Three of five articles"; with few outlets, or behind the first, their names."""
    if len(outlets) < 3 or not first:
        return listed(outlets)
    if len(outlets) == n:
        return f"all {_number(n)} articles"
    return f"{_number(len(outlets))} of {_number(n)} articles ({listed(outlets)})"


def _number(n: int) -> str:
    return _NUMBERS[n] if n < len(_NUMBERS) else f"{n:,}"


def _phrase(way: tuple[str, str | None, str], rows: Iterable, many: bool) -> str:
    kind, whom, polarity = way
    denied = polarity == "denied"
    if kind == OWN:
        verb = ("deny" if many else "denies") if denied else ("say" if many else "says")
        return f"{verb} it in {'their' if many else 'its'} own voice"
    if kind == UNCLEAR:
        return f"{'tell' if many else 'tells'} it, but whose words they are is unclear"
    if kind == NONE:
        return f"{'give' if many else 'gives'} no source{f' (“{whom}”)' if whom else ''}"
    cite = "cite" if many else "cites"
    names = list(dict.fromkeys(_name(one) for one in rows if told_as(one) == way))
    shown = names[0] if len(names) == 1 else f"{group_name(whom or '')} sources"
    if kind == NAMELESS:
        shown = f"unnamed sources (“{names[0]}”)" if many else f"an unnamed source (“{listed(names)}”)"
    return f"{cite} {shown}{', who denies it' if denied else ''}"


def _name(one) -> str:
    via = f" via {one.via.replace('; ', ' and ')}" if isinstance(one.via, str) else ""
    return f"{one.source.replace('; ', ' and ')}{via}"
