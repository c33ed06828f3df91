"""The shared tables: columns and types hold for many rows, for none, and there and back."""

import pandas as pd
import pytest

from analysis import tables


def test_no_rows_give_the_columns_and_types_of_the_schema():
    for name in tables.SCHEMAS:
        empty = tables.frame(name, [])
        assert list(empty) == tables.columns(name) and len(empty) == 0
        assert tables.arrow(name, empty).schema.equals(tables.SCHEMAS[name])


def test_an_unknown_parent_is_null_and_a_known_one_a_whole_number():
    row = ("d", 0, None, 0, "said", 3, 7, "neutral", None, None, None, None, "direct", 1.0, True)
    made = tables.frame("attributions", [row, ("d", 1, 0, *row[3:])])
    assert made["parent"].isna().tolist() == [True, False]
    assert str(made["parent"].dtype) == "Int32" and made["parent"][1] == 0
    assert tables.arrow("attributions", made).to_pylist()[0]["parent"] is None


def test_a_missing_column_is_named_with_the_table():
    with pytest.raises(tables.TableError, match="voices: no column speaker, n_words"):
        tables.arrow("voices", tables.frame("voices", []).drop(columns=["speaker", "n_words"]))


def test_an_empty_cell_that_must_be_known_is_refused():
    rows = pd.DataFrame([("d", "o", "c", None, 0, None)], columns=tables.columns("claims"))
    with pytest.raises(ValueError, match="status"):
        tables.arrow("claims", rows)
