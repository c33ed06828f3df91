"""The README is tested: its commands run, its tables are the tables, its files are there."""

import re
from pathlib import Path

import pytest

from analysis import compare, mark, read, tables, tell
from analysis.cli import _parser
from analysis.tell.findings import FINDINGS

ROOT = Path(__file__).parents[1]
SAY_IT_THEMSELVES = {
    "title",
    "byline",
    "distributor",
    "host",
    "url",
    "path",
    "sha256",
    "text",
    "cue_start",
    "cue_end",
}
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", tables.SCHEMAS)
def test_every_table_is_listed_with_its_columns(name):
    row = re.search(rf"^\| `{name}` \|.*\| `([^`]*)` \|$", README, re.MULTILINE)
    assert row and row[1] == ", ".join(tables.columns(name))


@pytest.mark.parametrize("name", tables.SCHEMAS)
def test_every_column_is_explained(name):
    explained = set(re.findall(r"`([a-z0-9_]+)`", README))
    assert set(tables.columns(name)) <= explained | SAY_IT_THEMSELVES


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)\)", README))
def test_every_link_leads_to_a_file(target):
    assert (ROOT / target).exists(), target


@pytest.mark.parametrize("command", re.findall(r"-m analysis ([^#\n]+)", README))
def test_every_command_is_understood(command):
    assert _parser().parse_args(command.split())


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)|`make (\w+)`", README, re.MULTILINE))
def test_every_make_target_is_there(target):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE)


def test_the_findings_on_the_five_articles_are_those_that_are_computed():
    """Run `python tests/test_readme.py` to write them anew."""
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    assert _findings() in README


def _findings():
    corpus = read.corpus("trump-xi-call")
    marked = mark.corpus(corpus)
    given = {**marked._asdict(), "rates": compare.rates(marked.marks, marked.voices, marked.sentences)}
    given |= compare.told_tables(marked, corpus.claims)._asdict()
    scores = mark.tone_scores(corpus, marked.voices)
    given["specifications"] = compare.specifications(scores, marked.voices, marked.sentences)
    found = [
        tell.finding(name, *(given[table] for table in needed)) for name, (needed, _) in FINDINGS.items()
    ]
    return "\n".join(f"- {' '.join(finding.sentences)}" for finding in found)


if __name__ == "__main__":
    between = re.compile(r"(?<=<!-- findings -->\n).*?(?=\n<!-- end of findings -->)", re.DOTALL)
    written = between.sub(lambda _: _findings(), README)
    (ROOT / "README.md").write_text(written, encoding="utf-8")
