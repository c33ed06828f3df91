"""How numbers and lists of names are written, in captions, alt texts and findings alike."""

from collections.abc import Iterable, Sequence

import pandas as pd


def number(value: float, decimals: int = 1) -> str:
    """As in "1,234.5"; a number that rounds to nothing has no minus sign, any other a typographic one."""
    return f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", "−")


def signed(value: float, decimals: int = 2) -> str:
    """As in "+0.25", "−0.25", "0.00"."""
    written = number(value, decimals)
    return f"+{written}" if round(value, decimals) > 0 else written


def counted(n: int, noun: str) -> str:
    """As in "1 hedge", "1,234 hedges"."""
    return f"{int(n):,} {noun if n == 1 else f'{noun}s'}"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """As in "A", "A and B", "A, B and C"; of more than `most` the first ones and "9 more"."""
    names = list(names)
    if most is not None and len(names) > most:
        names = [*kept(names, most), f"{len(names) - most + 1:,} more"]
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def kept(names: Iterable, most: int) -> list:
    """Those that a list of `most` names: all of them, or one less, for "9 more" takes its place."""
    names = list(names)
    return names if len(names) <= most else names[: most - 1]


def joint(name: str) -> str:
    """Those who speak together, whom a table parts by "; ": "A; B" is "A with B", which ends no list."""
    first, *others = name.split("; ")
    return f"{first} with {listed(others)}" if others else first


def group_name(group: str) -> str:
    """A group as it is shown: "us_government" is "US government", "media" is "Media"."""
    words = ["US" if word == "us" else word for word in joint(group).replace("_", " ").split()]
    shown = " ".join(words)
    return shown[:1].upper() + shown[1:]


def article_names(rows: pd.DataFrame) -> dict[str, str]:
    """Each `doc_id` of `rows` with what its article is called: its outlet, and where that has several its
    `doc_id` too, as in "Wire: a1"."""
    articles = rows.drop_duplicates("doc_id")
    n = articles["outlet"].value_counts()
    pairs = zip(articles["doc_id"], articles["outlet"], strict=True)
    return {doc_id: outlet if n[outlet] == 1 else f"{outlet}: {doc_id}" for doc_id, outlet in pairs}


def extremes(names: Sequence[str], values: Sequence[float], written=number) -> str:
    """As in "highest: A (5.0); lowest: B and C (1.0)", with values that are written alike taken as equal."""
    shown = [written(value) for value in values]
    if len(set(shown)) == 1:
        return f"{listed(names)}: {shown[0]}" + (" each" if len(shown) > 1 else "")
    order = sorted(range(len(shown)), key=lambda place: values[place])
    ends = {"highest": shown[order[-1]], "lowest": shown[order[0]]}
    return "; ".join(
        f"{end}: {listed([name for name, text in zip(names, shown, strict=True) if text == value])} ({value})"
        for end, value in ends.items()
    )


def span(row: pd.Series, written=number) -> str:
    """The range of a rate and what was resampled for it; never a confidence interval of one article."""
    if pd.isna(row["low"]) or pd.isna(row["high"]):
        return "no range: a single paragraph"
    ends = f"{written(row['low'])} to {written(row['high'])}"
    if not row["n_marks"]:
        return f"with none found, up to {written(row['high'])} by the rule of three"
    if row["resampled"] == "article":
        return f"range over resampled articles {ends}"
    return f"sensitivity range over paragraphs {ends}"
