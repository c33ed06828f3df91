"""Claims: what `claims.toml` says, and every slip of it with its line."""

import pytest

from analysis import read
from analysis.read.folder.claims import claims

DOCUMENTS, REFERENCES = frozenset(("wire", "brief")), frozenset(("post",))

GOOD = """# two claims and a figure
[[claim]]
id = "request"
says = "The mayor asked for the meeting"
origin = "reference: post"
find = ["at the mayor's request", "mayor + asked for"]
not = ["at the governor's request"]
[claim.checked]
brief = "R. Meyer, 2025-06-07"

[[figure]]
id = "rate"
says = "The new rate"
value = "30%"
role = "rate on ships"
near = ["ships"]
baseline = "145%, April 2025"
in_force = "from 14 May 2025"

[[claim]]
id = "open"
says = "The port is open"
origin = "coverage"
find = ["port + open"]
"""


def problems(tmp_path, text, documents=DOCUMENTS, references=REFERENCES):
    (tmp_path / "claims.toml").write_text(text, encoding="utf-8")
    with pytest.raises(read.CorpusError) as error:
        claims(tmp_path, documents, references)
    return error.value.problems


def test_claims_and_figures_come_in_the_order_of_the_file(tmp_path):
    (tmp_path / "claims.toml").write_text(GOOD, encoding="utf-8")
    request, rate, is_open = claims(tmp_path, DOCUMENTS, REFERENCES)
    assert [one.id for one in (request, rate, is_open)] == ["request", "rate", "open"]
    assert request.find == ("at the mayor's request", "mayor + asked for")
    assert request.but_not == ("at the governor's request",)
    assert (request.reference, request.checked) == ("post", {"brief": "R. Meyer, 2025-06-07"})
    assert (rate.value, rate.find, rate.in_force) == ("30%", ("ships",), "from 14 May 2025")
    assert (is_open.reference, is_open.value) == (None, None)


def test_no_file_is_no_claims(tmp_path):
    assert claims(tmp_path, DOCUMENTS, REFERENCES) == () == claims(None, None, None)


CLAIM = '[[claim]]\nid = "a"\nsays = "b"\norigin = "coverage"\nfind = ["c"]\n'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (CLAIM + CLAIM, 'claims.toml:7: id "a" appears twice (first on line 2)'),
        (CLAIM.replace('"a"', '"A b"'), 'claims.toml:2: id "A b" is not of small letters'),
        (CLAIM.replace('"coverage"', '"guess"'), 'claims.toml:4: origin "guess" is none of'),
        (CLAIM.replace('"coverage"', '"reference: gone"'), 'claims.toml:4: there is no reference "gone"'),
        (CLAIM.replace('["c"]', '"c"'), "claims.toml:5: find is not a list of texts"),
        (CLAIM.replace('["c"]', "[1]"), "claims.toml:5: find is not a list of texts"),
        (CLAIM.replace('["c"]', "[]"), "claims.toml:5: find is empty or missing"),
        (CLAIM.replace('["c"]', '["c + %"]'), 'claims.toml:5: find "c + %" has a part without a word'),
        (CLAIM.replace('says = "b"\n', ""), "claims.toml:1: says is empty or missing"),
        (
            CLAIM + 'colour = "red"\n',
            'claims.toml:6: no field is called "colour"; a claim has id, says, origin',
        ),
        (CLAIM + '[claim.checked]\nherald = "R., 2025"\n', 'claims.toml:1: checked names "herald"'),
        (CLAIM + '[claim.checked]\nwire = "me"\n', 'claims.toml:1: checked "wire" is not'),
        (CLAIM + 'find = ["d"]\n', "claims.toml:6: cannot overwrite a value"),
        (CLAIM + 'not = ["d" "e"]\n', "claims.toml:6: unclosed array"),
        (CLAIM + '[[clame]]\nid = "x"\n', 'claims.toml:6: there is no table "clame"'),
        (CLAIM + 'figure = "x"\n', 'claims.toml:6: no field is called "figure"'),
        ('figure = "x"\n' + CLAIM, 'claims.toml:1: there is no table "figure"'),
        (
            '[[figure]]\nid = "f"\nsays = "s"\nvalue = "some"\nrole = "r"\nnear = ["n"]\n',
            'claims.toml:4: value "some" has no number',
        ),
    ],
)
def test_each_slip_is_named_with_its_line(tmp_path, text, problem):
    found = problems(tmp_path, text)
    assert len(found) == 1 and found[0].startswith(problem), found


def test_all_slips_are_named_at_once_in_the_order_of_the_file(tmp_path):
    found = problems(tmp_path, CLAIM.replace('"b"', "3") + CLAIM.replace('["c"]', '["%"]'))
    assert [problem.split(": ")[0] for problem in found] == [
        "claims.toml:3",
        "claims.toml:7",
        "claims.toml:10",
    ]


def test_a_file_that_is_not_utf_8_is_told_so(tmp_path):
    (tmp_path / "claims.toml").write_bytes(b"# caf\xe9\n")
    with pytest.raises(read.CorpusError, match="claims.toml:1: byte 5 is not UTF-8"):
        claims(tmp_path, DOCUMENTS, REFERENCES)


def test_names_are_not_checked_where_the_documents_are_bad(tmp_path):
    text = CLAIM.replace('"coverage"', '"reference: gone"') + '[claim.checked]\nherald = "R., 2025"\n'
    (tmp_path / "claims.toml").write_text(text, encoding="utf-8")
    assert len(claims(tmp_path, None, None)) == 1


def test_the_slips_of_the_claims_stand_beside_those_of_the_corpus(tmp_path):
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\na,gone.txt,Herald\n", encoding="utf-8")
    (tmp_path / "claims.toml").write_text(CLAIM.replace('"coverage"', '"guess"'), encoding="utf-8")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(tmp_path)
    assert [problem.split(":")[0] for problem in error.value.problems] == ["catalog.csv", "claims.toml"]
