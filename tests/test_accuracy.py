"""What is said of the detectors: each figure has its command and its range, and none is stale."""

import os
import re
from datetime import date
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest

from analysis import tell
from analysis.cli import _parser, main
from analysis.tell.charts.accuracy import ACCURACY
from analysis.tell.views.accuracy import people
from analysis.tell.views.accuracy import rows as said

GOLD = os.environ.get("ANALYSIS_GOLD") or str(Path(__file__).parents[2] / "shared" / "gold")
FILE = Path(tell.__file__).parent / "views" / "accuracy.csv"
ROOT = Path(__file__).parents[1]
PAGE, README = ROOT / "docs/validation.md", ROOT / "README.md"
IN_SHORT = {  # the rows that the README shows, in plainer words
    "attribution, cue, source and content together: F1": "source, cue verb and content found and right (F1)",
    "attribution, of the sure: cue, source and content right": "of what the report counts: all three right",
    "attribution, of the gold: found and sure": "of what people marked: found and counted",
    "hedging, phrase, exact: F1": "hedges found word for word (F1)",
    "tone, correlation with 20 human ratings: Pearson, x 100": "tone: correlation with human ratings, x 100",
}
RUN = "python -m analysis "


@pytest.fixture(scope="module")
def rows():
    return said()


def test_every_figure_is_measured_by_a_command_or_was_read_by_a_person(rows):
    by_hand = rows[rows["command"] == ""]
    assert by_hand["gold"].str.contains(", read (?:once|twice)$").all()
    assert len(by_hand) <= 2


@pytest.mark.parametrize("command", sorted({c for c in said()["command"] if c.startswith(RUN)}))
def test_every_command_is_understood(command):
    assert _parser().parse_args(command.removeprefix(RUN).split())


def test_people_stand_beside_attribution_and_each_figure_with_a_detector_has_its_range(rows):
    assert people("attribution") == {
        "cue overlap: F1": 81.4,
        "content soft: F1": 79.6,
        "relation soft: F1": 74.7,
        "relation soft: recall direct": 97.0,
    }
    measured = rows[rows["shown"] != ""]
    assert (measured["low"] < measured["detector"]).all() and (measured["detector"] < measured["high"]).all()


def test_the_table_beside_a_result_shows_the_range_and_the_people_s_agreement():
    shown = tell.accuracy("attribution").text
    assert re.search(r"cue, source and content together: F1 +\d\d\.\d +\d\d\.\d–\d\d\.\d +74\.7", shown)
    assert "not yet measured" in tell.accuracy("figures").text


def test_the_chart_draws_what_has_a_range_and_says_what_people_reach():
    drawn = ACCURACY.drawn_rows()
    assert set(drawn["measure"]) == {"attribution", "hedging", "tone"}
    assert "People: 74.7" in ACCURACY.alt(drawn)


def measured(command: str) -> pd.DataFrame:
    """What a command says of each figure, by its name in `shown`, times 100."""
    lines = StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdout", lines)
        arguments = command.removeprefix(RUN).replace("$ANALYSIS_GOLD", GOLD).split()
        assert main([*arguments, "--format", "csv"]) == 0
    rows = pd.read_csv(StringIO(lines.getvalue()), keep_default_na=False)
    return 100 * rows.set_index(rows["measure"] + ": " + rows["figure"])[["value", "low", "high"]].astype(
        float
    )


@pytest.mark.parametrize("command", sorted({c for c in said()["command"] if c.startswith(RUN)}))
def test_what_is_said_is_what_the_command_gives(command, rows):
    """Run `python tests/test_accuracy.py` to write it anew, after a detector was changed."""
    if not Path(command.split()[5].replace("$ANALYSIS_GOLD", GOLD)).exists():
        pytest.skip(f"no gold in {GOLD}; name the folder of the gold files with ANALYSIS_GOLD")
    now = measured(command)
    for row in rows[rows["command"] == command].itertuples():
        assert (row.detector, row.low, row.high) == tuple(now.loc[row.shown].round(1)), row.figure


def _table(short: bool = False) -> str:
    """The rows as docs/validation.md shows them, or `short`, as the README does."""
    lines = ["| detector | figure | measured | two people agree | on | date |", "|---|---|---|---|---|---|"]
    rows = pd.read_csv(FILE)
    if short:
        rows = rows.set_index(rows["measure"] + ", " + rows["figure"]).loc[list(IN_SHORT)]
        rows["figure"] = list(IN_SHORT.values())
        lines = ["| | measured | two people agree |", "|---|---|---|"]
    for row in rows.itertuples():
        ends = "" if pd.isna(row.low) else f" ({row.low}–{row.high})"
        reached = "" if pd.isna(row.people) else f"{row.people}"
        cells = (row.measure, row.figure, f"{row.detector}{ends}", reached, row.gold, row.measured)
        lines.append(f"| {' | '.join(cells[1:4] if short else cells)} |")
    return "\n".join(lines)


def _shown() -> dict[Path, str]:
    """What each page shows, between its marks."""
    ends = "<!-- {0}accuracy{1} -->".format
    return {
        page: f"{ends('', of)}\n{_table(short)}\n{ends('end of ', of)}"
        for page, of, short in ((PAGE, "", False), (README, " in short", True))
    }


@pytest.mark.parametrize("page", [PAGE, README], ids=lambda page: page.name)
def test_the_tables_of_the_pages_are_this_one(page):
    """Run `python tests/test_accuracy.py` to write them anew."""
    assert _shown()[page] in page.read_text(encoding="utf-8")


def _written_anew() -> None:
    rows = pd.read_csv(FILE, dtype=str, keep_default_na=False)
    for command in sorted({command for command in rows["command"] if command.startswith(RUN)}):
        now = measured(command)
        for place, row in rows[rows["command"] == command].iterrows():
            values = [f"{value:.1f}" for value in now.loc[row["shown"]]]
            rows.loc[place, ["detector", "low", "high"]] = values
            rows.loc[place, "measured"] = date.today().isoformat()
    rows.to_csv(FILE, index=False, lineterminator="\n")
    _write_pages()


def _write_pages() -> None:
    for page, shown in _shown().items():
        first, *_, last = shown.splitlines()
        between = re.compile(f"{first}.*{last}", re.DOTALL)
        page.write_text(between.sub(lambda _, shown=shown: shown, page.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    _written_anew()
