"""The symbols by which a grid of claims shows in whose voice and how surely each outlet tells one."""

VOICE = {"narrator": "■", "attributed": "□", "quoted": "“”", "unclear": "◇"}
COMMITMENT = {"endorse": "+", "distance": "−"}
HEDGED, DENIED, UNSPECIFIED, NOT_FOUND, ABSENT = "~", "¬", "?", "·", "∅"
LEGEND = (
    f"{VOICE['narrator']} in the outlet's own voice, {VOICE['attributed']} on a source's word, "
    f"{VOICE['quoted']} in quotation marks, {VOICE['unclear']} unsure whose word; "
    f"{COMMITMENT['endorse']} the verb endorses the source, "
    f"{COMMITMENT['distance']} it keeps a distance; {HEDGED} hedged, {DENIED} denied, {UNSPECIFIED} left "
    f"open (“did not say”); a number before a symbol: so many passages. {NOT_FOUND} not found by these "
    f"phrases; {ABSENT} looked for by a person and not there."
)


def symbol(how: str) -> str:
    """The way of telling as it is drawn: "□+~"."""
    voice, *more = how.split(", ")
    marks = {"hedged": HEDGED, "denied": DENIED, "unspecified": UNSPECIFIED, **COMMITMENT}
    return VOICE[voice] + "".join(marks[one] for one in more)
