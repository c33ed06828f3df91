"""Numbers and lists of names as they are written."""

import pytest

from analysis.tell.phrasing import listed


@pytest.mark.parametrize(
    ("names", "most", "written"),
    [
        ("A", None, "A"),
        ("AB", None, "A and B"),
        ("ABC", None, "A, B and C"),
        ("ABC", 3, "A, B and C"),
        ("ABCD", 3, "A, B and 2 more"),
        ("ABCDE", 2, "A and 4 more"),
    ],
)
def test_a_list_has_so_many_entries_and_what_is_left_out_is_counted(names, most, written):
    assert listed(names, most) == written
