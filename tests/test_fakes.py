"""The made-up corpus of the tests of telling is one that the detectors could have marked."""

from support.fakes import fake

from analysis import tables


def test_the_made_up_tables_have_the_columns_of_the_real_ones_and_marks_lie_on_their_words():
    made = fake()
    for name, rows in [*made._asdict().items(), *made.more.items(), ("rates", made.rates)]:
        if name == "references":  # as they were given
            continue
        assert len(rows) or name == "attribution_spans", name
        tables.arrow(name, rows)
    text = made.articles.set_index("doc_id")["text"]
    hedges = made.marks[made.marks["measure"] == "hedging"]
    assert {text[row.doc_id][row.start : row.end].lower() for row in hedges.itertuples()} == {"may"}
