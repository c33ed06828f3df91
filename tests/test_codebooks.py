"""Codebooks: those of the package are whole, and a slip in one's own is named with its line and remedy."""

import pytest

from analysis.mark.attribution.base import ACTS, COMMITMENTS
from analysis.read.coding.codebooks import CodebookError, codebook, codebooks, variables

BOOKS = {book.name: book for book in codebooks()}
VARIABLES = [one for book in BOOKS.values() for one in book.variables]

GOOD = """title = "Weather"
source = "ours"
units = ["sentence"]

[[variable]]
name = "sky"
question = "What does it say of the sky?"

[[variable.value]]
code = "clear"
definition = "No cloud."

[[variable.value]]
code = "grey"
definition = "A cloud."

[[variable]]
name = "storm"
question = "Is there a storm?"
answers = "yes/no"
definition = "Wind of force 9."
"""


@pytest.fixture
def written(tmp_path):
    def write(text, name="weather.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("variable", VARIABLES, ids=lambda one: one.name)
def test_every_variable_has_its_source_and_says_what_counts_and_what_only_seems_to(variable):
    assert variable.source and variable.question.endswith("?")
    if variable.answers == "values":
        assert all(value.definition and value.example and value.near_miss for value in variable.values)
    else:
        assert variable.definition and variable.example and variable.near_miss


def test_the_generic_frames_are_the_twenty_items_of_five_scales():
    scales = [one.scale for one in BOOKS["generic-frames"].variables]
    n = {scale: scales.count(scale) for scale in dict.fromkeys(scales)}
    assert n == {"responsibility": 5, "human_interest": 5, "conflict": 4, "morality": 3, "economic": 3}


def test_there_are_fifteen_policy_frames_and_four_elements():
    (primary,) = BOOKS["policy-frames"].variables
    assert len(primary.values) == 15 and len(BOOKS["entman"].variables) == 4


def test_what_a_detector_says_too_has_the_detectors_own_values():
    own = {one.name: one for one in VARIABLES}
    assert set(own["commitment"].codes) == set(COMMITMENTS)
    assert set(own["act"].codes) == set(ACTS)


def test_a_book_or_a_scale_stands_for_its_variables():
    books = tuple(BOOKS.values())
    names = [one.name for one in variables(books, ["conflict", "frame_cause", "conflict_sides"])]
    assert names == [
        "conflict_disagree",
        "conflict_reproach",
        "conflict_sides",
        "conflict_winners",
        "frame_cause",
    ]
    assert len(variables(books, ["entman"])) == 4
    with pytest.raises(CodebookError, match='called "frams"; there are .*entman'):
        variables(books, ["frams", "entman"])


def test_a_codebook_of_ones_own_is_read(written):
    book = codebook(written(GOOD))
    sky, storm = book.variables
    assert (book.name, sky.codes, storm.codes) == ("weather", ("clear", "grey"), ("yes", "no"))
    assert sky.units == ("sentence",) and storm.source == "ours" and sky.level == "nominal"


BAD = {
    "no TOML": (('title = "Weather"', 'title = "Weather'), "weather.toml:1: "),
    "no title": (('title = "Weather"\n', ""), "weather.toml:1: title is empty or missing"),
    "a field that there is not": (
        ('name = "sky"', 'name = "sky"\nlabel = "x"'),
        '7: no field is called "label"',
    ),
    "a question that is no text": (('"What does it say of the sky?"', "3"), "7: question is not a text in"),
    "a unit that there is not": (
        ('["sentence"]', '["sentense"]'),
        '3: units "sentense" is none; write one of art',
    ),
    "a level that there is not": (
        ('name = "sky"', 'name = "sky"\nlevel = "ratio"'),
        '7: level "ratio" is none',
    ),
    "answers that there are not": (('"yes/no"', '"maybe"'), '20: answers "maybe" is none'),
    "answers and values": (
        ('name = "sky"', 'name = "sky"\nanswers = "text"'),
        "7: there are answers and values",
    ),
    "no values": (('answers = "yes/no"\n', ""), "17: the variable has no two values; add [[variable.value]]"),
    "no definition of yes": (('definition = "Wind of force 9."\n', ""), "17: definition is empty or missing"),
    "a value without a definition": (('definition = "A cloud."\n', ""), "13: definition is empty or missing"),
    "a code twice": (('"grey"', '"Clear"'), '14: code "Clear" appears twice (first on line 10)'),
    "a name twice": (('"storm"', '"sky"'), '18: name "sky" appears twice (first on line 6)'),
    "a name that is a column": (('"storm"', '"note"'), '18: name "note" is a column of every sheet'),
    "a name that cannot be a column": (('"storm"', '"Storm!"'), '18: name "Storm!" cannot be a column'),
    "a code that a spreadsheet runs": (('"grey"', '"=1+1"'), '14: code "=1+1" cannot be typed'),
    "a word on an interval": (
        ('name = "sky"', 'name = "sky"\nlevel = "interval"'),
        '11: code "clear" is no number; write one, or level = "ordinal"',
    ),
    "one table": (('[[variable]]\nname = "storm"', '[variable]\nname = "storm"'), "weather.toml:"),
    "a detector that there is not": (
        ('name = "storm"', 'name = "storm"\ndetector = "x"'),
        '19: detector "x" is',
    ),
    "a scale of values": (
        ('name = "sky"', 'name = "sky"\nscale = "air"'),
        "7: a scale is the mean of yes/no",
    ),
    "a scale called as a variable": (
        ('answers = "yes/no"', 'answers = "yes/no"\nscale = "sky"'),
        '21: scale "sky" is the name of a variable',
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_slip_is_named_with_its_line_and_what_to_do(name, written):
    (old, new), problem = BAD[name]
    assert old in GOOD
    with pytest.raises(CodebookError) as refused:
        codebook(written(GOOD.replace(old, new)))
    assert any(problem in one for one in refused.value.problems), refused.value.problems
    assert all(";" in one for one in refused.value.problems)


def test_every_slip_of_every_file_is_told_at_once(written, tmp_path):
    one = written(GOOD.replace('"grey"', '"clear"').replace('"sentence"', '"word"'))
    other = written("title = 3", "other.toml")
    with pytest.raises(CodebookError) as refused:
        codebooks(files=[one, other, tmp_path / "none.toml"])
    told = "\n".join(refused.value.problems)
    assert 'weather.toml:3: units "word"' in told and 'weather.toml:14: code "clear"' in told
    assert "other.toml:1: title is not" in told and "none.toml: cannot be read" in told


def test_a_variable_that_two_books_have_is_refused(written, tmp_path):
    (tmp_path / "codebooks").mkdir()
    written(GOOD.replace('"sky"', '"hedge"'), "codebooks/mine.toml")
    with pytest.raises(CodebookError, match='mine.toml:1: the variable "hedge" is in language.toml, too'):
        codebooks(tmp_path)


@pytest.mark.parametrize("text", ["", "x = " + "[" * 5000, 'title = "\ud800"', "[[variable]]\n" * 50])
def test_whatever_is_in_the_file_is_a_problem_with_its_name(text, tmp_path):
    path = tmp_path / "odd.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(CodebookError) as refused:
        codebook(path)
    assert all(one.startswith("odd.toml") for one in refused.value.problems)
