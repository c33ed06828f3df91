"""A new corpus folder: every sheet that may be filled in, and nothing of anybody's overwritten."""

from analysis import read
from analysis.cli import main


def test_a_fresh_folder_has_every_sheet_and_check_says_what_to_do(tmp_path, capsys):
    folder = tmp_path / "my-event"
    assert main(["new", str(folder)]) == 0
    sheets = ["README.txt", "actors.csv", "catalog.csv", "claims.toml", "corpus.toml", "corrections.csv"]
    sheets.append("masks.csv")
    assert sorted(path.name for path in folder.iterdir()) == sheets
    assert f"Next: add {folder} FILES" in capsys.readouterr().out
    assert main(["check", str(folder)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and said[1].startswith("catalog.csv:2: there is no document; put each text")


def test_the_row_that_the_readme_shows_and_the_examples_of_claims_are_read(tmp_path, capsys):
    main(["new", str(tmp_path)])
    (row,) = [
        line.strip() for line in (tmp_path / "README.txt").read_text().splitlines() if "herald," in line
    ]
    with (tmp_path / "catalog.csv").open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    (tmp_path / "herald.txt").write_text("The mayor may have asked for the meeting.\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert "not read" not in capsys.readouterr().out
    claims = tmp_path / "claims.toml"
    lines = claims.read_text(encoding="utf-8").splitlines()
    examples = [line[2:] for line in lines if line.startswith("# ") and ("[[" in line or " = " in line)]
    claims.write_text("\n".join(examples), encoding="utf-8")
    assert [claim.id for claim in read.corpus(tmp_path).claims] == ["request", "cost"]
    assert read.corpus(tmp_path).articles["outlet"].tolist() == ["The Herald"]


def test_what_is_there_already_stays_as_it_is(tmp_path, capsys):
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\n", encoding="utf-8")
    assert main(["new", str(tmp_path)]) == 0
    assert (tmp_path / "catalog.csv").read_text(encoding="utf-8") == "doc_id,path,outlet\n"
    assert (tmp_path / "masks.csv").exists()
    assert f"{tmp_path / 'catalog.csv'}: was there already, and stays as it is" in capsys.readouterr().out
