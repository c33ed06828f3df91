"""Whatever somebody wrote into a file is read, or is a problem on one line: file, line, value, remedy."""

import json
import os

import pyarrow as pa
import pytest
from pyarrow import parquet

from analysis import cli, read, tell
from analysis.numbers import quantities
from analysis.read.problems import CorpusError

DIGITS = "9" * 4_400  # more than Python makes a number of
CATALOG = "doc_id,path,outlet\nwire,wire.txt,Wire\n"
CLAIM = '[[claim]]\nid = "{}"\nsays = "It rained"\norigin = "coverage"\nfind = ["rain"]\n'
FIGURE = '[[figure]]\nid = "rain"\nsays = "Rain"\nvalue = "{}"\nrole = "rain"\nnear = ["rain"]\n'


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "rain"
    made.mkdir()
    (made / "catalog.csv").write_text(CATALOG, encoding="utf-8")
    (made / "wire.txt").write_text("Rain fell on the harbor, the mayor said.\n", encoding="utf-8")
    return made


def problems(path):
    with pytest.raises(CorpusError) as caught:
        read.corpus(path)
    assert str(caught.value).split("\n")[1:] == caught.value.problems
    return caught.value.problems


def parquet_of(path, text, **columns):
    ids = pa.array([f"d{number}" for number in range(len(text))])
    outlets = pa.array(["Wire"] * len(text))
    parquet.write_table(pa.table({"doc_id": ids, "outlet": outlets, "text": text} | columns), path)
    return path


def test_bytes_in_a_table_are_the_text_that_they_spell(tmp_path):
    path = parquet_of(tmp_path / "rain.parquet", pa.array(["Es regnete in Köln.".encode()], pa.binary()))

    assert list(read.articles(path)["text"]) == ["Es regnete in Köln."]


def test_bytes_that_are_no_text_are_named_with_their_row(tmp_path):
    text = pa.array([b"Rain.", b"Rain \xff."], pa.binary())

    path = parquet_of(tmp_path / "rain.parquet", text)

    remedy = "export the table again as UTF-8"
    assert problems(path) == [f"rain.parquet: row 2: text is not UTF-8 (byte 5); {remedy}"]


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("text", ["Rain.", "Snow."], "is a list, not a text: ['Rain.', 'Snow.']"),
        ("outlet", {"name": "Wire"}, "is an object, not a text: {'name': 'Wire'}"),
        ("title", [], "is a list, not a text: []"),
    ],
)
def test_a_list_or_an_object_in_a_cell_is_refused_in_every_kind_of_table(column, cell, what, tmp_path):
    good, bad = ({"doc_id": name, "outlet": "Wire", "text": "Rain."} for name in "ab")
    bad[column] = cell
    lines = tmp_path / "rain.jsonl"
    lines.write_text(f"{json.dumps(good)}\n{json.dumps(bad)}\n", encoding="utf-8")
    packed = tmp_path / "rain.parquet"
    parquet.write_table(pa.Table.from_pylist([bad]), packed)

    assert problems(lines) == [f"rain.jsonl:2: {column} {what}; write it as one text"]
    assert problems(packed) == [f"rain.parquet: row 1: {column} {what}; write it as one text"]


def test_text_that_only_calls_itself_utf_8_is_named_with_its_row_and_the_others_are_kept(tmp_path):
    spoilt = pa.array([b"Rain.", b"Rain \xff.", b"Snow."], pa.binary())
    text = pa.StringArray.from_buffers(len(spoilt), *spoilt.buffers()[1:])
    path = parquet_of(tmp_path / "rain.parquet", text)

    [part] = read.chunks(path, keep_going=True)

    assert list(part.articles["doc_id"]) == ["d0", "d2"]
    [problem] = part.problems
    assert problem.startswith("rain.parquet: row 2: text cannot be read (")
    assert problem.endswith("; export the table again as UTF-8")


def test_a_date_that_no_calendar_has_is_named_with_its_row(tmp_path):
    published = pa.array([20_000, 2**31 - 1], pa.int32()).cast(pa.date32())
    path = parquet_of(tmp_path / "rain.parquet", pa.array(["Rain.", "Snow."]), published=published)

    [problem] = problems(path)

    assert problem.startswith("rain.parquet: row 2: published cannot be read (")


def test_a_damaged_page_names_the_file_and_the_row(tmp_path):
    path = parquet_of(tmp_path / "rain.parquet", pa.array([f"Rain {n}." for n in range(2_000)]))
    content = path.read_bytes()
    middle = len(content) // 2
    path.write_bytes(content[: middle - 2_000] + b"\x99" * 4_000 + content[middle + 2_000 :])

    [problem] = problems(path)

    assert problem.startswith("rain.parquet: row ") and problem.endswith("export the table again")


def test_a_cell_of_a_whole_article_is_not_echoed_whole(tmp_path):
    (tmp_path / "rain.csv").write_text(
        f"doc_id,outlet,text,published\na,Wire,Rain.,{'wet ' * 50_000}\n", encoding="utf-8"
    )

    [problem] = problems(tmp_path / "rain.csv")

    assert len(problem) < 700
    assert problem.startswith('rain.csv:2: published "wet wet ')
    assert problem.endswith("is not an ISO date; write 2025-06-05, or 2025-06")


def test_what_a_problem_quotes_breaks_no_line_and_moves_no_cursor(tmp_path, capsys):
    (tmp_path / "rain.csv").write_text(
        'doc_id,outlet,text,published\na,Wire,Rain.,"May\r\n\x1b[2J5"\n', encoding="utf-8"
    )

    assert problems(tmp_path / "rain.csv")[0].startswith('rain.csv:2: published "May ⟨U+001B⟩[2J5" is')
    assert cli.main(["check", str(tmp_path / "rain.csv")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_a_command_line_that_is_quoted_breaks_no_line(tmp_path, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["check", "sample", "one\nmore\x1b[2J"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith("unrecognized arguments: one more⟨U+001B⟩[2J")
    assert cli.main(["measure", "sample", "--out", str(_made(tmp_path / "a\nb"))]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def _made(path):
    path.mkdir()
    return path


@pytest.mark.parametrize("n", [309, 400, 4_400])
def test_a_number_of_more_digits_than_anything_has_is_no_quantity(n):
    text = f"The fine of {'9' * n} dollars, or {'9' * n} billion, fell on 30 ships."

    assert [one.value for one in quantities(text)] == [30]


def test_the_largest_number_that_is_one_is_counted_in_its_unit():
    [found] = quantities(f"It took {'9' * 100} trillion hours.")

    assert found.unit == "minutes" and found.value == pytest.approx(6e113)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (FIGURE.format("9" * 400), f'claims.toml:4: value "{"9" * 273}'),
        (f"{CLAIM.format('rain')}n = {DIGITS}\n", "claims.toml:6: cannot be read (Exceeds the limit"),
        (f"{CLAIM.format('rain')}n = {'[' * 5_000}", "claims.toml:6: cannot be read (it is nested too deep)"),
        (
            f"{CLAIM.format('rain')}n = {'{a=' * 5_000}",
            "claims.toml:6: cannot be read (it is nested",
        ),
    ],
)
def test_claims_that_no_reader_of_toml_can_hold_are_named_with_their_line(text, problem, folder):
    (folder / "claims.toml").write_text(text, encoding="utf-8")

    [found] = problems(folder)

    assert found.startswith(problem) and len(found) < 700


@pytest.mark.parametrize("number", ["-1", "0", "1.5", "many", str(10**18), DIGITS])
def test_a_seed_that_no_sheet_could_say_is_refused(number, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["suggest", "codes", "sample", "--measure", "hedging", "--seed", number])
    assert stopped.value.code == 2
    assert "argument --seed: invalid _count value" in capsys.readouterr().err


def test_a_coding_sheet_with_a_seed_of_thousands_of_digits_is_a_problem_of_its_line(folder, capsys):
    sheet = folder / "anna.csv"
    sample = f'"hedging, 1 of 1, seed {DIGITS}"'
    sheet.write_text(f"unit,sample,sentence,code,note\nabc,{sample},Rain.,1,\n", encoding="utf-8")

    assert cli.main(["validate", "codes", str(folder), str(sheet)]) == 2
    assert 'anna.csv:2: sample "hedging, 1 of 1, seed 999' in capsys.readouterr().err


@pytest.mark.parametrize("actor", ["A,,The Source,", "The,,A;The Source,", "Ann Lee,,The,", "A,,a,"])
def test_an_actor_called_by_nothing_but_an_article_does_no_harm(actor, folder):
    (folder / "actors.csv").write_text(f"actor,group,aliases,description\n{actor}\n", encoding="utf-8")

    assert cli.main(["check", str(folder)]) == 0


def test_an_alias_without_a_word_is_named_and_an_empty_one_is_none(folder):
    sheet = folder / "actors.csv"
    sheet.write_text("actor,aliases\nAnn Lee,Lee; &;;\nBo Ray,\n", encoding="utf-8")

    assert problems(folder) == ['actors.csv:2: alias "&" has no word; write one, or remove it']
    sheet.write_text("actor,aliases\nAnn Lee,Lee;;\n", encoding="utf-8")
    assert list(read.corpus(folder).actors["actor"]) == ["Ann Lee"]


OWN = ["catalog.csv", "actors.csv", "masks.csv", "claims.toml", "corrections.csv", "references/catalog.csv"]
OWN += ["lexicons/rain.csv"]


@pytest.mark.parametrize("name", OWN)
def test_a_sheet_that_is_a_folder_or_leads_out_of_the_corpus_is_refused_and_not_shown(name, folder, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("password,hunter2\n", encoding="utf-8")
    place = folder / name
    place.parent.mkdir(exist_ok=True)
    place.unlink(missing_ok=True)
    place.symlink_to(secret)

    remedy = "put what it leads to there itself"
    assert problems(folder) == [f"{name}: is a link that leads out of rain; {remedy}"]
    place.unlink()
    place.mkdir()
    assert problems(folder) == [f"{name}: is no file; put one there, or remove it"]
    place.rmdir()
    place.symlink_to(place.with_name("nothing"))
    assert problems(folder) == [f"{name}: is no file; put one there, or remove it"]


@pytest.mark.parametrize("name", ["references", "lexicons"])
def test_a_folder_that_is_a_file_or_leads_out_of_the_corpus_is_refused(name, folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (folder / name).symlink_to(elsewhere)

    remedy = "put what it leads to there itself"
    assert problems(folder) == [f"{name}: is a link that leads out of rain; {remedy}"]
    (folder / name).unlink()
    (folder / name).write_text("", encoding="utf-8")
    assert problems(folder) == [f"{name}: is no folder; put one there, or remove it"]


def test_a_sheet_may_be_a_link_to_another_inside_the_corpus(folder):
    (folder / "people").mkdir()
    (folder / "people" / "all.csv").write_text("actor,aliases\nAnn Lee,Lee\n", encoding="utf-8")
    (folder / "actors.csv").symlink_to(folder / "people" / "all.csv")

    assert list(read.corpus(folder).actors["actor"]) == ["Ann Lee"]


def test_coding_sheets_that_lead_out_of_the_corpus_are_not_read(folder, tmp_path, capsys):
    (tmp_path / "secret.csv").write_text("password,hunter2\n", encoding="utf-8")
    (folder / "codes").mkdir()
    (folder / "codes" / "anna.csv").symlink_to(tmp_path / "secret.csv")

    assert cli.main(["validate", "codes", str(folder)]) == 2
    said = capsys.readouterr().err
    assert "codes/anna.csv: is a link that leads out of rain" in said and "password" not in said


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_sheet_that_may_not_be_read_is_named(folder):
    (folder / "actors.csv").write_text("actor\nAnn Lee\n", encoding="utf-8")
    (folder / "actors.csv").chmod(0)

    assert problems(folder)[0].startswith("actors.csv: cannot be read (Permission denied)")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("image.cmap: rainy", "matplotlib cannot draw with it ("),
        ("axes.prop_cycle: cycler('color', [])", "axes.prop_cycle: give it colours"),
        ("figure.subplot.left: 0.99", "matplotlib cannot draw with it (left cannot be >= right)"),
        ("axes.prop_cycle: cycler(color=['#ff0000'])", "matplotlib cannot draw with it (Key axes.prop_cycle"),
        (": 9", '"" is no setting of matplotlib'),
        ("axes.xmargin: -9", "axes.xmargin: "),
        ("font.size: nan", "font.size: nan is no size"),
        ("lines.linewidth: 1e99", "lines.linewidth: 1e99 is no size"),
    ],
)
def test_a_style_that_cannot_be_drawn_with_is_named_with_its_line(line, problem, tmp_path):
    style = tmp_path / "own.mplstyle"
    style.write_text(f"# a comment\nfont.size: 9\n{line}\n", encoding="utf-8")

    with pytest.raises(tell.RequestError) as caught:
        tell.request(look=style)

    [found] = caught.value.problems
    assert found.startswith(f"own.mplstyle:3: {problem}") and len(found) < 300


def test_of_two_problems_of_one_file_both_are_told(folder):
    (folder / "actors.csv").mkdir()
    (folder / "claims.toml").write_text(f"n = {DIGITS}\n", encoding="utf-8")

    assert [problem.partition(":")[0] for problem in problems(folder)] == ["actors.csv", "claims.toml"]


def test_a_gold_file_of_another_encoding_is_named_with_its_line(tmp_path, capsys):
    (tmp_path / "gold.csv").write_bytes("text,score\nRain.,1\nCafé,2\n".encode("latin-1"))

    assert cli.main(["validate", "tone", str(tmp_path / "gold.csv")]) == 2
    assert "gold.csv:3: byte 22 is not UTF-8" in capsys.readouterr().err
