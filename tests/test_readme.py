"""The README is tested: its commands run, its tables are the tables, its files are there."""

import argparse
import re
import shlex
from fnmatch import fnmatch
from pathlib import Path

import pytest

from analysis import compare, read, tables, tell, validate
from analysis.cli import _parser
from analysis.read.folder.claims import claims
from analysis.tell.findings import FINDINGS, brief

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
COMMANDS = re.findall(r"-m analysis ([^#\n>`]+)", README)


def _commands(parser, name=""):
    """Each command that does something, as it is typed, with its options."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for word, each in action.choices.items():
            yield from _commands(each, f"{name} {word}".strip())
    if not below:
        yield (
            name,
            tuple(option for option in parser._option_string_actions if option[:3] not in ("-h", "--h")),
        )


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


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_understood(command):
    assert _parser().parse_args(shlex.split(command))


def test_what_the_examples_read_and_write_is_left_out_of_the_repository():
    """Texts of others, and what is computed from them: by the first part of each path."""
    kept_out = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split() if line[:1] == "/"]
    asked = [vars(_parser().parse_args(shlex.split(command))) for command in COMMANDS]
    options = ("corpus", "documents", "out", "errors", "gold", "polnear")
    paths = [str(given[option]) for given in asked for option in options if given.get(option)]
    paths += re.findall(r"^\S+python -m analysis .*> (\S+)$", README, re.MULTILINE)
    assert {"my-event", "new-masks.csv", "news.parquet", "news-tables", "errors.csv"} <= set(paths)
    tops = {f"/{Path(path).parts[0]}" for path in paths} - {"/sample"}
    assert not [top for top in tops if not any(fnmatch(top, line) for line in kept_out)]


@pytest.mark.parametrize(("command", "options"), sorted(_commands(_parser())))
def test_every_command_and_every_option_is_there(command, options):
    assert f"python -m analysis {command}".strip() in README
    assert not [option for option in options if f"{option} " not in README and f"{option}`" not in README]


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_notebook_is_listed(path):
    assert f"| [{path.stem}](notebooks/{path.name}) |" in README


def test_the_way_through_the_notebooks_names_each_in_order_and_its_links_lead_to_files():
    folder = ROOT / "notebooks"
    page = (folder / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[(.+?)\]\((.+?)\) \|", page, re.MULTILINE)
    assert rows == [(path.stem, path.name) for path in sorted(folder.glob("*.ipynb"))]
    for target in re.findall(r"\]\(((?!http)[^)#]+)", page):
        assert (folder / target).exists(), target


def test_the_claim_and_the_figure_that_it_shows_can_be_read(tmp_path):
    shown = re.search(r"```toml\n(.*?)```", README, re.DOTALL)[1]
    (tmp_path / "claims.toml").write_text(shown, encoding="utf-8")
    claim, figure = claims(tmp_path, None, None)
    assert claim.id == "request" and len(claim.find) == 2
    assert figure.value == "30%" and figure.role and figure.baseline


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
    given = compare.compared("trump-xi-call")
    found = [
        tell.finding(name, *(given[table] for table in needed)) for name, (needed, _) in FINDINGS.items()
    ]
    first = [f"{n}. {' '.join(one.sentences)}" for n, one in enumerate(brief(given), start=1)]
    more = [f"- {' '.join(one.sentences)}" for one in found]
    opened = [
        "<details><summary>All that is computed, section by section</summary>",
        "",
        *more,
        "",
        "</details>",
    ]
    return "\n".join([*first, "", *opened])


def test_what_it_shows_of_codes_is_what_the_sheets_of_the_sample_give():
    """Run `python tests/test_readme.py` to write it anew."""
    assert _codes() in README


def _codes() -> str:
    """The table of `validate codes sample` without the coders alone, and the sentence that says least."""
    coded = validate.codes("sample", [])
    lines = [
        line.rstrip()
        for line in tell.coding_agreement(coded).text.splitlines()
        if not re.match(r"detector, (anna|ben)", line)
    ]
    table = lines[: lines.index("")] if "" in lines else lines
    (said,) = [one for one in tell.on_codes(coded).sentences if "nothing is said of it" in one]
    return "\n".join([*(line for line in table if not line.startswith("All x 100")), "...", said])


if __name__ == "__main__":
    between = re.compile(r"(?<=<!-- findings -->\n).*?(?=\n<!-- end of findings -->)", re.DOTALL)
    written = between.sub(lambda _: _findings(), README)
    between = re.compile(r"(?<=```text\n)compared  .*?(?=\n```)", re.DOTALL)
    written = between.sub(lambda _: _codes(), written)
    (ROOT / "README.md").write_text(written, encoding="utf-8")
