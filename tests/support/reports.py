"""A report of made-up articles with hostile text."""

from analysis import tell
from support.fakes import fake

HOSTILE = " <script>alert(1)</script> ]]> <img src=x onerror=alert(1)> --> </style> \u202eevil $corpus ${x}"


def report(made, corpus, out=None):
    tables = {"rates": made.rates, "specifications": made.specifications}
    return tell.report(
        made,
        corpus,
        out,
        **tables,
        told=made.told,
        quoted=made.compared,
        differing=made.differing,
        corrections=(),
    )


def corpus():
    made = fake(("Wire", "<b onclick=x>Brief</b>"), 14, hostile=HOSTILE)
    made.articles["title"] = f"Title{HOSTILE}"
    return made
