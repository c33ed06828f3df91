"""Things, events and groups without a name: by their head."""

from analysis.compare.labels.mentions import Mention
from analysis.compare.labels.sentences import Usage, singular


def name_things(found: list[Mention], usage: Usage) -> None:
    for one in found:
        if one.key is None:
            one.key = "head", singular(one.head)
