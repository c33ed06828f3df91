"""Guards: each says of a phrase in its sentence whether it is what the word list means by it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

from analysis.mark.base import Guard, Sentence
from analysis.mark.guards import (
    appearance,
    belief,
    boosters,
    hearsay,
    likelihood,
    modals,
    numbers,
    prospects,
    questions,
)
from analysis.mark.guards.context import Near


def _guard(judge: Callable[[Near], bool]) -> Guard:
    def guard(sentence: Sentence, first: int, last: int) -> bool:
        return judge(Near(sentence, first, last))

    return guard


def guards(*modules: ModuleType) -> Mapping[str, Guard]:
    """Every public function that these modules define, under its name."""
    found = {
        name: _guard(judge)
        for module in modules
        for name, judge in vars(module).items()
        if callable(judge)
        and getattr(judge, "__module__", "") == module.__name__
        and not name.startswith("_")
    }
    return MappingProxyType(found)


HEDGING = guards(modals, likelihood, prospects, appearance, belief, hearsay, questions, numbers)
CERTAINTY = guards(boosters)
