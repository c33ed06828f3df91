"""Boilerplate: each rule finds its lines, and leaves their near misses in the text."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis import read
from analysis.lexicon import LexiconError
from analysis.read.layout import boilerplate
from analysis.read.layout.document import layout
from analysis.read.layout.language import language, line_in_another_language

CASES = list(
    csv.DictReader((Path(__file__).parent / "cases" / "boilerplate.csv").open(encoding="utf-8", newline=""))
)
RUNNING = (
    "The two delegations met in the old town hall on Monday, and they spoke about wheat, ships and the "
    "weather of the coming winter for most of the day."
)


def document(line, place):
    lines = {
        "top": [line, RUNNING, RUNNING],
        "middle": [RUNNING, line, RUNNING],
        "end": [RUNNING, RUNNING, line],
    }
    return "\n".join(lines[place])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"][:40])
def test_a_line_is_boilerplate_by_its_rule_or_stays(case):
    text = document(case["line"], case["place"])
    found = [(text[s.start : s.end], s.rule, s.harvested or "") for s in layout(text).boilerplate]

    assert found == ([(case["line"], case["rule"], case["harvested"])] if case["rule"] else [])


def test_every_rule_has_a_case_and_every_case_a_rule():
    named = {rule.name for rule in boilerplate.rules()} | {"rule-line", "other-language"}

    assert {case["rule"] for case in CASES if case["rule"]} == named


def test_a_list_of_other_stories_below_the_text_is_none_of_it():
    links = ["More on this story", "Why the dockers walked out", "What a docker earns"]
    text = "\n\n".join([RUNNING, *links])
    assert [text[one.start : one.end] for one in layout(text).boilerplate] == links
    text = "\n\n".join([RUNNING, *links, "And then it rained.", "A heading"])
    assert [text[one.start : one.end] for one in layout(text).boilerplate] == links
    text = "\n\n".join([RUNNING, *links, RUNNING])
    assert [text[one.start : one.end] for one in layout(text).boilerplate] == links
    text = "\n\n".join([RUNNING, *links[:2], RUNNING])  # one line can be a heading
    assert [text[one.start : one.end] for one in layout(text).boilerplate] == links[:1]


def test_boilerplate_is_in_no_sentence():
    lines = {
        place: [c["line"] for c in CASES if c["rule"] and (c["place"] == "end") == place] for place in (0, 1)
    }
    text = "\r\n".join([*lines[0], RUNNING, RUNNING, *lines[1]])
    found = read.sentences(pd.DataFrame({"doc_id": ["a"], "outlet": ["o"], "text": [text]}))

    assert found["text"].tolist() == [RUNNING, RUNNING]


def test_a_line_in_the_language_of_the_document_is_text():
    spanish = (
        "El barco no se puede usar en otro puerto de la costa y por eso los marineros se quedan en casa.\n"
    )
    text = spanish * 5

    assert language(text) == "es"
    assert layout(text).boilerplate == []


def test_a_long_paragraph_in_another_language_is_text():
    long = "El barco no se puede usar en otro puerto de la costa y por eso los marineros se quedan. " * 5

    assert layout("\n".join([RUNNING, RUNNING, RUNNING, RUNNING, long])).boilerplate == []


def test_a_hard_wrapped_footer_is_found_as_one_span():
    wrapped = [
        "The two delegations met in the old town hall on Monday, and they spoke",
        "about wheat, ships and the weather of the coming winter for most of the",
        "day, while outside a crowd of farmers waited for the end of the talks.",
        "",
        "The post Ten Ships Left the Harbour Before the Talks Had Even Begun on",
        "time appeared first on Daily Sample.",
    ]
    (span,) = layout("\n".join(wrapped)).boilerplate

    assert span.harvested == "title=Ten Ships Left the Harbour Before the Talks Had Even Begun on time"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("odd,nowhere,x,us,", 'boilerplate.csv:2: where "nowhere" is none of: any, end, top'),
        ("odd,any,(x,us,", "boilerplate.csv: odd: (x: missing ), unterminated subpattern at position 0"),
        ("odd,any,(?P<mood>x),us,", "boilerplate.csv: odd: no rule tells mood"),
        ("odd,any,x,,", "boilerplate.csv:2: source is empty; fill it in"),
    ],
)
def test_a_bad_rule_is_refused(row, problem, tmp_path, monkeypatch):
    (tmp_path / "boilerplate.csv").write_text(f"rule,where,pattern,source,note\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(boilerplate.lexicon, "FOLDER", tmp_path)

    with pytest.raises(LexiconError) as caught:
        boilerplate.rules.__wrapped__()

    assert caught.value.problems == [problem]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The ships that were in the harbour have left, and nobody knows where they are going to. ", "en"),
        ("Los barcos que estaban en el puerto se fueron y nadie sabe para donde van con la carga. ", "es"),
        (
            "Les bateaux qui sont dans le port ne sont pas ceux des pêcheurs, mais ils partent avec eux. ",
            "fr",
        ),
        (
            "Die Schiffe, die in dem Hafen lagen, sind nicht mehr da, und es ist von der Ladung nichts. ",
            "de",
        ),
        ("Корабли ушли из гавани, и никто не знает, куда они идут и что они везут с собой. ", "ru"),
        ("船はもう港を出ましたが、どこへ行くのかは誰にもわかりません。", "ja"),
        ("船已经离开了港口，没有人知道它们要去哪里，也没有人知道船上装的是什么货物。", "zh"),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor. ", None),
    ],
)
def test_the_language_of_a_text_is_told_by_its_small_words_or_its_script(sentence, code):
    assert language(sentence * 8) == code


def test_under_50_words_the_language_is_unknown():
    assert language("the ship and " * 16 + "the") is None
    assert language("the ship and " * 16 + "the ship") == "en"


@pytest.mark.parametrize(("n_small", "code"), [(14, None), (15, "en")])
def test_a_text_with_few_small_words_is_of_no_known_language(n_small, code):
    assert language("the " * n_small + "Lee " * (100 - n_small)) == code


def test_a_line_of_five_words_is_too_short_for_another_language():
    assert not line_in_another_language("no se puede usar aquí")
    assert line_in_another_language("no se puede usar aquí nunca")


@pytest.mark.parametrize(
    "names",
    [
        "Ann Lee",
        "Ann Lee and agencies",
        "Ann Lee in London and Bo de Wit in Hull",
        "Ann Lee, Harbour Reporter",
    ],
)
def test_a_line_of_names_above_a_date_is_the_byline(names):
    lines = ["The Port Opens", names, "Monday 3 March 2025", RUNNING, RUNNING]
    assert [(span.rule, span.harvested) for span in layout("\n\n".join(lines)).boilerplate] == [
        ("byline", None),
        ("published-on", None),
    ]


@pytest.mark.parametrize(
    ("lines", "rules_found"),
    [
        (["The Port Opens", "Ann Lee", RUNNING, RUNNING], []),
        (["Ann Lee", "Monday 3 March 2025", RUNNING], ["published-on"]),
        (["The Port Opens", "Workers to return on Friday", "Monday 3 March 2025", RUNNING], ["published-on"]),
    ],
    ids=["no date", "the headline", "a standfirst"],
)
def test_other_lines_above_a_text_are_no_byline(lines, rules_found):
    assert [span.rule for span in layout("\n\n".join(lines)).boilerplate] == rules_found
