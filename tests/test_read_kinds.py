"""Headline, standfirst, heading, dateline, bullet and body: by shape and place."""

import random

import pytest

from analysis.read.layout.document import harvested, layout, sentence_units

FIRST = "The two delegations met in the old town hall. They spoke of wheat and ships for most of the day."
SECOND = (
    "Nothing was signed, but both sides said that they would meet again before the first snow of the winter."
)


def units(*lines, newline="\n"):
    text = newline.join(lines)
    return [(u.kind, text[u.start : u.end]) for u in sentence_units(text, layout(text).units)]


def kinds(*lines):
    return [kind for kind, _ in units(*lines)]


FIRST_TWO = [("body", sentence + ".") for sentence in FIRST.rstrip(".").split(". ")]


def test_a_first_line_without_a_full_stop_is_the_headline():
    assert units("Wheat talks end without a deal", FIRST) == [
        ("headline", "Wheat talks end without a deal"),
        *FIRST_TWO,
    ]


@pytest.mark.parametrize(
    "headline",
    [
        "Is the wheat deal dead?",
        "‘Very good’ talks, and no deal",
        "Farmers send wheat to the U.S.",
        "Wheat talks: A first look. And a second one",
    ],
)
def test_a_headline_can_ask_quote_and_end_with_an_abbreviation(headline):
    assert units(headline, FIRST)[0] == ("headline", headline)


def test_a_text_that_begins_with_a_sentence_has_no_headline():
    assert kinds(FIRST, SECOND) == ["body", "body", "body"]


def test_a_long_first_line_is_no_headline():
    assert kinds("wheat " * 31, FIRST)[0] == "body"


def test_the_line_between_headline_and_text_is_the_standfirst():
    standfirst = "‘We hardly spoke,’ said the minister, who left early, while ‘nobody’ missed him"

    assert units("Wheat talks end without a deal", standfirst, "", FIRST)[1] == ("standfirst", standfirst)


def test_there_can_be_two_lines_of_standfirst():
    lines = ["Wheat talks end", "Nobody signs in the old town hall", "Ships stay in the harbour", FIRST]

    assert kinds(*lines) == ["headline", "standfirst", "standfirst", "body", "body"]


def test_a_standfirst_that_ends_with_a_full_stop_is_known_by_the_byline_below():
    lines = ["Wheat talks end", "They met for a day. They did not sign.", "By Jane Doe", FIRST]

    assert kinds(*lines) == ["headline", "standfirst", "standfirst", "body", "body"]


def test_a_long_standfirst_hides_no_byline():
    assert kinds("Wheat talks end", SECOND, "By Jane Doe", FIRST) == [
        "headline",
        "standfirst",
        "body",
        "body",
    ]


def test_a_byline_far_below_makes_no_standfirst():
    assert "standfirst" not in kinds("Wheat talks end", FIRST, SECOND, FIRST, "By: Jane Doe", SECOND)


def test_a_short_line_without_a_full_stop_between_paragraphs_is_a_heading():
    assert units(FIRST, "A fragile truce", SECOND)[2] == ("heading", "A fragile truce")


@pytest.mark.parametrize("line", ["What Comes Next?", "Deal or No Deal?", "“A giant ship”", "TENSIONS"])
def test_a_titled_line_is_a_heading_also_with_a_mark(line):
    assert units(FIRST, line, SECOND)[2] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    ["Nobody knows.", "But why?", "The minister wrote:", "Not yet, though …", "So long!", "Key points:"],
)
def test_a_short_sentence_is_body(line):
    assert units(FIRST, line, SECOND)[2] == ("body", line)


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("WASHINGTON — ", "WASHINGTON"),
        ("WASHINGTON—", "WASHINGTON"),
        ("BEIJING, June 5 (Xinhua) —", "BEIJING, June 5 (Xinhua)"),
        ("NEW YORK (AP) -- ", "NEW YORK (AP)"),
        ("ST. PAUL, Minn. – ", "ST. PAUL, Minn."),
        ("LONDON/BEIJING, June 5 (Reuters) - ", "LONDON/BEIJING, June 5 (Reuters)"),
        ("Geneva (AFP) – ", "Geneva (AFP)"),
    ],
)
def test_a_dateline_is_a_unit_of_its_own_and_its_dash_in_none(line, dateline):
    assert units(line + FIRST) == [("dateline", dateline), *FIRST_TWO]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — which met on Monday — said so.",
        "AFL-CIO members met.",
        "WE ARE NOT READY FOR IT — Nobody said so.",
    ],
)
def test_words_in_capitals_before_a_dash_are_not_always_a_dateline(line):
    assert kinds(FIRST, line)[2:] == ["body"]


@pytest.mark.parametrize("marker", ["- ", "* ", "• ", "– ", "1. ", "(2) "])
def test_the_marker_of_a_bullet_is_in_no_unit(marker):
    assert units(f"{marker}The talks ended. Nobody signed.", FIRST)[:2] == [
        ("bullet", "The talks ended."),
        ("bullet", "Nobody signed."),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n \r\n", "\u2028"])
def test_kinds_do_not_hang_on_how_lines_end(newline):
    lines = ["Wheat talks end without a deal", "GENEVA — " + SECOND, "A fragile truce", FIRST]

    assert [kind for kind, _ in units(*lines, newline=newline)] == [
        *("headline", "dateline", "body", "heading", "body", "body")
    ]


def test_a_byte_order_mark_is_in_no_unit():
    assert units("\ufeffWheat talks end", FIRST)[0] == ("headline", "Wheat talks end")


WRAPPED = """\
Wheat talks end without a deal

The two delegations met in the old town hall on Monday. They spoke about
wheat and ships for most of the day, and in the evening they had dinner
with the mayor.

A fragile truce

Nothing was signed, but both sides said that they would meet again before
the first snow of the winter. Until then
- no wheat will be sold
- no ship will leave
  The mayor has asked both sides to hurry, for winter comes early in these
hills.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_lines_of_a_hard_wrapped_text_are_joined_to_paragraphs(newline):
    found = units(*WRAPPED.split("\n"), newline=newline)

    assert [(kind, " ".join(text.split())) for kind, text in found] == [
        ("headline", "Wheat talks end without a deal"),
        ("body", "The two delegations met in the old town hall on Monday."),
        (
            "body",
            "They spoke about wheat and ships for most of the day, and in the evening "
            "they had dinner with the mayor.",
        ),
        ("heading", "A fragile truce"),
        (
            "body",
            "Nothing was signed, but both sides said that they would meet again "
            "before the first snow of the winter.",
        ),
        ("body", "Until then"),
        ("bullet", "no wheat will be sold"),
        ("bullet", "no ship will leave"),
        ("body", "The mayor has asked both sides to hurry, for winter comes early in these hills."),
    ]


def test_a_line_that_was_broken_off_is_joined_with_the_next():
    broken = "The two delegations met in the old town hall on Monday and spoke about wheat"

    assert units(f"{broken}\nand ships.", SECOND * 2)[0] == ("body", f"{broken}\nand ships.")


def wrapped_paragraphs(*lines):
    return [" ".join(text.split()) for _, text in units(*lines)]


FULL = "The delegations met in the hall and they spoke of ships, wheat and rain"
LOWER = "and of the harvest, which was late and poor in the hills and the plains"


def test_an_address_that_is_too_long_does_not_set_the_width():
    address = "https://wheat.example/" + "talks/" * 12

    assert wrapped_paragraphs(FULL, LOWER, "and in the valleys.", "", address, "", FULL, LOWER, "too.")[
        0
    ] == (f"{FULL} {LOWER} and in the valleys.")


def test_an_indent_begins_a_paragraph_of_a_hard_wrapped_text():
    assert wrapped_paragraphs(FULL, LOWER, f"  {FULL}", LOWER) == [f"{FULL} {LOWER}"] * 2


def test_a_bullet_begins_a_paragraph_of_a_hard_wrapped_text_and_a_dash_need_not():
    assert wrapped_paragraphs(FULL, LOWER, LOWER, "• wheat", "• rain")[1:] == ["wheat", "rain"]
    assert wrapped_paragraphs(FULL, LOWER, "— and of rain.") == [f"{FULL} {LOWER} — and of rain."]


@pytest.mark.parametrize(
    ("line", "dateline", "distributor"),
    [
        ("LUND: The council on Monday voted to shut the pier. It gave no reason.", "LUND", None),
        (
            "PORT HOLM: The council voted on Monday to shut the pier. Nobody asked the owners of boats.",
            "PORT HOLM",
            None,
        ),
        (
            "LUND, (KOP News) – The pier is shut, and nobody knows for how long.",
            "LUND, (KOP News)",
            "KOP News",
        ),
        ("Port Holm, June 5 (Reuters) - The pier is shut.", "Port Holm, June 5 (Reuters)", "Reuters"),
        ("New Holm, June 5 (PTI) The pier is shut, the council said.", "New Holm, June 5 (PTI)", "PTI"),
        ("LUND (AP) — The pier is shut.", "LUND (AP)", "AP"),
    ],
)
def test_a_dateline_of_any_agency_is_no_text_and_names_the_distributor(line, dateline, distributor):
    text = f"{line}\n{SECOND}"
    read = layout(text)
    assert [(u.kind, text[u.start : u.end]) for u in read.units[:1]] == [("dateline", dateline)]
    assert harvested(text, read).get("distributor") == distributor


@pytest.mark.parametrize(
    "lines",
    [
        ("EXCLUSIVE: Holm Will Run For Mayor", FIRST),
        ("MS. HOLM: The pier is shut. Nobody knows why.", "MR. KRALL: It is not. I was there today."),
        (FIRST, "PORT HOLM: The pier is shut. Nobody knows for how long it will be so."),
    ],
)
def test_a_kicker_and_speakers_are_no_places(lines):
    assert "dateline" not in kinds(*lines)


@pytest.mark.parametrize("headline", ["The pier is shut.", "Who shut the pier?", "“We were lied to.”"])
def test_the_title_of_the_catalog_is_the_headline_whatever_its_shape(headline):
    text = f"{headline.upper()}\n{FIRST}"
    first = layout(text, headline).units[0]
    assert (first.kind, text[first.start : first.end]) == ("headline", headline.upper())
    assert layout(f"{FIRST}\n{FIRST}", headline).units[0].kind == "body"


def test_links_below_related_are_no_text_and_a_heading_below_it_is():
    titles = ["Why the pier was never mended", "Five things to know about the pier"]
    assert kinds(FIRST, "Related", *titles) == ["body", "body"]
    assert kinds(FIRST, "Related", *titles, SECOND) == ["body", "body", "body"]
    assert kinds(FIRST, "Related", "The pier", SECOND) == ["body", "body", "heading", "body"]


RAGGED = [
    "The council voted on Monday to shut the old pier for two years, a step that its leader called painful",
    "and that boat owners say will ruin them. The vote came after four hours of talk in a hall that could",
    "not hold all who wanted to listen, and nobody left before it was over.",
]


@pytest.mark.parametrize("seed", range(6))
def test_lines_of_any_width_keep_their_paragraph(seed):
    words, lines, line = " ".join(RAGGED).split(), [], ""
    draw = random.Random(seed)
    for word in words:
        if len(line) + len(word) + 1 > draw.randint(40, 52) + 4 * seed:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    text = "\n".join(["Pier shut for two years", "", *lines, line, "", *lines, line])
    read = layout(text)
    assert [unit.kind for unit in read.units] == ["headline", "body", "body"]
    assert sum(len(text[unit.start : unit.end].split()) for unit in read.units) == 5 + 2 * len(words)
