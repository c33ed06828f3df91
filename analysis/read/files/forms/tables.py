"""Tables with an article a row: .csv, .tsv, .xlsx, .xls, .ods, .jsonl, .json, .parquet, of any delimiter
and encoding.

The usual names of columns are known; others are given as `columns`, `{"text": "BODY"}`.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from analysis.read.files import dates
from analysis.read.files.encodings import decoded, mended
from analysis.read.files.found import Found, Refused, needs, same, squeezed
from analysis.read.layout.paragraphs import paragraphs

# Of each field the names that columns have, the surest first; as `same` writes them.
_NAMES = {
    "text": (
        "text bodytext body fulltext articletext articlebody maintext bodyoftext contents "
        "content article story storytext transcript plaintext cleantext mainbody textbody"
    ),
    "title": "headline title head articletitle articleheadline storytitle heading",
    "outlet": (
        "outlet outletname newsoutlet medianame mediaoutlet publication publicationtitle "
        "publicationname newspaper sourcename source sourcetitle publisher media medium paper "
        "sitename site domain"
    ),
    "published": (
        "published publisheddate publishdate publicationdate pubdate datepublished publishedat "
        "publishedon publishedtime datetime date articledate day timestamp"
    ),
    "byline": "byline author authors authorname writer journalist reporter creator by",
    "url": "url link articleurl weburl webaddress href permalink address articlelink sourceurl",
    "distributor": "distributor agency newsagency wire wireservice",
}
FIELDS = tuple(_NAMES)
_ALIASES = {name: field for field, names in _NAMES.items() for name in names.split()}
_DELIMITERS = ",;\t|"
ROWS = 100_000
_EXCEL_MOST = 32_767  # characters of a cell
_MARKUP = re.compile(r"<(?:/?p|br|div|span|a)\b[^>]*>", re.IGNORECASE)
_FIRST_DAY = date(1899, 12, 30)


def articles(content: bytes, suffix: str, columns: dict[str, str]) -> list[Found]:
    """The articles of a table, one a row; `place` says which row.

    Raises
    ------
    Refused : it is damaged or has too many rows, or no column of texts is known.
    """
    said: list[str] = []
    text = ""
    if suffix in (".csv", ".tsv"):
        text, said = decoded(content)
        rows = _of_text(text, columns)
    elif suffix in (".xlsx", ".xls", ".ods", ".xlsm"):
        rows = _of_sheet(content, columns)
    elif suffix == ".parquet":
        rows = _of_parquet(content)
    else:
        rows = _of_json(decoded(content)[0])
    given = list(_bounded(rows))
    if not given:
        raise Refused("there is no row in it; add one for each article")
    names = list(dict.fromkeys(name for _, cells in given[:100] for name in cells))
    columns = _columns(names, columns)
    stands = [str(cells.get(columns.get("published", ""), "")) for _, cells in given]
    day_first = dates.order(stands)
    if day_first is None and suffix == ".csv" and delimiter_of(text) == ";":
        # A spreadsheet parts by semicolons where the comma is in numbers; there the day comes first.
        day_first = True
        if any(dates.iso(one, True) and not dates.iso(one) for one in stands):
            said = [*said, "its dates were read as day/month/year, as where semicolons part the cells"]
    return [
        found._replace(said=(*found.said, *said))
        for place, cells in given
        if (found := _article(place, cells, columns, day_first))
    ]


def field_of(name: str) -> str:
    """The field that a user calls so ("headline", "source"): "" if there is none."""
    return name if name in FIELDS else _ALIASES.get(same(name).replace("_", ""), "")


def _columns(names: list[str], given: dict[str, str]) -> dict[str, str]:
    """The column of each field."""
    bare = {re.sub(r"[\W_]+", "", name.casefold()): name for name in reversed(names)}
    made: dict[str, str] = {}
    for field, known in _NAMES.items():
        found = bare.get(re.sub(r"[\W_]+", "", given.get(field, "").casefold()))
        usual = (bare[one] for one in known.split() if one in bare and bare[one] not in given.values())
        name = found or next(usual, None)
        if name is not None and name not in made.values():
            made[field] = name
    if "text" not in made:
        named = (
            f'no column is named "{given["text"]}"'
            if "text" in given
            else "no column is known to hold the articles"
        )
        raise Refused(f"{named}; say which: --column text=NAME, one of {_listed(names)}")
    return made


def _listed(names: list[str]) -> str:
    return ", ".join(names[:20]) or "none"


def _article(
    place: str, cells: dict[str, Any], columns: dict[str, str], day_first: bool | None
) -> Found | None:
    values = {field: cells.get(name) for field, name in columns.items()}
    text = _text(values.pop("text", None))
    if not text.strip():
        return Found([], place=place)
    facts = {field: squeezed(mended(_text(value))[0]) for field, value in values.items()}
    given = facts.get("published", "")
    facts["published"] = _day(values.get("published"), day_first)
    said = []
    if given and not facts["published"]:
        said.append(f'the date "{given[:30]}" was not understood; write it as 2025-06-05')
    if len(text) >= _EXCEL_MOST - 1 and len(text) <= _EXCEL_MOST:
        said.append(
            f"the text has {len(text):,} characters, where Excel cuts a cell off: is its end missing?"
        )
    if len(_MARKUP.findall(text)) > 1:
        text = _without_markup(text)
    text, more = mended(re.sub(r"_x000[dD]_\n?", "\n", text))
    spans = paragraphs(text)
    body = [squeezed(text[start:end]) for start, end in spans]
    if body and facts.get("title") and same(body[0]) == same(facts["title"]):
        body.pop(0)
    if re.fullmatch(r"\[.*\]", facts.get("byline", "")):  # a list that a program wrote into a cell
        facts["byline"] = ", ".join(re.findall(r"[\"']([^\"']+)[\"']", facts["byline"]))
    facts["byline"] = re.sub(r"^(?:[Bb]y|BY)\s+", "", facts.get("byline", ""))
    return Found(body, place=place, said=(*said, *more), **facts)


def _text(cell: Any) -> str:
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, dict):  # as in {"id": null, "name": "The Herald"}
        return _text(cell.get("name") or cell.get("title"))
    if isinstance(cell, list | tuple):
        return ", ".join(filter(None, map(_text, cell)))
    if isinstance(cell, bytes):
        return decoded(cell)[0]
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _day(cell: Any, day_first: bool | None) -> str:
    """The date of a cell, as text, as a date, or as the number of days that Excel counts."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    text = _text(cell).strip()
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and 20_000 < float(text) < 80_000:
        return (_FIRST_DAY + timedelta(days=int(float(text)))).isoformat()
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return text
    return dates.iso(text, day_first)


def _without_markup(text: str) -> str:
    from lxml import html

    from analysis.read.files.forms.pages import shown_lines

    try:
        return "\n".join(shown_lines(html.fragment_fromstring(text, create_parent="div")))
    except (ValueError, html.etree.ParserError):
        return text


def _bounded(rows: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, row in enumerate(rows):
        if number == ROWS:
            raise Refused(
                f"it has more than {ROWS:,} rows; a table so large is a corpus by itself: "
                f"name it to check, report or measure"
            )
        yield row


def _of_text(text: str, columns: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    told = re.match(r"sep=(.)\n", text)
    if told:
        text = text[told.end() :]
    delimiter = told[1] if told else delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = csv.field_size_limit(2**31 - 1)
    try:
        rows = [(f"line {reader.line_num}", row) for row in reader if any(map(str.strip, row))]
    except csv.Error as error:
        raise Refused(f"line {reader.line_num}: {error}; is a quotation mark left open?") from None
    finally:
        csv.field_size_limit(before)
    if not rows:
        return
    header = [squeezed(name) for name in rows[0][1]]
    for place, row in rows[1:]:
        if len(row) > len(header):
            raise Refused(
                f"{place}: {len(row)} cells where the header has {len(header)}; put values "
                f"that contain the delimiter in double quotes"
            )
        yield place, dict(zip(header, row, strict=False))


def delimiter_of(text: str) -> str:
    """What parts the columns of a table: of the marks that make its header known columns, or the most of
    them.
    """
    head = text[:5000].split("\n", 1)[0]

    def score(mark: str) -> tuple[int, int]:
        names = next(csv.reader([head], delimiter=mark), [])
        return sum(bool(field_of(name.strip())) for name in names), len(names)

    return max(_DELIMITERS, key=score)


def _of_sheet(content: bytes, columns: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    needs("python_calamine", "a spreadsheet")
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names
        ]
    except (CalamineError, OSError, ValueError) as error:
        raise Refused(
            f"it is damaged or locked ({squeezed(str(error))[:80]}); save it again, or as CSV"
        ) from None
    wanted = {re.sub(r"[\W_]+", "", name.casefold()) for name in columns.values()}
    for name, rows in sheets:
        head = max(range(min(len(rows), 10)), key=lambda i: _n_known(rows[i], wanted), default=None)
        if head is None or not _n_known(rows[head], wanted):
            continue
        header = [squeezed(str(cell)) for cell in rows[head]]
        for number, row in enumerate(rows[head + 1 :], head + 2):
            if any(str(cell).strip() for cell in row):
                where = f"row {number}" if len(sheets) == 1 else f"sheet {name}, row {number}"
                yield where, {key: cell for key, cell in zip(header, row, strict=False) if key}
        return
    names = [squeezed(str(cell)) for _, rows in sheets[:1] for row in rows[:1] for cell in row]
    raise Refused(f"no column is known; say which has the texts: --column text=NAME, one of {_listed(names)}")


def _n_known(row: list[Any], wanted: set[str]) -> int:
    return sum(
        bool(field_of(str(cell))) or re.sub(r"[\W_]+", "", str(cell).casefold()) in wanted for cell in row
    )


def _of_json(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    stripped = text.lstrip("\ufeff \n")
    try:
        whole = json.loads(stripped) if stripped.startswith("[") else _list_in(stripped)
        if whole is not None:
            yield from (
                (f"entry {number}", one) for number, one in enumerate(whole, 1) if isinstance(one, dict)
            )
            return
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                one = json.loads(line)
                if not isinstance(one, dict):
                    raise Refused(f"line {number} is no object; write one object a line")
                yield f"line {number}", one
    except Refused:
        raise
    except (ValueError, RecursionError) as error:
        raise Refused(f"it is no JSON ({str(error)[:80]}); export it again") from None


def _list_in(text: str) -> list[Any] | None:
    """The list in a file that is one object, as {"articles": [...]}; None where it is JSON lines."""
    try:
        whole = json.loads(text)
    except ValueError:
        return None
    lists = (
        [
            value
            for value in whole.values()
            if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        if isinstance(whole, dict)
        else []
    )
    return lists[0] if lists else None


def _of_parquet(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    from pyarrow import BufferReader
    from pyarrow.parquet import ParquetFile

    from analysis.read.problems import FAILURES

    try:
        file = ParquetFile(BufferReader(content))
        if file.metadata.num_rows > ROWS:
            raise Refused(
                f"it has more than {ROWS:,} rows; a table so large is a corpus by itself: "
                f"name it to check, report or measure"
            )
        number = 0
        for batch in file.iter_batches(batch_size=256):
            for cells in batch.to_pylist():
                number += 1
                yield f"row {number}", cells
    except Refused:
        raise
    except FAILURES as error:
        raise Refused(
            f"it is no Parquet file that can be read ({squeezed(str(error))[:80]}); export it again"
        ) from None
