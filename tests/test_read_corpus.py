"""Corpora: what a folder or a table gives, whole and in chunks."""

import csv
import hashlib
import json

import pandas as pd
import pytest

from analysis import read, tables

TEXTS = {
    "wire.txt": "Wheat talks end\nBy: Jane Doe\nGENEVA — The talks ended on Monday. Nobody signed.\n",
    "daily.txt": "\ufeffThe talks ended late.\r\nThe post No Deal on Wheat appeared first on Daily.\r\n",
    "brief.txt": "- The talks ended.\n\nDistributed by Sample Service, LLC.\n",
}
FRAMES = ("articles", "boilerplate", "sentences")


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "wheat"
    made.mkdir()
    rows = ["doc_id,path,outlet,title,published"]
    for name, text in TEXTS.items():
        (made / name).write_bytes(text.encode())
        rows.append(f"{name[:-4]},{name},{name[:-4].title()},,2025-06")
    (made / "catalog.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return made


def whole(parts, name):
    return pd.concat([getattr(part, name) for part in parts], ignore_index=True)


def test_articles_come_in_the_order_of_the_catalog_with_exact_texts(folder):
    found = read.articles(folder)

    assert list(found["text"]) == list(TEXTS.values())
    assert list(found["doc_id"]) == ["wire", "daily", "brief"]
    assert found["sha256"][0] == hashlib.sha256(TEXTS["wire.txt"].encode()).hexdigest()


def test_empty_cells_are_filled_from_the_document(folder):
    found = read.articles(folder).set_index("doc_id")

    assert found["title"]["wire"] == "Wheat talks end"
    assert found["title"]["daily"] == "No Deal on Wheat"
    assert pd.isna(found["title"]["brief"])
    assert found["byline"]["wire"] == "Jane Doe"
    assert found["distributor"]["brief"] == "Sample Service"
    assert pd.isna(found["byline"]["daily"])


def test_a_title_in_the_catalog_stands(folder):
    catalog = folder / "catalog.csv"
    catalog.write_text(catalog.read_text().replace("Wire,,", "Wire,Wheat Talks,"), encoding="utf-8")

    assert read.articles(folder)["title"][0] == "Wheat Talks"


def test_the_footer_names_the_title_before_the_headline_does(folder):
    text = "Wheat talks end\nNobody signed.\nThe post No Deal on Wheat appeared first on Wire.\n"
    (folder / "wire.txt").write_text(text, encoding="utf-8")

    assert read.articles(folder)["title"][0] == "No Deal on Wheat"


def test_words_of_an_article_are_those_of_its_sentences(folder):
    found = read.corpus(folder)

    assert list(found.articles["n_words"]) == list(
        found.sentences.groupby("doc_id", sort=False)["n_words"].sum()
    )


def test_the_tables_have_the_columns_of_the_house(folder):
    found = read.corpus(folder)

    for name in FRAMES:
        tables.arrow(name, getattr(found, name))


def test_the_parts_of_a_corpus_are_those_that_the_functions_give(folder):
    found = read.corpus(folder)

    pd.testing.assert_frame_equal(found.boilerplate, read.boilerplate(found.articles))
    pd.testing.assert_frame_equal(found.sentences, read.sentences(found.articles))


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_results_do_not_depend_on_chunks(folder, size):
    parts = list(read.chunks(folder, size=size))

    assert max(len(part.articles) for part in parts) <= size
    for name in FRAMES:
        pd.testing.assert_frame_equal(whole(parts, name), getattr(read.corpus(folder), name))


def as_table(path):
    rows = [
        {"doc_id": name[:-4], "outlet": name[:-4].title(), "text": text, "mood": "ignored"}
        for name, text in TEXTS.items()
    ]
    if path.suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    elif path.suffix == ".csv":
        pd.DataFrame(rows).to_csv(path, index=False, lineterminator="\n")
    else:
        pd.DataFrame(rows).to_parquet(path)
    return path


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_a_table_gives_the_sentences_of_the_folder(folder, tmp_path, suffix):
    table = as_table(tmp_path / f"wheat{suffix}")

    found = read.corpus(table)

    pd.testing.assert_frame_equal(found.sentences, read.corpus(folder).sentences)
    assert found.articles["title"][0] == "Wheat talks end"
    assert found.articles["text"][1] == TEXTS["daily.txt"]
    assert found.name == table.name


def test_a_table_has_long_cells_and_leaves_csv_as_it_was_for_others(tmp_path):
    text = "Rain. " * 40_000
    pd.DataFrame({"doc_id": ["a", "b"], "outlet": "A", "text": text}).to_csv(
        tmp_path / "rain.csv", index=False
    )
    limit = csv.field_size_limit()

    parts = read.chunks(tmp_path / "rain.csv", size=1)

    assert [next(parts).articles["text"][0], csv.field_size_limit()] == [text, limit]
    assert next(parts).articles["text"][0] == text


def test_a_line_nested_too_deep_for_json_is_named(tmp_path):
    (tmp_path / "rain.jsonl").write_text('{"doc_id": ' + "[" * 100_000, encoding="utf-8")
    with pytest.raises(read.CorpusError, match="rain.jsonl:1: is not JSON"):
        read.corpus(tmp_path / "rain.jsonl")


def test_a_table_is_read_no_further_than_asked_for(tmp_path):
    lines = [json.dumps({"doc_id": str(i), "outlet": "A", "text": "Rain."}) for i in range(5)]
    (tmp_path / "rain.jsonl").write_text("\n".join([*lines, "no json"]), encoding="utf-8")
    parts = read.chunks(tmp_path / "rain.jsonl", size=2)

    assert [len(next(parts).articles) for _ in range(2)] == [2, 2]
    with pytest.raises(read.CorpusError, match="rain.jsonl:6: is not JSON"):
        next(parts)


def test_with_keep_going_bad_rows_are_left_out_and_named(tmp_path):
    rows = ['a,A,"Rain. Snow."', "b,A", "a,A,Rain.", "c,,Rain.", "d,A,Rain."]
    (tmp_path / "rain.csv").write_text("\n".join(["doc_id,outlet,text", *rows]), encoding="utf-8")

    parts = list(read.chunks(tmp_path / "rain.csv", size=2, keep_going=True))

    assert list(whole(parts, "articles")["doc_id"]) == ["a", "d"]
    assert [problem for part in parts for problem in part.problems] == [
        "rain.csv:3: 2 cells where the header has 3; write a comma for each empty cell, or remove the row",
        'rain.csv:4: doc_id "a" appears twice (first at rain.csv:2); rename one',
        "rain.csv:5: outlet is empty; fill it in, or remove the row",
    ]


def test_a_table_as_excel_writes_it_is_read(tmp_path):
    text = "Doc ID;Outlet;Text\r\na;Café Herald;“Rain, snow” – he said.\r\n"
    (tmp_path / "rain.csv").write_bytes(text.encode("cp1252"))

    (article,) = read.articles(tmp_path / "rain.csv").itertuples()
    assert (article.doc_id, article.outlet) == ("a", "Café Herald")
    assert article.text == "“Rain, snow” – he said."


def test_a_table_without_a_needed_column_is_refused_also_with_keep_going(tmp_path):
    (tmp_path / "rain.csv").write_text("doc_id,body\na,Rain.\n", encoding="utf-8")

    with pytest.raises(read.CorpusError) as caught:
        list(read.chunks(tmp_path / "rain.csv", keep_going=True))

    assert caught.value.problems == [
        "rain.csv:1: the column outlet is missing; add it",
        "rain.csv:1: the column text is missing; add it",
    ]


@pytest.mark.parametrize("name", ["rain.csv", "rain.jsonl"])
def test_a_table_without_a_document_is_refused(name, tmp_path):
    (tmp_path / name).write_text("doc_id,outlet,text\n" if name == "rain.csv" else "\n", encoding="utf-8")

    with pytest.raises(read.CorpusError, match=f"{name}: there is no document; add a row for each"):
        read.corpus(tmp_path / name)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (
            '{"doc_id": "a", "outlet": "A", "text": "\\ud800"}',
            "has half a character (a lone surrogate); export",
        ),
        (
            '{"doc_id": "a", "outlet": "A", "text": "Rain.", "published": "May"}',
            'published "May" is not an ISO',
        ),
        ('["a", "A", "Rain."]', "is not a JSON object; write one object a line"),
        ('{"doc_id": "a", "outlet": "A", "text": " \\n"}', "text is empty; fill it in, or remove the row"),
    ],
)
def test_a_bad_row_of_a_table_is_named_with_its_line(row, problem, tmp_path):
    (tmp_path / "rain.jsonl").write_text(row, encoding="utf-8")

    with pytest.raises(read.CorpusError) as caught:
        read.corpus(tmp_path / "rain.jsonl")

    assert caught.value.problems[0].startswith(f"rain.jsonl:1: {problem}")


def test_a_table_that_is_no_parquet_file_is_refused(tmp_path):
    (tmp_path / "rain.parquet").write_text("rain", encoding="utf-8")

    with pytest.raises(read.CorpusError, match="rain.parquet: is not a Parquet file"):
        read.corpus(tmp_path / "rain.parquet")


def test_an_article_longer_than_the_csv_module_allows_is_read(tmp_path):
    (tmp_path / "long.csv").write_text(f"doc_id,outlet,text\na,A,{'Rain. ' * 30_000}\n", encoding="utf-8")

    assert len(read.corpus(tmp_path / "long.csv").sentences) == 30_000


def test_documents_can_lie_in_another_folder(folder, tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    expected = read.corpus(folder).sentences
    (folder / "daily.txt").rename(elsewhere / "daily.txt")

    assert read.missing(folder) == ["daily.txt"]
    assert read.missing(folder, elsewhere) == []
    pd.testing.assert_frame_equal(read.corpus(folder, elsewhere).sentences, expected)
    monkeypatch.setenv("ANALYSIS_DOCUMENTS", str(elsewhere))
    assert read.missing(folder) == []


def test_a_corpus_of_the_repository_is_found_by_its_name():
    found = read.corpus("sample")

    assert found.name == "sample"
    assert len(found.articles) == 6


def test_there_is_no_such_corpus(tmp_path):
    with pytest.raises(read.CorpusError, match="weather: there is no such corpus; name a folder"):
        read.corpus("weather")


def test_a_file_that_is_no_table_is_told_so(tmp_path):
    (tmp_path / "weather.xlsx").write_bytes(b"PK")
    with pytest.raises(
        read.CorpusError, match=r"weather\.xlsx: is no \.csv, .*; save it as CSV with the col"
    ):
        read.corpus(tmp_path / "weather.xlsx")


def test_actors_and_masks_are_empty_tables_where_there_are_none(folder):
    found = read.corpus(folder)

    assert list(found.actors) == ["actor", "group", "aliases", "description"]
    assert list(found.masks)[0] == "phrase"
    assert len(found.actors) == len(found.masks) == 0


def test_actors_and_masks_are_read(folder):
    (folder / "actors.csv").write_text(
        "actor,group,aliases,description\nAnn Poe,us,Poe;Ann,\n", encoding="utf-8"
    )
    (folder / "masks.csv").write_text(
        "phrase,reason,kind,added\ntrade war,the topic,topic,2025-06-05\n", encoding="utf-8"
    )

    found = read.corpus(folder)

    assert found.actors.to_dict("records") == [
        {"actor": "Ann Poe", "group": "us", "aliases": "Poe;Ann", "description": ""}
    ]
    assert list(found.masks["phrase"]) == ["trade war"]


def test_the_five_articles_are_read_where_they_are_at_hand():
    if read.missing("trump-xi-call"):
        pytest.skip("the five documents are not at hand: name their folder in ANALYSIS_DOCUMENTS")
    found = read.corpus("trump-xi-call")
    told = found.articles.set_index("doc_id")

    assert len(found.sentences) == 177
    assert told["title"]["foreign-policy"] == "Trump and Xi Break the Silence With Phone Call"
    assert told["distributor"]["bloomberg"] == "Tribune Content Agency"
    assert told["byline"]["jewish-voice"] == "Russ Spencer"
    assert found.sentences["kind"].value_counts().to_dict() == {
        **{"body": 165, "heading": 5, "bullet": 3, "headline": 2},
        **{"standfirst": 1, "dateline": 1},
    }
    assert found.boilerplate.groupby("doc_id").size().to_dict() == {
        **{"jewish-voice": 3, "el-pais": 9, "bloomberg": 5, "foreign-policy": 1}
    }


FRAME = pd.DataFrame(
    {
        "outlet": ["Herald", "Post"],
        "text": ["It may rain.", "Rain fell."],
        "published": pd.to_datetime(["2025-06-05", None]),
        "clicks": [1, 2],
    }
)


def test_a_data_frame_is_a_corpus_whose_documents_are_called_by_outlet_and_number():
    corpus = read.corpus(FRAME.set_index("clicks", drop=False))
    articles = corpus.articles
    assert corpus.name == "table"
    assert articles["doc_id"].tolist() == ["Herald-1", "Post-2"]
    assert articles["text"].tolist() == FRAME["text"].tolist()
    assert articles["published"].tolist()[0] == "2025-06-05" and pd.isna(articles["published"].tolist()[1])
    assert read.corpus(FRAME.assign(doc_id=["a", "b"])).articles["doc_id"].tolist() == ["a", "b"]
    pd.testing.assert_frame_equal(articles.iloc[:0], tables.frame("articles", []), check_dtype=False)


def test_a_data_frame_gives_what_the_same_table_in_a_file_gives(tmp_path):
    FRAME.assign(doc_id=["a", "b"]).to_csv(tmp_path / "rain.csv", index=False)
    by_file, by_frame = read.corpus(tmp_path / "rain.csv"), read.corpus(FRAME.assign(doc_id=["a", "b"]))
    for name in FRAMES:
        other = getattr(by_file, name)
        pd.testing.assert_frame_equal(
            getattr(by_frame, name).drop(columns="path", errors="ignore"),
            other.drop(columns="path", errors="ignore"),
        )


def test_every_problem_of_a_data_frame_is_named_at_once():
    with pytest.raises(read.CorpusError) as caught:
        read.corpus(pd.DataFrame({"title": ["x"]}))
    assert [one.split(";")[0] for one in caught.value.problems] == [
        "the table: the column outlet is missing",
        "the table: the column text is missing",
    ]
    with pytest.raises(read.CorpusError) as caught:
        read.corpus(
            pd.DataFrame({"outlet": ["Herald", None, "Post"], "text": [float("nan"), pd.NA, "Rain."]})
        )
    assert [one.split(" is ")[0] for one in caught.value.problems] == ["row 1: text", "row 2: outlet, text"]
    with pytest.raises(read.CorpusError, match="the table: there is no document"):
        read.corpus(FRAME.iloc[:0])


def test_a_corpus_shows_its_name_its_outlets_and_its_size_in_three_lines():
    many = pd.DataFrame({"outlet": [f"Outlet {n}" for n in range(9)], "text": "It rained."})
    lines = repr(read.corpus(many)).split("\n")
    assert lines[0] == 'Corpus "table"' and lines[2] == "articles: 9, words: 18"
    assert lines[1].startswith("outlets (9): Outlet 0, ") and lines[1].endswith("Outlet 7 and 1 more")


def test_a_table_can_lie_in_several_files_of_a_folder(tmp_path):
    rows = [{"doc_id": f"d{i}", "outlet": "Herald", "text": "It may rain."} for i in range(5)]
    whole, folder = tmp_path / "news.jsonl", tmp_path / "news"
    folder.mkdir()
    (folder / "_SUCCESS").write_text("")
    (folder / "_metadata.parquet").write_text("no rows")
    pd.DataFrame(rows).to_json(whole, orient="records", lines=True)
    pd.DataFrame(rows[2:]).to_json(folder / "part-1.jsonl", orient="records", lines=True)
    pd.DataFrame(rows[:2]).to_parquet(folder / "part-0.parquet")
    assert [part.of for part in read.parts(folder)] == [5]
    articles = read.articles(folder)
    assert articles["path"].tolist() == ["part-0.parquet"] * 2 + ["part-1.jsonl"] * 3
    assert articles.drop(columns="path").equals(read.articles(whole).drop(columns="path"))
    assert read.unread(folder, articles) == []
    pd.DataFrame(rows[:1]).to_json(folder / "part-2.jsonl", orient="records", lines=True)
    with pytest.raises(
        read.CorpusError, match=r'part-2.jsonl:1: doc_id "d0" appears twice .*part-0.parquet: row 1'
    ):
        read.articles(folder)


def test_a_folder_of_documents_without_a_catalog_is_no_table(tmp_path):
    (tmp_path / "actors.csv").write_text("actor,group\nLee,port\n", encoding="utf-8")
    with pytest.raises(read.CorpusError, match="catalog.csv: there is none in"):
        read.articles(tmp_path)
