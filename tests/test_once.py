"""What is made once: only within the context, and only of the very same tables."""

import pandas as pd

from analysis.once import remembered, remembering


def test_the_same_tables_are_counted_once_and_others_anew():
    calls = []

    @remembered
    def counted(rows, n=1):
        calls.append(n)
        return rows.head(n)

    rows, alike = pd.DataFrame({"a": [1, 2]}), pd.DataFrame({"a": [1, 2]})
    with remembering():
        assert counted(rows) is counted(rows)
        assert counted(rows, n=2) is counted(rows, n=2) is not counted(rows)
        assert counted(alike) is not counted(rows)
    assert calls == [1, 2, 1]
    assert counted(rows) is not counted(rows)


def test_a_table_that_is_gone_is_not_taken_for_one_that_came_to_lie_in_its_place():
    @remembered
    def first(rows):
        return rows[0]

    with remembering():
        assert [first([number]) for number in range(50)] == list(range(50))


def test_another_context_begins_anew():
    calls = []

    @remembered
    def counted(rows):
        calls.append(rows)

    for _ in range(2):
        with remembering():
            counted("a")
    assert len(calls) == 2
