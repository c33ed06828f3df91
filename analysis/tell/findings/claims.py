"""The findings on claims: who tells the first one on whose word, and where the others are found."""

import re
from collections.abc import Iterator

import pandas as pd

from analysis.compare import ARROW, NO_SOURCE
from analysis.compare.claims.grid import labels
from analysis.compare.claims.tellings import as_facts
from analysis.compare.sources.cues import COMMITMENTS
from analysis.tell.guard import absence
from analysis.tell.leads import Led, rows_of
from analysis.tell.phrasing import article_names, counted, listed

_STANCE = {"neutral": "neutral", "endorse": "endorses", "distance": "doubts"}
_MOST = 6  # claims in a row
_PARTED = 4  # claims told with different verbs, or in different voices, each with its outlets
_PAIRS = 3
_OTHERS = "in the words of a source that could not be identified"
# What is said of a passage that no sure attribution holds.
WHOSE = {
    "narrator": "in its own voice",
    "attributed": _OTHERS,
    "quoted": _OTHERS,
    "unclear": "in words that may be a source's",
}
_VERBS = {  # of one outlet, and of several
    "says": "say",
    "denies": "deny",
    "leaves": "leave",
    "gives": "give",
    "cites": "cite",
    "its": "their",
}
_IN_VOICE = {"unclear": "in a voice that is unclear", "narrator": "in the outlet's own voice"}
_WAYS = ["chain", "voice", "polarity", "hedge"]


def first(units, asked, tellings, claims) -> list[str]:
    """How each outlet tells the first claim of the file: the question that the corpus was made for."""
    if asked.empty or claims.empty:
        return ["Nothing is asked of these texts: the corpus has no claims, or nothing was scored."]
    one = asked.iloc[0]
    ours = with_outlets(tellings[tellings["claim"] == one["claim"]], units)
    status = claims[claims["claim"] == one["claim"]]
    said = []
    if ours.empty:
        said.append(
            f"“{one['says']}” was not found by these phrases in any of {counted(len(status), 'article')}."
        )
    else:
        by: dict[tuple, list[str]] = {}
        for outlet, rows in ours.groupby("outlet", sort=False):
            by.setdefault(_ways(rows), []).append(outlet)
        ways = "; ".join(_tell(where, how) for how, where in by.items())
        told = [(outlet, address(one["claim"], outlet=outlet)) for where in by.values() for outlet in where]
        said.append(Led(f"“{one['says']}”: {ways}.", told))
        n_docs, passages = ours["doc_id"].nunique(), counted(len(ours), "passage")
        where = f"{n_docs:,} of {counted(len(status), 'article')}"
        said.append(Led(f"{passages} in {where}.", [(passages, address(one["claim"]))]))
        said += _tails(ours)
    return [*said, *_not_found(one, status, units)]


def sentences(units, asked, tellings, claims) -> list[str]:
    if asked.empty or claims.empty:
        return ["Nothing is asked of these texts: the corpus has no claims, or nothing was scored."]
    ours = with_outlets(tellings, units)
    says = labels(asked)
    outlets = list(dict.fromkeys(claims["outlet"]))
    n_outlets = ours.groupby("claim")["outlet"].nunique().reindex(list(says), fill_value=0)
    said = [_how_many(says, ours, outlets)]
    if len(outlets) > 1:
        every = n_outlets[n_outlets == len(outlets)]
        is_denied = (ours["claim"].isin(every.index) & (ours["polarity"] == "denied")).any()
        said += _named(every, says, f"{'told or denied' if is_denied else 'found'} in every outlet")
        one_only = n_outlets.index[n_outlets == 1]
        where = ours.drop_duplicates("claim").set_index("claim")["outlet"]
        in_one = {name: f"“{says[name]}” in {where[name]}" for name in one_only}
        if in_one:
            listing = listed(in_one.values(), _MOST)
            said.append(f"{_were(len(in_one))} found in one outlet only: {listing}.")
    if len(outlets) > 2:
        said += _in_two(ours, says, outlets)
    said += _named(n_outlets[n_outlets == 0], says, "found nowhere by these phrases")
    said += _whose(ours, says, outlets)
    said += _commitments(ours, says)
    said += _denied(ours, says)
    told = {name: text for name, text in says.items() if name in set(ours["claim"])}
    return [*(_led(sentence, told, len(ours)) for sentence in said), *_absences(asked, claims, units)]


def address(claim: str, **more: str) -> str:
    """The address of the tellings of a claim."""
    return rows_of("tellings", {"claim": claim, **more})


def _led(sentence: str, told: dict[str, str], n: int) -> str:
    """The sentence, in which each claim that it quotes leads to its tellings, and their number to all `n`."""
    addresses = {f"“{text}”": address(name) for name, text in told.items()}
    addresses |= {counted(n, "passage"): rows_of("tellings", {})} if n else {}
    if not addresses:
        return sentence
    words = re.compile("|".join(map(re.escape, sorted(addresses, key=len, reverse=True))))
    return Led(sentence, [(found[0], addresses[found[0]]) for found in words.finditer(sentence)])


def with_outlets(tellings: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The tellings as they can be told as facts, with their outlets."""
    wanted = units[["doc_id", "sent_id", "outlet"]]
    found = as_facts(tellings).merge(wanted, on=["doc_id", "sent_id"], how="left", validate="many_to_one")
    assert found["outlet"].notna().all(), "a telling lies in no sentence"
    return found


def _ways(rows: pd.DataFrame) -> tuple[tuple, ...]:
    """The ways in which an outlet tells it, each once."""
    cells = rows[_WAYS].astype(object).where(lambda cell: cell.notna(), None)
    return tuple(dict.fromkeys(cells.itertuples(index=False, name=None)))


def _tell(outlets: list[str], ways: tuple[tuple, ...]) -> str:
    """As in "A says it in its own voice and cites Lee (“said”)", "A and B say it in their own voice"."""
    many = len(outlets) > 1
    return f"{listed(outlets)} {listed(_way(*way, many) for way in ways)}"


def _way(chain: str | None, voice: str, polarity: str, hedge: str | None, many: bool) -> str:
    def verb(one: str) -> str:
        return _VERBS[one] if many else one

    links = sources(chain) if chain else []
    cues = {cue for _, cue in links}
    words = [f"“{word}”" for word in (hedge or "").split("; ") if word and word not in cues]
    hedged = f", hedged by {listed(words)}" if words else ""
    turned = {"denied": ("denies", "it"), "unspecified": ("leaves", "it open")}.get(polarity)
    if not links:
        said, it = turned or ("says", "it")
        own = f"in {verb('its')} own voice" if voice == "narrator" else WHOSE[voice]
        return f"{verb(said)} {it} {own}{hedged}"
    *outer, (name, cue) = links
    via = f", via {listed(f'{name} (“{cue}”)' for name, cue in reversed(outer))}" if outer else ""
    if name == NO_SOURCE:
        first = f"{verb(turned[0])} {turned[1]} and " if turned else ""
        return f"{first}{verb('gives')} no source (“{cue}”){via}{hedged}"
    who = f", who {' '.join(turned)}" if turned else ""
    return f"{verb('cites')} {name} (“{cue}”){via}{who}{hedged}"


def sources(chain: str) -> list[tuple[str, str]]:
    """Each source of a chain and its cue, outermost first; "Lee; Roe (said)" gives "Lee and Roe", "said"."""
    links = [link.rpartition(" (") for link in chain.split(ARROW)]
    return [(listed(name.split("; ")), cue.removesuffix(")")) for name, _, cue in links]


def _tails(ours: pd.DataFrame) -> Iterator[str]:
    """Where an evaluating clause follows, and in whose voice."""
    for voice, rows in ours[ours["tail"].notna()].groupby("tail_voice", sort=False):
        whose = _IN_VOICE.get(voice, f"in the voice: {voice}")
        claim, what = rows["claim"].iloc[0], "An -ing clause that may comment on it"
        said = f"{what} follows in {listed(dict.fromkeys(rows['outlet']))}, {whose}."
        yield Led(said, [(what, address(claim, **{"tail!": "", "tail_voice": voice}))])


def _not_found(one: pd.Series, status: pd.DataFrame, units: pd.DataFrame) -> Iterator[str]:
    missing, names = status[status["status"] == "not found"], article_names(units)
    n_words = units.groupby("doc_id")["n_words"].sum()
    if len(missing):
        where = listed(
            (f"{names[doc_id]} ({counted(n_words.get(doc_id, 0), 'word')})" for doc_id in missing["doc_id"]),
            _MOST,
        )
        yield f"“{one['says']}” was not found by these phrases in {where}; nobody has checked."
    yield from _absences(pd.DataFrame([one]), status, units)


def _absences(asked: pd.DataFrame, claims: pd.DataFrame, units: pd.DataFrame) -> Iterator[str]:
    """One sentence for each claim and document that a person checked."""
    names = article_names(units)
    n_words = units.groupby("doc_id")["n_words"].sum()
    for one in asked.itertuples():
        for row in claims[(claims["claim"] == one.claim) & (claims["status"] == "absent")].itertuples():
            checked = row.checked_by if isinstance(row.checked_by, str) else None
            reference = one.reference if isinstance(one.reference, str) else None
            yield absence(one.says, names[row.doc_id], int(n_words.get(row.doc_id, 0)), reference, checked)


def _how_many(says: dict[str, str], ours: pd.DataFrame, outlets: list[str]) -> str:
    found = ours["claim"].nunique()
    texts = "the text of one outlet" if len(outlets) == 1 else f"the texts of {len(outlets):,} outlets"
    passages = counted(len(ours), "passage")
    were = "was" if len(says) == 1 else "were"
    return f"{found:,} of {counted(len(says), 'claim')} {were} found in {texts}, in {passages}."


def _were(n: int) -> str:
    """As in "1 claim was", "2 claims were"."""
    return f"{counted(n, 'claim')} {'was' if n == 1 else 'were'}"


def _named(n_outlets: pd.Series, says: dict[str, str], what: str) -> Iterator[str]:
    if len(n_outlets):
        listing = listed((f"“{says[name]}”" for name in n_outlets.index), _MOST)
        yield f"{_were(len(n_outlets))} {what}: {listing}."


def _in_two(ours: pd.DataFrame, says: dict[str, str], outlets: list[str]) -> Iterator[str]:
    """Claims that two outlets tell and no other, by the pair, those with most first."""
    pairs: dict[tuple[str, ...], list[str]] = {}
    for name, where in ours.groupby("claim", sort=False)["outlet"].unique().items():
        if len(where) == 2:
            pairs.setdefault(tuple(sorted(where, key=outlets.index)), []).append(name)
    if not pairs:
        return
    shown = []
    for pair, names in sorted(pairs.items(), key=lambda one: -len(one[1])):
        claims = listed((f"“{says[name]}”" for name in sorted(names, key=list(says).index)), _MOST)
        shown.append(f"{listed(pair)} {len(names):,} ({claims})")
    n = sum(map(len, pairs.values()))
    yield f"{_were(n)} found in two outlets only: {listed(shown, _PAIRS)}."


def _whose(ours: pd.DataFrame, says: dict[str, str], outlets: list[str]) -> Iterator[str]:
    """Claims that one outlet tells in its own voice only, and another on a source's word only."""
    ours = ours[ours["polarity"] == "affirmed"]
    whose = [_is_own(chain, voice) for chain, voice in zip(ours["chain"], ours["voice"], strict=True)]
    own = pd.Series(whose, index=ours.index, dtype=object)
    shown = []
    for name in says:
        rows = ours["claim"] == name
        voiced = {outlet: set(cells) for outlet, cells in own[rows].groupby(ours.loc[rows, "outlet"])}
        ways = {
            whose: [outlet for outlet in outlets if voiced.get(outlet) == {whose}] for whose in (True, False)
        }
        if ways[True] and ways[False]:
            shown.append(
                f"“{says[name]}” (own voice: {listed(ways[True])}; with a source: {listed(ways[False])})"
            )
    if shown:
        is_said = "is said" if len(shown) == 1 else "are said"
        how = f"{is_said} by one outlet only in its own voice, and by another only with a source"
        yield f"{counted(len(shown), 'claim')} {how}: {listed(shown, _PARTED)}."


def _is_own(chain: object, voice: str) -> bool | None:
    """Whether a passage is the outlet's own, or else a source's; null where nobody knows whose it is."""
    if not isinstance(chain, str):
        return True if voice == "narrator" else None
    return False if any(name != NO_SOURCE for name, _ in sources(chain)) else None


def _commitments(ours: pd.DataFrame, says: dict[str, str]) -> Iterator[str]:
    """Claims that outlets tell with verbs of different commitment, those with most kinds first."""
    known = ours[ours["commitment"].notna()]
    kinds = known.groupby("claim")["commitment"].nunique()
    parted = sorted(
        (name for name in kinds.index if kinds[name] > 1),
        key=lambda name: (-kinds[name], list(says).index(name)),
    )
    if not parted:
        return
    shown = [f"“{says[name]}”: {_stances(known[known['claim'] == name])}" for name in parted[:_PARTED]]
    shown += [f"{len(parted) - _PARTED:,} more"] if len(parted) > _PARTED else []
    differ = "outlets differ in whether the verb endorses or doubts the source"
    said = f"For {counted(len(parted), 'claim')}, {differ}"
    yield f"{said}: {'; '.join(shown)}."


def _stances(rows: pd.DataFrame) -> str:
    """As in "neutral in A and B, endorsing in C"."""
    made = []
    for kind in COMMITMENTS:
        where = list(dict.fromkeys(rows.loc[rows["commitment"] == kind, "outlet"]))
        made += [f"{_STANCE[kind]} in {listed(where)}"] if where else []
    return ", ".join(made)


def _denied(ours: pd.DataFrame, says: dict[str, str]) -> Iterator[str]:
    rows = ours[ours["polarity"] == "denied"].drop_duplicates(["claim", "outlet"])
    if len(rows):
        shown = [f"“{says[row.claim]}” in {row.outlet}" for row in rows.itertuples()]
        yield f"A passage denies the claim in {counted(len(rows), 'cell')}: {listed(shown, _MOST)}."
