"""The page on the word lists is tested: it names every file with its number of rows, and counts phrases.

`python tests/test_lexicon_readme.py` writes the numbers of rows anew.
"""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis import lexicon

PAGE = (lexicon.FOLDER / "README.md").read_text(encoding="utf-8")
TESTS = Path(__file__).parent
# A plain measure's list has its sources in its rows, and its tests in its case table.
PLAIN = {f"{name}.csv" for name in lexicon.plain_measures()}
FILES = sorted({path.name for path in lexicon.FOLDER.iterdir() if path.is_file()} - {"README.md", *PLAIN})
COLUMNS = ("read by", "decides", "what", "rows", "origin", "licence", "test")


def listed(page: str) -> list[tuple[str, dict[str, str]]]:
    """Each file of the table on top, with its cells by column."""
    found = re.findall(r"^\| `([^`]+)` \|(.*)\|$", page.split("\n## ")[0], re.MULTILINE)
    return [
        (name, dict(zip(COLUMNS, map(str.strip, cells.split("|")), strict=True))) for name, cells in found
    ]


TABLE = dict(listed(PAGE))


def n_rows(name: str) -> int:
    with (lexicon.FOLDER / name).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def test_every_word_list_is_in_the_table_once_and_nothing_else():
    assert [name for name, _ in listed(PAGE)] == FILES


@pytest.mark.parametrize("name", FILES)
def test_the_table_has_the_number_of_rows_of_the_file(name):
    assert TABLE[name]["rows"] == f"{n_rows(name):,}"


@pytest.mark.parametrize("name", FILES)
def test_every_word_list_has_a_purpose_an_origin_a_licence_and_a_test(name):
    assert all(TABLE[name].values())
    assert (TESTS / TABLE[name]["test"].strip("`")).is_file()


def test_the_table_says_which_modules_read_each_list():
    room = lexicon.FOLDER.parent
    named = {path: path.read_text(encoding="utf-8") for path in room.rglob("*.py")}
    for name, cells in TABLE.items():
        stem = re.escape(name.removesuffix(".csv"))
        # `phrase_measure` reads the list of its measure's name.
        reads = re.compile(rf'"{stem}\.csv"|phrase_measure\(\s*"{stem}"')
        found = sorted(str(path.relative_to(room)) for path, text in named.items() if reads.search(text))
        assert re.findall(r"`([^`]+)`", cells["read by"]) == found, name


@pytest.mark.parametrize("name", FILES)
def test_every_word_list_has_a_section_that_speaks_of_it(name):
    sections = PAGE.split("\n## ", 1)[1]
    assert f"`{name}`" in sections


MEASURED = pd.read_csv(Path(analysis.__file__).parent / "tell" / "views" / "accuracy.csv", dtype=str)


def said(of: str) -> list[float]:
    """The figures of the row of the page's table on what was measured, in order."""
    (row,) = [line for line in PAGE.splitlines() if line.startswith("|") and of in line]
    return [float(figure) for figure in re.findall(r"\d+\.\d", row.split("|")[-2])]


def test_the_figures_of_attribution_are_those_of_the_table_of_accuracy():
    measured = MEASURED.loc[MEASURED["measure"] == "attribution", "detector"].astype(float).tolist()
    assert len(measured) == 8
    assert said("month 11: 84 articles") == measured


def test_the_figures_of_hedging_are_those_of_the_table_of_accuracy():
    exact, sentence = MEASURED.loc[MEASURED["measure"] == "hedging", "detector"].astype(float)
    first, _, last = said("wiki-dev: 4,062 sentences")
    assert (first, last) == (exact, sentence)


@pytest.mark.parametrize("name", ["hedging", "certainty"])
def test_the_section_of_a_measure_counts_its_phrases_and_its_guards(name):
    rows = lexicon.rows(
        lexicon.FOLDER / f"{name}.csv", lexicon.PHRASE_COLUMNS, ("phrase",), ("phrase", "guard")
    )
    guarded = [row["guard"] for row in rows if row["guard"]]
    section = PAGE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    assert f"`{name}.csv`: {len(rows)} phrases" in section
    assert re.search(rf"\b{len(guarded)} behind one of {len(set(guarded))}\s+guards", section)


def _written_anew() -> None:
    row = re.compile(r"^(\| `([^`]+)` \|(?:[^|\n]*\|){3}) [\d,]+ \|", re.MULTILINE)
    top, rest = PAGE.split("\n## ", 1)
    top = row.sub(lambda found: f"{found[1]} {n_rows(found[2]):,} |", top)
    (lexicon.FOLDER / "README.md").write_text(f"{top}\n## {rest}", encoding="utf-8")


if __name__ == "__main__":
    _written_anew()
