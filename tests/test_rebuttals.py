"""Who denies a telling at once: in its sentence or the next, and only a bare "this" or "it"."""

import pytest
from support.told import marked

from analysis import compare, tell

CASES = {
    "The ministry said the call came at Lee's request. The union denied this.": "The union (denied)",
    "The ministry said the call came at Lee's request. The union has denied the claim, saying it waited.": (
        "The union (has denied)"
    ),
    "The call came at Lee's request. The union denied that it was late.": None,
    "The call came at Lee's request. It rained. The union denied this.": None,
    "The union denied this. The call came at Lee's request.": None,
}


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    made = marked(tmp_path_factory.mktemp("answered"), *CASES)
    return made, compare.phrase_tellings(made, "request", ["at Lee's request"])


def test_a_bare_denial_in_the_next_sentence_is_an_answer_and_no_other(cases):
    assert compare.rebuttals(*cases) == list(CASES.values())


def test_the_view_of_a_claim_has_a_column_for_it_only_where_somebody_denies(cases):
    made, told = cases
    assert "The union (denied)" in tell.tellings(made, told).text
    quiet = told[told["doc_id"].isin(["d2", "d3"])]
    assert "denied at once" not in tell.tellings(made, quiet).text
    assert "denied at once" in tell.tellings(made, told).text
