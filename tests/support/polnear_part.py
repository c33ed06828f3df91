"""A part of PolNeAR as it is published."""

import pytest

STORY = "Ann Lee said the port is closed.\n\n“It is safe,” said Bo Ray, and “quiet.”\n"


MARKED = """\
T1\tSource 0 7\tAnn Lee
T2\tCue 8 12\tsaid
T3\tContent 13 31\tthe port is closed
T4\tAttribution 8 12\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 34 47;65 73\t“It is safe,” “quiet.”
T6\tCue 48 52\tother words, as in the release
T7\tAttribution-no-source 48 52\tsaid
E2\tAttribution-no-source:T7 Content:T5 Cue:T6\x20
T8\tDiscuss 0 7\tAnn Lee
#1\tAnnotatorNotes T8\twho?
T9\tContent 34 47\t“It is safe,”
E3\tAttribution:T7 Content:T9 Content2:T3 Cue:T6
E4\tAttribution:T7 Content:T9
"""


@pytest.fixture
def part(tmp_path):
    """A part of the corpus as it is published, with one article that two people marked."""
    for name in ("text", "attributions", "corenlp"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "daily-news_2016-01-02_the-port.txt").write_text(STORY, encoding="utf-8")
    for annotator, marked in (("4b22", MARKED), ("d473", "")):
        path = tmp_path / "attributions" / f"daily-news_2016-01-02_the-port_{annotator}.ann"
        path.write_text(marked, encoding="utf-8")
    return tmp_path
