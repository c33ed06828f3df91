"""README and docs are tested: their commands run, their tables are the tables, their links lead somewhere.

`python tests/test_readme.py` writes anew what they show of results.
"""

import argparse
import importlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import compare, lexicon, names, read, tables, tell, validate
from analysis.cli import _parser
from analysis.read.folder.claims import claims
from analysis.tell import charts
from analysis.tell.findings import FINDINGS, brief

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
N_LINES = 150  # a README that is read
N_QUOTED = 6  # words of an article in a row that a page may show
# What docs/findings.md calls a finding.
TITLES = {
    "corpus": "What was read",
    "contrasts": "Where they differ most",
    "first-claim": "The first claim",
    "claims": "All claims",
    "quotations": "Quotes",
    "who-speaks": "Who speaks",
    "how-presented": "Cue verbs",
    "hedging": "Hedges",
    "certainty": "Boosters",
    "keyness": "Wording",
    "labels": "What the actors are called",
    "passive": "Passives",
    "ancestry": "Shared wording",
    "ancestor": "A text behind the articles",
    "tone": "Tone",
    "headlines": "Tone of headlines",
}


def _text(path):
    return path.read_text(encoding="utf-8")


README = _text(ROOT / "README.md")
PAGES = {path.name: _text(path) for path in [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]}
EVERY = "\n".join(PAGES.values())
# All that links to a page, or is linked from one: pages of the repository that a reader can come to.
LINKING = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "notebooks/README.md")]
LINKING += [ROOT / f"analysis/{name}/README.md" for name in ("lexicons", "codebooks")]
LINKING += [*sorted(DOCS.glob("*.md")), ROOT / "seeds/sample/README.md"]
_BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_TYPED = re.compile(r"^ *(?:\S*python -m )?analysis ([a-z][^#>\n]*)", re.MULTILINE)
_INLINE = re.compile(r"`(?:\S*python -m )?analysis ([a-z][^`\n]*)`")


def _blocks(page, language):
    return [block for kind, block in _BLOCK.findall(page) if kind == language]


def _typed(page):
    """The commands of a page: those in its blocks, and those in its lines."""
    typed = [one.strip() for block in _blocks(page, "sh") for one in _TYPED.findall(block)]
    return typed + _INLINE.findall(page)


COMMANDS = sorted({(name, command) for name, page in PAGES.items() for command in _typed(page)})


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


def _anchors(page):
    """What a link can name of a page: its headings, as GitHub and the site make anchors of them."""
    heads = re.findall(r"^#+ (.+)$", _BLOCK.sub("", page), re.MULTILINE)
    heads = [re.sub(r"[`*]|\]\([^)]*\)|\[", "", head) for head in heads]
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def _first_cells(rows):
    return " ".join(re.findall(r"^\| ?([^|]+) \|", rows, re.MULTILINE))


def test_the_readme_can_be_read_at_one_sitting():
    assert len(README.splitlines()) <= N_LINES


def _links(path):
    targets = re.findall(r"\]\(((?!\w+:)[^)\s]+)\)", _BLOCK.sub("", _text(path)))
    return [(path.relative_to(ROOT).as_posix(), target) for target in targets]


@pytest.mark.parametrize(("page", "target"), [link for path in LINKING for link in _links(path)])
def test_every_link_leads_to_a_file_and_a_heading(page, target):
    name, _, anchor = target.partition("#")
    there = (ROOT / page).parent / name if name else ROOT / page
    assert there.exists(), f"{page}: {target}"
    assert not anchor or anchor in _anchors(_text(there)), f"{page}: {target}"


def test_every_page_is_in_the_contents_and_in_the_navigation():
    index, site = PAGES["index.md"], _text(ROOT / "mkdocs.yml")
    for path in DOCS.glob("*.md"):
        assert path.name == "index.md" or f"]({path.name})" in index
        assert f": {path.name}\n" in site


@pytest.mark.parametrize("target", ["there.md#a-part", "nowhere.md", "there.md#no-part", "nowhere.svg"])
def test_the_site_is_built_only_where_every_link_leads_somewhere(tmp_path, target):
    """With the options of `make docs`: `--quiet`, too, and mkdocs would count no warning."""
    pytest.importorskip("mkdocs")
    options = re.search(r"mkdocs (build.*)", _text(ROOT / "Makefile"))[1].split()
    settings = _text(ROOT / "mkdocs.yml").partition("\nnav:")[0]
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    shutil.copy(DOCS / "hooks.py", tmp_path / "docs")
    (tmp_path / "docs/index.md").write_text(f"# A page\n\n[it]({target})\n", encoding="utf-8")
    (tmp_path / "docs/there.md").write_text("# There\n\n## A part\n", encoding="utf-8")
    built = subprocess.run([sys.executable, "-m", "mkdocs", *options], cwd=tmp_path, capture_output=True)
    assert (built.returncode == 0) == (target == "there.md#a-part"), built.stderr.decode()


def test_the_glossary_has_the_terms_of_the_report():
    terms = re.findall(r"<dt>(.+?)</dt>", _text(ROOT / "analysis/tell/report/glossary.html"))
    first = PAGES["glossary.md"].partition("\n## ")[0]
    assert re.findall(r"^\| ([^|]+) \|", first, re.MULTILINE)[1:] == terms


@pytest.mark.parametrize("name", tables.SCHEMAS)
def test_every_table_is_listed_with_its_columns(name):
    row = re.search(rf"^\| `{name}` \|.*\| `([^`]*)` \|$", PAGES["tables.md"], re.MULTILINE)
    assert row and row[1] == ", ".join(tables.columns(name))


@pytest.mark.parametrize("name", tables.SCHEMAS)
def test_every_column_is_explained(name):
    below = PAGES["tables.md"].partition("## Documents and positions")[2]
    assert set(tables.columns(name)) <= set(re.findall(r"`(\w+)`", _first_cells(below)))


def test_every_measure_and_every_codebook_is_named_and_no_other():
    """But for measures that are a word list and no more: those bring themselves."""
    measures = re.findall(r"`(\w+)`", _first_cells(PAGES["method.md"]))
    assert measures == [name for name in names.MEASURES if name not in lexicon.plain_measures()]
    below = PAGES["validation.md"].partition("| `--variable` |")[2].partition("\n\n")[0]
    codebooks = sorted(path.stem for path in (ROOT / "analysis/codebooks").glob("*.toml"))
    assert sorted(re.findall(r"`([a-z-]+)`", _first_cells(below))) == codebooks


def test_the_columns_of_labels_are_explained(marked_sample):
    labels = compare.labels(marked_sample)
    called = compare.called(labels, marked_sample.articles)
    for name, table in (("labels", labels), ("called", called)):
        rows = PAGES["python.md"].partition(f"| column of `{name}` |")[2].partition("\n\n")[0]
        assert set(table) == set(re.findall(r"`(\w+)`", _first_cells(rows)))


@pytest.fixture(scope="module")
def marked_sample():
    return compare.compared("sample").marked


@pytest.mark.parametrize(("page", "command"), COMMANDS)
def test_every_command_is_understood(page, command):
    assert _parser().parse_args(shlex.split(command))


def test_what_the_examples_read_and_write_is_left_out_of_the_repository():
    """Texts of others, and what is computed from them: by the first part of each path."""
    kept_out = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split() if line[:1] == "/"]
    asked = [vars(_parser().parse_args(shlex.split(command))) for _, command in COMMANDS]
    options = ("corpus", "folder", "documents", "out", "errors", "gold", "polnear")
    paths = [str(given[option]) for given in asked for option in options if given.get(option)]
    paths += [str(one) for given in asked for one in given.get("files", [])]
    paths += re.findall(r"^analysis .*> (\S+)$", EVERY, re.MULTILINE)
    paths += re.findall(r"(?:to_csv|savefig)\(\"([^\"]+)\"", README)
    assert {"my-event", "new-masks.csv", "new-sides.png", "news.parquet", "news-tables"} <= set(paths)
    assert {"pile", "slides"} <= set(paths)
    tops = {f"/{Path(path).parts[0]}" for path in paths if path[0] != "/"} - {"/sample"}
    assert not [top for top in tops if not any(fnmatch(top, line) for line in kept_out)]


@pytest.mark.parametrize(("command", "options"), sorted(_commands(_parser())))
def test_every_command_and_every_option_has_its_row(command, options):
    (row,) = re.findall(rf"^\| `analysis {command}[ `].*\|$", PAGES["command-line.md"], re.MULTILINE)
    assert not [option for option in options if not re.search(rf"[` ]{option}[` ]", row)]


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_notebook_is_listed(path):
    assert f"| [{path.stem}]({path.name}) |" in _text(ROOT / "notebooks/README.md")


def test_the_way_through_the_notebooks_names_each_in_order():
    folder = ROOT / "notebooks"
    rows = re.findall(r"^\| \[(.+?)\]\((.+?)\) \|", _text(folder / "README.md"), re.MULTILINE)
    assert rows == [(path.stem, path.name) for path in sorted(folder.glob("*.ipynb"))]


def test_the_claim_and_the_figure_that_it_shows_can_be_read(tmp_path):
    (shown,) = [block for block in _blocks(PAGES["corpus.md"], "toml") if "[[claim]]" in block]
    (tmp_path / "claims.toml").write_text(shown, encoding="utf-8")
    claim, figure = claims(tmp_path, None, None)
    assert claim.id == "request" and len(claim.find) == 2 and len(claim.denies) == 1
    assert figure.value == "30%" and figure.role and figure.baseline


def test_the_title_event_and_date_that_it_shows_are_read(tmp_path):
    (shown,) = [block for block in _blocks(PAGES["corpus.md"], "toml") if "title" in block]
    (tmp_path / "corpus.toml").write_text(shown, encoding="utf-8")
    assert all(read.About(*read.folder.about.about(tmp_path)))


@pytest.fixture
def my_event(tmp_path, monkeypatch):
    """Where a reader types: a folder with a corpus called as in the examples."""
    shutil.copytree(ROOT / "seeds/sample", tmp_path / "my-event")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("known", [True, False], ids=["actors", "no actors"])
def test_six_lines_give_a_chart_and_a_table(my_event, known):
    if not known:  # as in a corpus that was only just begun
        (my_event / "my-event/actors.csv").unlink()
    (block,) = _blocks(README, "python")
    assert len([line for line in block.splitlines() if line]) == 6
    exec(block, {})
    rows = pd.read_csv("new-sources.csv")
    assert list(rows) == ["outlet", "speaker", "group", "cue", "commitment"]
    sure = compare.compared("my-event")["attributions"]["sure"].sum()
    assert len(rows) == sure and set(rows["commitment"]) == {"neutral", "endorse", "distance"}
    assert (my_event / "new-sides.png").exists()
    drawn = sum(bar.get_width() for bar in plt.gcf().axes[0].patches)
    plt.close()
    assert drawn == sure  # also those of whom no side is known


def test_the_examples_in_python_run_one_after_the_other(my_event):
    given = {}
    for block in _blocks(PAGES["python.md"], "python"):
        exec(block, given)
    assert (my_event / "figures/sample/words-by-voice.csv").exists()
    assert len(given["asked"]) and given["told"].tellings is not None


CALLS = re.findall(r"^\| `((?:read|mark|compare|tell)\.\w+)\(", README, re.MULTILINE)


@pytest.mark.parametrize("call", CALLS)
def test_every_call_in_the_table_of_the_api_is_there(call):
    room, name = call.split(".")
    assert callable(getattr(importlib.import_module(f"analysis.{room}"), name))


def test_every_figure_is_named_and_no_other():
    """But for those that a new measure brings by itself."""
    named = re.findall(r"`([a-z-]+)`", _first_cells(PAGES["figures.md"]))
    assert sorted(named) == sorted(one.name for one in charts.EVERY if one not in charts.rates.PLAIN)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:^|`)make (\w+)", EVERY, re.MULTILINE))))
def test_every_make_target_is_there(target):
    assert re.search(rf"^{target}:", _text(ROOT / "Makefile"), re.MULTILINE)


def test_the_start_files_name_what_is_there():
    binder = ROOT / ".binder"
    (named,) = re.findall(r"^-r (\S+)$", _text(binder / "requirements.txt"), re.MULTILINE)
    assert (binder / named).resolve() == ROOT / "requirements.txt"
    assert os.access(binder / "postBuild", os.X_OK)
    target = json.loads(_text(ROOT / ".devcontainer/devcontainer.json"))["postCreateCommand"].split()[1]
    assert re.search(rf"^{re.escape(target)}:", _text(ROOT / "Makefile"), re.MULTILINE)


def test_the_findings_on_the_five_articles_are_those_that_are_computed():
    """Run `python tests/test_readme.py` to write them anew."""
    if read.missing("trump-xi-call"):
        pytest.skip("the five articles are not here: set ANALYSIS_DOCUMENTS to the folder that has them")
    assert f"<!-- findings -->\n{_findings()}\n<!-- end of findings -->" in PAGES["findings.md"]


def _findings():
    """The question of the report and its answer, what else differs, and every finding, a line a sentence."""
    given = compare.compared("trump-xi-call")
    opened = tell.opening(given.marked, given.told, given.differing)
    lines = ["## In short", "", f"**{opened.question}** {opened.sentence}", ""]
    lines += [f"{n}. {' '.join(one.sentences)}" for n, one in enumerate(brief(given), start=1)]
    for name, (needed, _) in FINDINGS.items():
        one = tell.finding(name, *(given[table] for table in needed))
        lines += ["", f"## {TITLES[name]}", "", *(f"- {sentence}" for sentence in one.sentences)]
    return _clipped("\n".join(lines), given["articles"])


def _clipped(text, articles):
    """`text`, its longer quotes of an article cut: the articles are their publishers'."""
    written = " ".join(articles["text"])

    def cut(quoted):
        words = quoted[1].split()
        own = quoted[1] not in written or len(words) <= N_QUOTED
        return quoted[0] if own else f"“{' '.join(words[:N_QUOTED])} …”"

    return re.sub("“([^”]+)”", cut, text)


def test_longer_quotes_of_an_article_are_cut():
    articles = pd.DataFrame({"text": ["The old bridge by the mill was closed at noon. It rained."]})
    said = "“The old bridge by the mill was closed”, “at noon” and “A claim of ours in as many words”"
    cut = said.replace("mill was closed", "mill …")
    assert _clipped(said, articles) == cut


def test_what_it_shows_of_codes_is_what_the_sheets_of_the_sample_give():
    """Run `python tests/test_readme.py` to write it anew."""
    assert f"```text\n{_codes()}\n```" in PAGES["validation.md"]


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


def _write(name, pattern, text):
    between = re.compile(pattern, re.DOTALL)
    assert between.search(PAGES[name]), name
    (DOCS / name).write_text(between.sub(lambda _: text, PAGES[name]), encoding="utf-8")


if __name__ == "__main__":
    if read.missing("trump-xi-call"):
        raise SystemExit("The five articles are not here: name their folder with ANALYSIS_DOCUMENTS.")
    findings = f"<!-- findings -->\n{_findings()}\n<!-- end of findings -->"
    _write("findings.md", "<!-- findings -->.*<!-- end of findings -->", findings)
    _write("validation.md", r"(?<=```text\n)compared  .*?(?=\n```)", _codes())
