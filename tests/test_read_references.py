"""References: what quotations are compared with, and every problem of their catalog."""

import pytest

from analysis import read

HEADER = "doc_id,path,speaker,title,published,url,language,note\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "catalog.csv").write_text("doc_id,path,outlet\na,a.txt,Herald\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("The mayor closed the port.\n", encoding="utf-8")
    (tmp_path / "references").mkdir()
    return tmp_path


def write(folder, catalog, **texts):
    (folder / "references" / "catalog.csv").write_text(catalog, encoding="utf-8")
    for name, text in texts.items():
        (folder / "references" / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_reference_is_read_whole_with_its_speaker(folder):
    write(folder, HEADER + "p,post.txt,Ann Lee,A post,2025-06-05,,en,\n", post="The port is CLOSED!\n")
    found = read.corpus(folder).references
    assert found.to_dict("records") == [
        {
            "doc_id": "p",
            "speaker": "Ann Lee",
            "title": "A post",
            "published": "2025-06-05",
            "url": "",
            "language": "en",
            "note": "",
            "text": "The port is CLOSED!\n",
        }
    ]


def test_a_corpus_without_references_has_no_rows(folder):
    (folder / "references").rmdir()
    assert read.corpus(folder).references.empty
    assert list(read.corpus(folder).references) == list(read.corpus("sample").references)


def test_every_problem_is_told_at_once_beside_those_of_the_corpus(folder):
    rows = "p,gone.txt,Ann Lee,,2025-06-05,,,\nq,../a.txt,Ann Lee,,June,,,\nr,r.txt,,,2025,,,\n"
    write(folder, HEADER + rows, r="Rain.")
    (folder / "catalog.csv").write_text("doc_id,path,outlet\na,b.txt,Herald\n", encoding="utf-8")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(folder)
    places = [problem.split(" ")[0] for problem in error.value.problems]
    assert places == [
        "catalog.csv:2:",
        "catalog.csv:",
        "references/catalog.csv:4:",
        "references/catalog.csv:2:",
        "references/catalog.csv:3:",
        "references/catalog.csv:3:",
    ]


def test_a_speaker_whom_the_actors_do_not_know_is_a_problem(folder):
    write(folder, HEADER + "p,p.txt,Ann Lee,,2025,,,\nq,q.txt,Anne Lee,,2025,,,\n", p="Rain.", q="Snow.")
    read.corpus(folder)  # without actors nobody is unknown
    (folder / "actors.csv").write_text("actor,group\nAnn Lee,town\n", encoding="utf-8")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(folder)
    (problem,) = error.value.problems
    assert problem.startswith('references/catalog.csv: speaker "Anne Lee" of q is no actor; write the name')


def test_a_reference_with_the_id_of_an_article_is_a_problem(folder):
    write(folder, HEADER + "p,p.txt,Ann Lee,,2025,,,\na,q.txt,Ann Lee,,2025,,,\n", p="Rain.", q="Snow.")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(folder)
    assert error.value.problems == [
        'references/catalog.csv:3: doc_id "a" is that of an article; give the reference another'
    ]


@pytest.mark.parametrize(
    ("written", "code"), [("en", "en"), ("en-US", "en"), ("EN", "en"), ("zh-Hans-CN", "zh"), ("pt_BR", "pt")]
)
def test_a_language_is_known_without_its_country(folder, written, code):
    write(folder, HEADER + f"p,p.txt,Ann Lee,,2025,,{written},\n", p="Rain.")
    assert list(read.corpus(folder).references["language"]) == [code]


@pytest.mark.parametrize("written", ["English", "eng", "xx", "-US", "e n"])
def test_a_language_that_is_no_code_is_a_problem(folder, written):
    write(folder, HEADER + f"p,p.txt,Ann Lee,,2025,,{written},\n", p="Rain.")
    with pytest.raises(read.CorpusError) as error:
        read.corpus(folder)
    (problem,) = error.value.problems
    assert problem.startswith(
        f'references/catalog.csv:2: language "{written}" is no code of ISO 639-1; write'
    )


def test_a_folder_without_a_catalog_is_a_problem(folder):
    with pytest.raises(read.CorpusError, match=r"references/catalog.csv: there is none"):
        read.corpus(folder)


def test_both_corpora_have_the_posts_and_the_readout():
    found = read.corpus("sample").references
    assert list(found["doc_id"]) == ["post-2025-06-04", "post-2025-06-05", "readout-2025-06-05-zh"]
    assert found["url"].str.startswith("http").all()
