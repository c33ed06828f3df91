"""Chains: who says that who said it, also where a detector has two attributions inside each other."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare import chains


def table(*parents, doc_id="d0"):
    """One attribution per parent, numbered from 0; None has none."""
    rows = [(doc_id, number, parent) for number, parent in enumerate(parents)]
    made = pd.DataFrame(rows, columns=["doc_id", "attribution_id", "parent"])
    return made.astype({"parent": "Int32"})


def test_the_outermost_source_comes_first_and_the_attribution_itself_last():
    assert chains(table(None, 0, 1, None)) == {
        ("d0", 0): (0,),
        ("d0", 1): (0, 1),
        ("d0", 2): (0, 1, 2),
        ("d0", 3): (3,),
    }


def test_a_parent_may_come_later_in_the_text():
    assert chains(table(1, None))[("d0", 0)] == (1, 0)


def test_documents_do_not_mix():
    both = pd.concat([table(None, 0), table(1, None, doc_id="d1")], ignore_index=True)
    assert chains(both) == {("d0", 0): (0,), ("d0", 1): (0, 1), ("d1", 0): (1, 0), ("d1", 1): (1,)}


def test_of_two_that_hold_each_other_the_first_is_the_outer_one():
    assert chains(table(1, 0)) == {("d0", 0): (0,), ("d0", 1): (0, 1)}


def test_what_hangs_on_a_circle_hangs_on_its_first_one():
    assert chains(table(3, 2, 1, 1)) == {
        ("d0", 0): (1, 3, 0),
        ("d0", 1): (1,),
        ("d0", 2): (1, 2),
        ("d0", 3): (1, 3),
    }


def test_no_attribution_gives_no_chain():
    assert chains(table()) == {}


@given(st.lists(st.one_of(st.none(), st.integers(0, 11)), max_size=12))
def test_whatever_the_parents_every_chain_ends_and_goes_over_parents(parents):
    known = [parent if parent is None or parent < len(parents) else None for parent in parents]
    made = chains(table(*known))
    assert list(made) == [("d0", number) for number in range(len(known))]
    for (_, number), line in made.items():
        assert line[-1] == number and len(set(line)) == len(line)
        assert all(known[inner] == outer for outer, inner in zip(line, line[1:], strict=False))
        assert made["d0", line[0]] == (line[0],)
