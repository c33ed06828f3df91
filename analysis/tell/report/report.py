"""The report: one page that opens anywhere, and the same to print, from one list of sections.

report.html has everything: findings, figures, the passages behind each number, method and limits.
report.docx and report.pdf are for reading and print: the long evidence is left to report.html.
"""

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from string import Template

import pandas as pd
from tqdm import tqdm

import analysis
from analysis import export, lexicon
from analysis.compare import ClaimTables, Quotations, ancestry
from analysis.tell import leads
from analysis.tell.charts import charts_of
from analysis.tell.charts.figures import Figure, chart, drawn
from analysis.tell.findings import FINDINGS, Finding, brief, finding
from analysis.tell.markup import escaped
from analysis.tell.phrasing import counted
from analysis.tell.reader import linked, way_in
from analysis.tell.report import blocks, lists, many
from analysis.tell.report.blocks import Block, Section
from analysis.tell.report.methods import CITATION, methods
from analysis.tell.report.printed import documents
from analysis.tell.sampling import Sample
from analysis.tell.views.accuracy import accuracy
from analysis.tell.views.claim_grid import grid
from analysis.tell.views.evidence import evidence
from analysis.tell.views.other_numbers import other_numbers
from analysis.tell.views.passages import passages
from analysis.tell.views.quotations import NOTE, compared_rows, quotations
from analysis.tell.views.rate_tables import by_label, by_voice, masks, means
from analysis.tell.views.scored_sentences import scored_sentences
from analysis.tell.views.shared_wording import links, shared_wording
from analysis.tell.views.table import Table, table
from analysis.tell.views.tellings import summary, tellings

QUESTION = "Several outlets tell one event. On whose word, with which hedges, in what tone?"
DOCUMENTS = ("report.docx", "report.pdf")
_HERE = Path(__file__).parent
_LIBRARIES = ("pandas", "nltk", "vaderSentiment", "matplotlib", "seaborn")
_PROVENANCE = ["outlet", "title", "byline", "published", "distributor", "host", "n_words", "sha256"]
_WHO = (
    "words-by-voice",
    "voices-by-article",
    "voices-over-time",
    "sources-by-group",
    "speakers-by-outlet",
    "unnamed-sources",
)
_WHO += ("commitment-by-outlet", "verbs-by-speaker", "chains-by-outlet")
_WORDING = ("keyness-by-outlet", "labels-by-actor")
_TONE = (
    "tone-by-outlet",
    "tone-by-article",
    "tone-over-time",
    "tone-words",
    "tone-arc",
    "tone-headlines",
    "tone-specifications",
)
_WARNING = (
    "Read this last. Lexicon valence scores words, not what is said, and its order of outlets may turn with "
    "the choice of words and voices. Look at the words that made it before you quote a figure."
)
_SECTION = {"corpus": "provenance", "how-presented": "who-speaks"}  # of a finding that is called otherwise
_KICKERS = {
    "first-claim": "On whose word",
    "claims": "Claims",
    "quotations": "Quotations",
    "who-speaks": "Who speaks",
    "hedging": "Hedges",
    "how-presented": "Reporters' verbs",
    "corpus": "What was read",
}
_ELSEWHERE = (
    '<div class="note"><p>The passages behind every number, each mark in its sentence, are in report.html, '
    "which lies beside this file; each number there leads to its marks in the articles, in reader.html.</p>"
    "</div>\n"
)
_PASTE = "For the methods section of a paper; every number in it is computed from this corpus:"


def report(
    marked,
    corpus: str,
    out: Path | None = None,
    *,
    rates: pd.DataFrame,
    specifications: pd.DataFrame,
    told: ClaimTables,
    quoted: Quotations,
    corrections: Sequence,
    others: pd.DataFrame | None = None,
) -> Path:
    """The path of `reports/<corpus>/report.html`; report.docx and report.pdf lie beside it.

    They and `figures/<corpus>/` lie in `out`: unless said, in the repository, or in what the environment
    variable ANALYSIS_OUTPUT names. All is made of `marked`, the tables `rates` and `specifications`, what
    is `told` of the claims (`compare.claim_tables`), and the quotations compared (`compare.quotations`);
    `corrections` are those of the corpus, which `marked` already has; `others` are other numbers for
    figures that were not found (`compare.other_values`). The page needs no network and no script. The same
    tables give the same bytes. Everything is made before anything is written; a document that cannot be
    made here (`printed.missing`) is removed, so that no older one is taken for it.

    Raises
    ------
    OutputError : pandoc or typst cannot make a document.
    """
    given = {**marked._asdict(), **told._asdict(), **quoted._asdict()}
    given |= {"rates": rates, "specifications": specifications}
    sample = lists.sampled(given)
    with tqdm(
        desc=f"{export.corpus_name(corpus)}: report", total=len(charts_of(marked.articles)) + 3, leave=False
    ) as steps:
        figures = {}
        for one in charts_of(marked.articles):
            figures[one.name] = drawn(one, *(given[name] for name in one.tables))
            steps.update()
        sections = list(_sections(marked, given, told, quoted, corrections, figures, others, sample))
        steps.update()
        made = {"report.html": lists.led(_page(corpus, sections, sample), sample).encode()}
        steps.update()
        pictures = {
            f"{name}.{form}": each.files[form] for name, each in figures.items() for form in ("png", "svg")
        }
        made |= documents(_printed(corpus, sections), pictures, _described(corpus))
        steps.update()
    for each in figures.values():
        each.saved(export.folder("figures", corpus, out))
    folder = export.folder("reports", corpus, out)
    for name in set(DOCUMENTS) - set(made):
        (folder / name).unlink(missing_ok=True)
    for name, content in (*made.items(), *lists.files(given, sample)):
        export.written(folder / name, content)
    return folder / "report.html"


def _page(corpus: str, sections: list[Section], sample: Sample) -> str:
    doc_ids = [doc_id for doc_id in sample.outlets if doc_id in sample.held]
    first, *rest = [(one, _shown(one, doc_ids)) for one in sections]
    return Template(_read("report.html")).substitute(
        title=escaped(_title(corpus)),
        corpus=escaped(corpus),
        question=QUESTION,
        style=_read("report.css"),
        contents="\n".join(f'<li><a href="#{one.name}">{one.title}</a></li>' for one, _ in rest),
        findings=first[1],
        sections="\n".join(shown for _, shown in rest),
    )


def _shown(one: Section, doc_ids: Iterable[str]) -> str:
    """The section with links to the reader: one to its layers, and one from each passage to its place."""
    content = way_in(one.name) + linked(blocks.html(one.blocks), doc_ids)
    return (
        f'<section aria-labelledby="{one.name}">\n<h2 id="{one.name}">{one.title}</h2>\n{content}\n</section>'
    )


def _printed(corpus: str, sections: list[Section]) -> str:
    """The page that pandoc reads: no style, no script, and no section that has nothing for paper."""
    on_paper = [one for one in sections if blocks.printed(one.blocks)]
    links = "".join(f'<li><a href="#{one.name}">{one.title}</a></li>\n' for one in on_paper[1:])
    body = "".join(
        f'<h2 id="{one.name}">{one.title}</h2>\n{blocks.printed(one.blocks)}'
        + (f'<div class="contents"><ul>\n{links}</ul></div>\n' if one is on_paper[0] else "")
        for one in on_paper
    )
    described = {name: escaped(text) for name, text in _described(corpus).items()}
    return (
        f'<!doctype html>\n<html lang="en-US"><head><meta charset="utf-8"><title>{described["title"]}</title>'
        f'<meta name="author" content="{described["author"]}"></head><body>\n'
        f'<div class="lead"><p>{described["question"]}</p></div>\n{body}</body></html>\n'
    )


def _described(corpus: str) -> dict[str, str]:
    author = f"analysis {analysis.__version__}"
    return {"title": export.plain(_title(corpus)), "author": author, "question": QUESTION}


def _title(corpus: str) -> str:
    return f"How they tell it: {corpus}"


def _sections(
    marked,
    given: Mapping[str, pd.DataFrame],
    told: ClaimTables,
    quoted: Quotations,
    corrections: Sequence,
    made: Mapping[str, Figure],
    others: pd.DataFrame | None,
    sample: Sample,
) -> Iterator[Section]:
    """The sections in the order in which a reader asks; each begins with its findings."""
    findings = {name: finding(name, *map(given.get, needed)) for name, (needed, _) in FINDINGS.items()}
    rates = given["rates"]

    def section(name: str, title: str, of: tuple[str, ...], *content: Block) -> Section:
        return Section(name, title, (*(blocks.found(findings[one]) for one in of), *content))

    def figure(name: str) -> Block:
        return blocks.figure(made[name]) if name in made else many.left_out(name)

    led = sample.holds_all

    yield section("findings", "Findings", (), _brief(brief(given)), blocks.paper(_ELSEWHERE))
    provenance = (
        many.provenance(marked.articles, sample) or _provenance(marked.articles),
        figure("corpus-overview"),
    )
    yield section("provenance", "What was read", ("corpus",), *provenance)
    if len(told.asked):
        request, one = told.asked["says"].iloc[0], told.tellings["claim"] == told.asked["claim"].iloc[0]
        asked = f"{escaped(request)}: on whose word?"
        first = told.tellings[one]
        told_there = Block(
            tellings(marked, first, led=led, sample=sample).html,
            summary(marked, first, sample=sample).printed,
        )
        yield section("first-claim", asked, ("first-claim",), told_there)
        tables = grid(made["claims-by-outlet"].rows)
        shown = (
            blocks.figure(made["claims-by-outlet"], printed=False),
            _behind(marked, sample, "claims-by-outlet", told),
            blocks.closed("The grid as a table", "".join(one.html for one in tables)),
            blocks.paper("".join(one.printed for one in tables)),
            *([blocks.rows(other_numbers(told.asked, others))] if others is not None and len(others) else []),
        )
        yield section("claims", "Claims", ("claims",), *shown)
    else:
        yield section("claims", "Claims", ("claims",))
    lines = quotations(marked, quoted, led=led, sample=sample).html
    laid = (
        figure("quotations-by-outlet"),
        _behind(marked, sample, "quotations-by-outlet", quoted),
        Block(lines, table(compared_rows(marked, quoted, sample), note=NOTE).printed),
    )
    yield section("quotations", "Quotations compared", ("quotations",), *laid)
    spoken = [block for name in _WHO for block in (figure(name), _behind(marked, sample, name))]
    accurate = blocks.rows(accuracy("attribution", "quotations"))
    yield section("who-speaks", "Who speaks", ("who-speaks", "how-presented"), *spoken, accurate)
    hedging = figure("hedging-by-outlet"), figure("hedging-by-article"), figure("hedging-over-time")
    hedging = *hedging, by_voice(rates, "hedging"), figure("hedging-labels")
    hedging = *hedging, by_label(rates, "hedging"), blocks.rows(accuracy("hedging"))
    yield section("hedging", "Hedges", ("hedging",), *hedging)
    certainty = figure("certainty-by-outlet"), by_voice(rates, "certainty"), by_label(rates, "certainty")
    certainty = *certainty, blocks.rows(accuracy("certainty"))
    yield section("certainty", "Certainty", ("certainty",), *certainty)
    wording = [block for name in _WORDING for block in (figure(name), _behind(marked, sample, name))]
    passive = (
        figure("passive-by-outlet"),
        by_voice(rates, "passive"),
        blocks.rows(accuracy("labels", "passive")),
    )
    yield section("wording", "Wording", ("keyness", "labels", "passive"), *wording, *passive)
    common = ancestry(marked.sentences, marked.voices, marked.marks, marked.attributions)
    linked = Block(shared_wording(marked, common, led=led, sample=sample).html, links(common, sample).printed)
    yield section("ancestry", "Ancestry: wording that articles share", ("ancestry", "ancestor"), linked)
    tone = [block for name in _TONE for block in (figure(name), _opened(marked, sample, name))]
    tone = blocks.note(_WARNING, "warning"), *tone, means(rates), masks(marked), blocks.rows(accuracy("tone"))
    yield section("tone", "Sensitivity: tone (lexicon valence)", ("tone", "headlines"), *tone)
    paste = methods(marked, rates=rates, told=told, quoted=quoted, corrections=corrections)
    yield section("method", "Method and limits", (), *_method(paste), figure("detector-accuracy"))
    yield section("glossary", "Glossary", (), blocks.both(_read("glossary.html")))
    yield section("evidence", "Evidence: every mark in its sentence", (), _evidence(marked, sample))
    inputs = many.manifest(marked.articles, sample) or _manifest(marked.articles)
    yield section("versions", "Versions and inputs", (), blocks.rows(_versions()), *inputs)


def _brief(findings: list[Finding]) -> Block:
    """Each finding with a link to the section that tells more."""
    shown = printed = ""
    for made in findings:
        led, said = (" ".join(map(as_html, made.sentences)) for as_html in (leads.html, escaped))
        anchor = _SECTION.get(made.name, made.name)
        more = f'<a href="#{anchor}">More<span class="unseen"> on: {_KICKERS[made.name]}</span></a>'
        kicker = f"<strong>{_KICKERS[made.name]}.</strong>"
        shown += f"<li>{kicker} {led} {more}</li>\n"
        printed += f"<li><p>{kicker} {said}</p></li>\n"
    return Block(f'<ol class="findings">\n{shown}</ol>\n', f"<ol>\n{printed}</ol>\n")


def _behind(marked, sample: Sample, name: str, more: ClaimTables | Quotations | None = None) -> Block:
    """The passages behind a figure, closed; `more` are tables that it takes beside those of `marked`."""
    if chart(name).marks is None:
        return blocks.screen("")
    tables = more._asdict() if more else {}
    inside = passages(marked, name, led=sample.holds_all, sample=sample, **tables).html
    return blocks.closed("The passages behind each number", inside)


def _opened(marked, sample: Sample, name: str) -> Block:
    """The sentences behind a chart of tone, unless another that comes before it has opened them."""
    if name not in ("tone-words", "tone-arc", "tone-headlines"):
        return blocks.screen("")
    if not sample.is_all:
        return many.scored(marked, sample, name)
    inside = scored_sentences(name, marked, places=True).html.replace("<details open>", "<details>")
    return blocks.closed("The sentences behind this chart", inside)


def _provenance(articles: pd.DataFrame) -> Block:
    shown = articles[_PROVENANCE].assign(sha256=articles["sha256"].str[:12])
    shown = shown.rename(columns={"n_words": "words", "sha256": "SHA-256"})
    note = "– is unknown, and was not guessed. SHA-256: the first twelve digits."
    on_paper = table(shown.drop(columns="SHA-256"), note=note.partition(" SHA")[0])
    made = table(shown, note=note, leads={"words": list(map(leads.article, articles["doc_id"]))})
    return Block(f'<div class="broad">{made.html}</div>\n', on_paper.printed)


def _evidence(marked, sample: Sample) -> Block:
    order = dict.fromkeys(row["measure"] for row in lexicon.labels())
    n = marked.marks["measure"].value_counts()
    present = set(n.index) - {"tone"}
    measures = [name for name in order if name in present] + sorted(present - set(order))
    return blocks.screen(
        "".join(
            leads.opens(
                f"{name}: ",
                counted(n[name], "mark"),
                _closed(evidence(marked, name, most=None, led=sample.holds_all, sample=sample).html),
                leads.rows_of("marks", {"measure": name}),
            )
            for name in measures
        )
    )


def _closed(html: str) -> str:
    return html.replace("<details open>", "<details>")


def _method(paste: str) -> Iterator[Block]:
    yield blocks.both(f"<h3>To paste into a paper</h3>\n<p>{_PASTE}</p>\n")
    yield blocks.note(escaped(paste), "paste")
    yield blocks.both(f"<p>To cite the software: {escaped(CITATION)}</p>\n")
    yield blocks.both(_read("method.html"))


def _versions() -> Table:
    names = [("analysis", analysis.__version__), ("Python", platform.python_version())]
    rows = names + [(name, version(name)) for name in _LIBRARIES]
    return table(pd.DataFrame(rows, columns=["software", "version"]))


def _manifest(articles: pd.DataFrame) -> tuple[Block, Block]:
    return blocks.both("<h3>Inputs</h3>\n"), blocks.rows(table(articles, ["doc_id", "path", "sha256"]))


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
