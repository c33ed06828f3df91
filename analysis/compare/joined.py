"""What is joined with what, directly or through others."""

from collections.abc import Iterable
from typing import TypeVar

Id = TypeVar("Id", bound=int | str)


def first_of_joined(ids: Iterable[Id], pairs: Iterable[tuple[Id, Id]]) -> dict[Id, Id]:
    """Each id with the first, in the order of `ids`, of those that `pairs` join it with."""
    above = {one: one for one in ids}
    place = {one: at for at, one in enumerate(above)}

    def root(one: Id) -> Id:
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        first, last = sorted(map(root, pair), key=place.__getitem__)
        above[last] = first
    return {one: root(one) for one in above}
