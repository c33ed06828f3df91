"""A small corpus of own sentences for the tests of the reader: a hostile text, an emoji, a foreign one."""

from pathlib import Path
from typing import NamedTuple

from analysis import compare, mark, read

HOSTILE = (
    "<script>alert(1)</script> </script><img src=x onerror=alert(2)> ]]> <!-- \u202eevil\u2066 \u2028 &amp;"
)
HOSTILE += " \x07"
TEXTS = {
    "herald": (
        "Harbour to close in May\n\n"
        "The 🚢 harbour 🚢 will close in May, the mayor said. It may reopen early.\n\n"
        "“We will rebuild every pier of the old harbour,” Ann Roe said. She claimed that nobody would lose a "
        "job. The council was clearly glad.\n"
    ),
    "post": (
        "Mayor speaks\n\n"
        "Ann Roe confirmed that the harbour would close in May. “We will rebuild every single pier,” she "
        "said, according to the council. Ferries were reportedly sold.\n"
    ),
    "mail": f"Boats and boatmen\n\nThe boatmen were angry, Bo Lee said. {HOSTILE} The boats may stay.\n",
    "diario": (
        "El puerto cierra\n\n"
        "El puerto de la ciudad cierra en mayo y los vecinos no saben todavía qué va a pasar con los barcos, "
        "con las redes y con las casas de los pescadores. La alcaldesa dijo que el cierre es necesario "
        "porque los muelles son viejos y el agua entra en las calles cuando llega la tormenta. Nadie sabe "
        "cuánto tiempo van a durar las obras ni quién las va a pagar.\n"
    ),
}
OUTLETS = {"herald": "Herald", "post": "Post", "mail": "Mail <b onclick=x>", "diario": "Diario"}
CLAIMS = """
[[claim]]
id = "close"
says = "The harbour closes in May"
origin = "coverage"
find = ["harbour + close in May"]

[[claim]]
id = "jobs"
says = "No job is lost"
origin = "coverage"
find = ["nobody would lose a job"]
"""


class Made(NamedTuple):
    marked: mark.Marked
    told: compare.ClaimTables
    quoted: compare.Quotations


def made(folder: Path) -> Made:
    """The corpus written into `folder`, read, marked and compared."""
    lines = ["doc_id,path,outlet,title"]
    for doc_id, text in TEXTS.items():
        (folder / f"{doc_id}.txt").write_text(text, encoding="utf-8", newline="")
        lines.append(f'{doc_id},{doc_id}.txt,"{OUTLETS[doc_id]}","About the harbour"')
    (folder / "catalog.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    found = read.corpus(folder)
    marked = mark.corpus(found)
    quoted = compare.quotations(marked.articles, marked.marks, marked.voices, found.references)
    return Made(marked, compare.claim_tables(marked, found.claims), quoted)
