"""Spoilt files and odd command lines, the same each run: problems, no traceback, and nothing stray written.

What is spoilt is a small corpus of every kind of file that the command line reads. A run takes its mutations
from a seed, so that a failure can be repeated: `spoilt(Random(f"{name} {seed}"), ...)`.
"""

import csv
import io
import json
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from shutil import rmtree

import pyarrow as pa
import pytest
from pyarrow import parquet

from analysis import cli
from analysis.read.gold.files import ROLES

TEXT = """Harbor talks end
By: Ann Doe

The talks lasted 90 minutes, the mayor said on Monday.

“We may open the port on 3 June,” Ann Lee told reporters. Bo Ray reportedly claimed that 30% of it is shut.
"""
CLAIMS = """[[claim]]
id = "port"
says = "The port opens"
origin = "reference: post"
find = ["open + the port"]
not = []
checked = {b = "anna, 2025-06-05"}

[[figure]]
id = "shut"
says = "Shut"
value = "30%"
role = "shut"
near = ["shut"]
"""
NEWS = [{"doc_id": name, "outlet": "Wire", "text": TEXT, "published": "2025-06"} for name in "ab"]
MAY = TEXT.index("may open")
SPANS = {
    role: [[TEXT.index(word), TEXT.index(word) + len(word)]]
    for role, word in zip(ROLES, ("Ann Lee", "told", "We"), strict=True)
}


def sheet(*rows):
    held = io.StringIO()
    csv.writer(held, lineterminator="\n").writerows(row.split("|") for row in rows)
    return held.getvalue()


FILES = {
    "rain/catalog.csv": sheet(
        "doc_id|path|outlet|title|published|note", "a|a.txt|Wire||2025-06-05|", "b|b.txt|Daily||2025-06|"
    ),
    "rain/a.txt": TEXT,
    "rain/b.txt": TEXT.replace("90 minutes", "an hour and a half"),
    "rain/actors.csv": sheet(
        "actor|group|aliases|description", "Ann Lee|Harbor|Lee; the mayor|mayor", "Bo Ray||Ray|"
    ),
    "rain/masks.csv": sheet("phrase|reason|kind|added", "port|a place|topic|2025-06-05"),
    "rain/corrections.csv": sheet(
        "doc_id|start|end|field|was|now|who|why", f"a|{MAY}|{MAY + 3}|hedging|modal||anna|no hedge"
    ),
    "rain/claims.toml": CLAIMS,
    "rain/lexicons/own.csv": sheet("word|value", "shut|-1.5", "open*|1"),
    "rain/references/catalog.csv": sheet(
        "doc_id|path|speaker|title|published|url|language|note", "post|post.txt|Ann Lee||2025-06-01||en|"
    ),
    "rain/references/post.txt": "We may open the port on 3 June.\n",
    "news.csv": sheet("doc_id|outlet|published|text", f"a|Wire|2025|{TEXT}", f"b|Daily||{TEXT}"),
    "news.jsonl": "".join(f"{json.dumps(row)}\n" for row in NEWS),
    "own.mplstyle": "font.size: 9\naxes.prop_cycle: cycler(color=['d00000', '0000d0'])\ntext.color: 003366\n",
    "gold.jsonl": json.dumps({"id": "a", "outlet": "Wire", "text": TEXT, "attributions": [SPANS]}) + "\n",
    "hedges.jsonl": json.dumps({"id": "a", "text": "It may rain.", "cues": [[3, 6, "modal"]]}) + "\n",
    "tone.csv": sheet("id|text|score", "1|A fine day.|2", "2|A bad day.|-2"),
}
OTHERS = ["rain/codes/anna.csv", "news.parquet"]  # see `laid_out`
NUMBERS = ["9" * 4_400, "9" * 400, "-1", "0", "1e999", "nan", "99999999999999999999", "²", "٣", "1_0"]
MARKS = ['"', "'", '"""', ",", ";", ";;", "\t", "=", "[", "]", "[[", "{", "}", "#", ":", "+", "*", "&", "\\"]
MARKS += ["[" * 2_000, "{a=" * 2_000, '{"a":' * 2_000, "\\ud800", "\\u0000", "true", "[]", "{}", '["a"]']
TEXTS = ["\x00", "\x1b[2J", "\n", "\r", "\r\n\r\n", "\x85", "\u2028", "\u202e", "\ufeff", "İ", "中", "The"]
TEXTS += [
    "../../etc/passwd",
    "/nowhere/at",
    "a" * 5_000,
    "wet " * 2_000,
    "=cmd()",
    "b",
    "Ann Lee",
    "a.txt",
]
PIECES = [piece.encode() for piece in (*NUMBERS, *MARKS, *TEXTS)] + [b"\xff", b"\xed\xa0\x80", b"\xf0\x9f"]
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f-\x9f\u2028-\u202e]")
PLACE = re.compile(r"(?P<file>[^:]+)(?::\d+|: row \d+)?: \S")
PROGRESS = re.compile(r"(?m)^(?:[^\n]*\r)?(?:measured: [^\n]*\]\n)?")
HEAD = re.compile(r"(\d+) problem\(s\) in .+:")


def spoilt(chance: Random, content: bytes) -> bytes:
    """The content with one to three spoilt places: bytes put in, taken out, doubled, or a word replaced."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(content) + 1)
        upto = min(len(content), at + chance.choice([0, 1, 1, 3, 30]))
        piece = chance.choice(PIECES)
        words = list(re.finditer(rb"[\w.%-]+", content))
        match chance.randrange(5):
            case 0:
                content = content[:at] + piece + content[upto:]
            case 1:
                content = content[:at] + content[upto:] if chance.random() < 0.8 else content[:at]
            case 2:
                content = content[:upto] + content[at:]
            case _ if words:
                word = chance.choice(words)
                content = content[: word.start()] + piece + content[word.end() :]
    return content


def laid_out(under: Path) -> None:
    for name, text in FILES.items():
        (under / name).parent.mkdir(parents=True, exist_ok=True)
        (under / name).write_bytes(text.encode())
    parquet.write_table(pa.Table.from_pylist(NEWS), under / "news.parquet", compression="none")
    (under / "rain" / "codes").mkdir()
    _, drawn, _ = ran("suggest", "codes", under / "rain", "--measure", "hedging", "--n", 4)
    coded = re.sub(r",,\r?\n", ",1,\n", drawn)
    (under / "rain" / "codes" / "anna.csv").write_text(coded, encoding="utf-8")


def ran(*arguments: object) -> tuple[int, str, str]:
    """What a command gives back, prints, and says; what it raises is the test's failure."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = cli.main([str(one) for one in arguments])
        except SystemExit as stopped:  # argparse, which has said why
            code = stopped.code
    return code, out.getvalue(), err.getvalue()


def assert_told(code: int, out: str, err: str, under: Path) -> None:
    """The exit code is one of three, and what is bad is told: a problem a line, each with its place."""
    assert code in (0, 1, 2)
    err = PROGRESS.sub("", err)
    assert "Traceback" not in err
    unseen = UNSEEN.search(err + out.removeprefix("\ufeff"))
    assert not unseen, (unseen, err[:400], out[:400])
    if code != 2:
        return
    head, *problems = err.removesuffix("\n").split("\n")
    if head.startswith("usage: "):
        assert ": error: " in problems[-1]
    elif counted := HEAD.fullmatch(head):
        assert int(counted[1]) == len(problems) > 0
        for problem in problems:
            place = PLACE.match(problem)
            assert len(problem) < 700, problem
            parts = ("", "here", "rain", "rain/codes")
            known = place and any((under / part / place["file"]).exists() for part in parts)
            assert known or re.search("there is no such|^no (?:figure|form|width) ", problem), problem
    else:
        assert not problems and len(head) < 700 and ": " in head or "is there already" in head, err


def state(under: Path) -> dict[str, bytes]:
    return {str(path.relative_to(under)): path.read_bytes() for path in under.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """The files, and an empty folder to stand in: a stray file would show in it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("ANALYSIS_OUTPUT", str(tmp_path / "out"))
    monkeypatch.delenv("ANALYSIS_DOCUMENTS", raising=False)
    laid_out(tmp_path)
    rmtree(tmp_path / "out", ignore_errors=True)
    return tmp_path


def commands(name: str, place: Path) -> list[tuple]:
    """The commands that read a file."""
    tables = ("--out", place / "out" / "measured")
    if name.startswith("rain/codes"):
        return [("validate", "codes", place / "rain")]
    if name.startswith("rain/"):
        return [("check", place / "rain"), ("measure", place / "rain", "--format", "csv", *tables)]
    if name.startswith("news"):
        return [("measure", place / name, "--only", "tone", "--keep-going", *tables)]
    if name.startswith("own"):
        asked = ("--only", "corpus-overview", "--format", "csv", "--style", place / name)
        return [("figures", place / "rain", *asked)]
    detector = {"gold": "attribution", "hedges": "hedging", "tone": "tone"}[name.partition(".")[0]]
    return [("validate", detector, place / name)]


def fuzzed(name: str, place: Path, content: bytes) -> int:
    """The worst exit code of the commands that read the file with this content; each is told right."""
    before = (place / name).read_bytes()
    (place / name).write_bytes(content)
    was = state(place)
    worst = 0
    for command in commands(name, place):
        code, out, err = ran(*command)
        assert_told(code, out, err, place)
        worst = max(worst, code)
    assert_nothing_stray(was, place)
    (place / name).write_bytes(before)
    return worst


def assert_nothing_stray(was: dict[str, bytes], place: Path) -> None:
    """Every file is as it was, and what is new lies in the output folder, which is emptied."""
    now = state(place)
    assert {path for path in now if not path.startswith("out/")} == set(was)
    assert all(now[path] == content for path, content in was.items())
    assert not any("partial" in path for path in now)
    rmtree(place / "out", ignore_errors=True)


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_a_spoilt_file_is_read_or_is_a_problem_with_its_place(name, place):
    content = (place / name).read_bytes()
    assert fuzzed(name, place, content) == 0
    for seed in range(4 if name.endswith((".txt", ".mplstyle")) else 10):
        try:
            fuzzed(name, place, spoilt(Random(f"{name} {seed}"), content))
        except BaseException as error:
            error.add_note(f"spoilt {name}, seed {seed}")
            raise


def odd_line(chance: Random, place: Path) -> list[object]:
    """A command line of which something is odd, and which does little where it is not."""
    odd = [*TEXTS, *NUMBERS, "--", "-", "--help", "a\nb", ".", "..", "/", "~", place / "tone.csv", place, ""]
    odd = [one for one in odd if "\x00" not in str(one)]  # no shell can pass it
    corpus = chance.choice([place / "rain", place / "news.csv", place / "none", *chance.sample(odd, 3)])
    value, other = chance.sample(odd, 2)
    out = chance.choice([place / "out" / "t", place / "rain" / "a.txt" / "t", place / "rain", "", "a" * 300])
    return chance.choice(
        [
            ["check", corpus, "--documents", value],
            ["measure", corpus, "--out", out, "--only", "hedging", "--format", chance.choice(["csv", other])],
            ["measure", place / "news.csv", "--out", out, "--workers", chance.choice(NUMBERS[:5])],
            ["suggest", chance.choice(["actors", "masks", "claims", other]), corpus],
            ["suggest", "codes", corpus, "--measure", "hedging", "--n", value, "--seed", other],
            ["concordance", corpus, value],
            ["figures", place / "none", "--width", value, "--format", other, "--only", "tone-arc"],
            ["validate", chance.choice(["attribution", "hedging", "tone"]), value, "--errors", other],
            ["validate", "codes", corpus, value],
            ["report", place / "none", value],
            [value, corpus],
        ]
    )


def test_an_odd_command_line_is_told_what_is_odd_and_writes_nothing_stray(place):
    was = state(place)
    for seed in range(80):
        line = odd_line(Random(seed), place)
        try:
            assert_told(*ran(*line), place)
            assert_nothing_stray(was, place)
        except BaseException as error:
            error.add_note(f"seed {seed}: {line}"[:1_000])
            raise
