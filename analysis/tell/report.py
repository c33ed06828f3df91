"""The report: one page that opens anywhere, with findings, figures, evidence, method and limits."""

import base64
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from string import Template

import pandas as pd

import analysis
from analysis import export, lexicon
from analysis.compare import Quotations, Told, ancestry, mask_effects
from analysis.tell.accuracy import accuracy
from analysis.tell.behind import behind
from analysis.tell.charts import CHARTS
from analysis.tell.evidence import evidence
from analysis.tell.figures import drawn
from analysis.tell.findings import FINDINGS, Finding, finding
from analysis.tell.markup import escaped
from analysis.tell.opened import opened
from analysis.tell.phrasing import counted
from analysis.tell.quoted import quotations
from analysis.tell.shared import shared
from analysis.tell.table import table
from analysis.tell.tellings import tellings

QUESTION = "Several outlets tell one event. On whose word, with which hedges, in what tone?"
_HERE = Path(__file__).parent
_LIBRARIES = ("pandas", "nltk", "vaderSentiment", "matplotlib", "seaborn")
_PROVENANCE = ["outlet", "title", "byline", "published", "distributor", "host", "n_words", "sha256"]
_WHO = ("words-by-voice", "sources-by-group", "speakers-by-outlet", "unnamed-sources")
_WHO += ("commitment-by-outlet", "verbs-by-speaker", "chains-by-outlet")
_WORDING = ("keyness-by-outlet", "labels-by-actor")
_TONE = ("tone-by-outlet", "tone-words", "tone-arc", "tone-headlines", "tone-specifications")
_MASKS = "What the saved masks do: mean compound of body sentences, all voices, and the words masked."
_WARNING = (
    "Read this last. Lexicon valence scores words, not what is said, and its order of outlets may turn with "
    "the choice of words and voices. Look at the words that made it before you quote a figure."
)


def report(
    marked,
    corpus: str,
    out: Path | None = None,
    *,
    rates: pd.DataFrame,
    specifications: pd.DataFrame,
    told: Told,
    quoted: Quotations,
) -> Path:
    """The path of `reports/<corpus>/report.html`, written whole, with `figures/<corpus>/` beside it.

    Both lie in `out`: unless said, in the repository, or in what the environment variable ANALYSIS_OUTPUT
    names. The rest is made of `marked`: the tables `rates` and `specifications`, what is `told` of the
    claims (`compare.told_tables`), and the quotations compared (`compare.quotations`). The page needs no
    network and no script. The same tables give the same bytes.
    """
    given = {**marked._asdict(), **told._asdict(), **quoted._asdict()}
    given |= {"rates": rates, "specifications": specifications}
    figures = {}
    for one in CHARTS:
        made = drawn(one, *(given[name] for name in one.tables)).saved(export.folder("figures", corpus, out))
        figures[one.name] = _figure(made)
    findings = {
        name: finding(name, *(given[each] for each in needed)) for name, (needed, _) in FINDINGS.items()
    }
    page = _page(corpus, list(_sections(marked, rates, told, quoted, figures, findings)))
    return export.written(export.folder("reports", corpus, out) / "report.html", page.encode())


def _page(corpus: str, sections: list[tuple[str, str, str]]) -> str:
    return Template(_read("report.html")).substitute(
        title=f"How they tell it: {escaped(corpus)}",
        corpus=escaped(corpus),
        question=QUESTION,
        style=_read("report.css"),
        contents="\n".join(f'<li><a href="#{name}">{title}</a></li>' for name, title, _ in sections),
        sections="\n".join(
            f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{content}\n</section>'
            for name, title, content in sections
        ),
    )


def _sections(marked, rates, told, quoted, figures, findings) -> Iterator[tuple[str, str, str]]:
    """Of each section its anchor, its heading and its HTML."""
    yield "findings", "Findings", _findings(findings)
    yield "provenance", "What was read", _provenance(marked.articles) + figures["corpus-overview"]
    if len(told.asked):
        request, one = told.asked["says"].iloc[0], told.tellings["claim"] == told.asked["claim"].iloc[0]
        asked = f"{escaped(request)}: on whose word?"
        yield "first-claim", asked, f'<div class="broad">{tellings(marked, told.tellings[one]).html}</div>\n'
        grid = [figures["claims-by-outlet"], _behind(marked, "claims-by-outlet", told)]
        yield "claims", "Claims", "".join(grid)
    laid = [figures["quotations-by-outlet"], _behind(marked, "quotations-by-outlet", quoted)]
    yield "quotations", "Quotations compared", "".join([*laid, quotations(marked, quoted).html])
    spoken = [figures[name] + _behind(marked, name) for name in _WHO]
    yield "who-speaks", "Who speaks", "".join([*spoken, accuracy("attribution", "quotations").html])
    hedging = figures["hedging-by-outlet"], _rates(rates, "hedging"), figures["hedging-labels"]
    hedging = *hedging, accuracy("hedging").html
    yield "hedging", "Hedges", "".join(hedging)
    certainty = figures["certainty-by-outlet"], _rates(rates, "certainty"), accuracy("certainty").html
    yield "certainty", "Certainty", "".join(certainty)
    wording = [figures[name] + _behind(marked, name) for name in _WORDING]
    passive = figures["passive-by-outlet"], _rates(rates, "passive")
    yield "wording", "Wording", "".join([*wording, *passive, accuracy("labels", "passive").html])
    found = ancestry(marked.sentences, marked.voices, marked.marks, marked.attributions)
    yield "ancestry", "Ancestry: wording that articles share", shared(marked, found).html
    yield "evidence", "Evidence: every mark in its sentence", _evidence(marked)
    tone = [figures[name] + _opened(marked, name) for name in _TONE]
    warning = f'<p class="warning">{_WARNING}</p>'
    masks = table(mask_effects(marked.marks, marked.sentences), note=_MASKS).html
    yield "tone", "Tone (lexicon valence)", "".join([warning, *tone, masks, accuracy("tone").html])
    yield "method", "Method and limits", _read("method.html") + figures["detector-accuracy"]
    yield "glossary", "Glossary", _read("glossary.html")
    yield "versions", "Versions and inputs", _versions() + _manifest(marked.articles)


def _findings(findings: dict[str, Finding]) -> str:
    """Each finding whole: its first sentence is nowhere without those that say how firm it is."""
    rows = []
    for made in findings.values():
        first, *rest = map(escaped, made.sentences)
        rows.append(f"<li><strong>{first}</strong> {' '.join(rest)}</li>\n")
    return f'<ol class="findings">\n{"".join(rows)}</ol>\n'


def _figure(made) -> str:
    picture = base64.b64encode(made.files["svg"]).decode("ascii")
    return (
        f'<figure id="{made.name}">\n<div class="scroll" tabindex="0">'
        f'<img alt="{escaped(made.alt)}" src="data:image/svg+xml;base64,{picture}"></div>\n'
        f"<figcaption>{escaped(made.caption)} <code>data {export.digest(made.rows)}</code></figcaption>\n"
        "</figure>\n"
    )


def _behind(marked, name: str, more: Told | Quotations | None = None) -> str:
    """The passages behind a figure, closed; `more` are tables that it takes beside those of `marked`."""
    passages = behind(marked, name, **(more._asdict() if more else {})).html
    return f"<details><summary>The passages behind each number</summary>\n{passages}</details>\n"


def _opened(marked, name: str) -> str:
    """The sentences behind a chart of tone, unless another that comes before it has opened them."""
    if name not in ("tone-words", "tone-arc", "tone-headlines"):
        return ""
    inside = opened(name, marked).html.replace("<details open>", "<details>")
    return f"<details><summary>The sentences behind this chart</summary>\n{inside}</details>\n"


def _provenance(articles: pd.DataFrame) -> str:
    shown = articles[_PROVENANCE].assign(sha256=articles["sha256"].str[:12])
    shown = shown.rename(columns={"n_words": "words", "sha256": "SHA-256"})
    note = "– is unknown, and was not guessed. SHA-256: the first twelve digits."
    return f'<div class="broad">{table(shown, note=note).html}</div>\n'


def _rates(rates: pd.DataFrame, measure: str) -> str:
    """The rates of a measure's labels together, by voice."""
    shown = rates[(rates["measure"] == measure) & (rates["label"] == "all")]
    columns = ["outlet", "voice", "n_marks", "n_words", "rate", "low", "high"]
    note = "Marks per 1,000 words of the voice; low and high are the range."
    return f"<details><summary>By voice</summary>{table(shown, columns, note).html}</details>\n"


def _evidence(marked) -> str:
    order = dict.fromkeys(row["measure"] for row in lexicon.labels())
    n = marked.marks["measure"].value_counts()
    present = set(n.index) - {"tone"}
    measures = [name for name in order if name in present] + sorted(present - set(order))
    return "".join(
        f"<details><summary>{escaped(name)}: {counted(n[name], 'mark')}</summary>\n"
        + evidence(marked, name, most=None).html.replace("<details open>", "<details>")
        + "</details>\n"
        for name in measures
    )


def _versions() -> str:
    names = [("analysis", analysis.__version__), ("Python", platform.python_version())]
    rows = names + [(name, version(name)) for name in _LIBRARIES]
    return table(pd.DataFrame(rows, columns=["software", "version"])).html


def _manifest(articles: pd.DataFrame) -> str:
    return f"<h3>Inputs</h3>\n{table(articles, ['doc_id', 'path', 'sha256']).html}"


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
