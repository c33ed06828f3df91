"""The sections of a report, in the order in which a reader asks."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from analysis import lexicon
from analysis.compare import ClaimTables, Contrasts, Quotations, ancestry
from analysis.tell import leads
from analysis.tell.charts.figures import Figure, chart
from analysis.tell.coding.section import coded_blocks
from analysis.tell.findings import FINDINGS, Finding, brief, finding
from analysis.tell.markup import escaped
from analysis.tell.overview import Opening, barcode, claim_map, opening, source_strip
from analysis.tell.phrasing import counted
from analysis.tell.report import blocks, many
from analysis.tell.report.blocks import Block, Section
from analysis.tell.report.methods import methods
from analysis.tell.report.provenance import manifest, method, provenance, versions
from analysis.tell.sampling import Sample
from analysis.tell.views.accuracy import accuracy
from analysis.tell.views.claims.contrasts import contrasts
from analysis.tell.views.claims.other_numbers import other_numbers
from analysis.tell.views.claims.tellings import summary, tellings
from analysis.tell.views.evidence import evidence
from analysis.tell.views.listings import Listing
from analysis.tell.views.listings.called import labels
from analysis.tell.views.passages import passages
from analysis.tell.views.quotations import NOTE, compared_rows, quotations
from analysis.tell.views.rate_tables import by_label, by_voice, masks, means
from analysis.tell.views.scored_sentences import scored_sentences
from analysis.tell.views.shared_wording import links, shared_wording
from analysis.tell.views.table import table

if TYPE_CHECKING:
    from analysis.coding import Agreed
    from analysis.mark import Marked

_GLOSSARY = Path(__file__).with_name("glossary.html")
_WHO = (
    "words-by-voice",
    "voices-by-article",
    "voices-over-time",
    "sources-by-group",
    "speakers-by-outlet",
    "unnamed-sources",
    "commitment-by-outlet",
    "verbs-by-speaker",
    "chains-by-outlet",
)
_WORDING = ("keyness-by-outlet", "labels-by-actor")
_TONE = (
    "tone-by-outlet",
    "tone-by-article",
    "tone-over-time",
    "tone-words",
    "tone-headlines",
)
_WARNING = (
    "Read this last. Lexicon valence scores words, not what is said, and its order of outlets may turn with "
    "the choice of words and voices. Look at the words that made it before you quote a figure."
)
_SECTION = {"corpus": "provenance", "how-presented": "who-speaks"}  # of a finding that is called otherwise
_CONTRASTS = 20  # that the report shows
_KICKERS = {
    "contrasts": "Where they differ",
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


def sections(
    marked: "Marked",
    given: Mapping[str, pd.DataFrame],
    told: ClaimTables,
    quoted: Quotations,
    corrections: Sequence,
    made: Mapping[str, Figure],
    others: pd.DataFrame | None,
    sample: Sample,
    differing: Contrasts | None = None,
    coded: "Agreed | None" = None,
    called: pd.DataFrame | None = None,
) -> Iterator[Section]:
    """The sections in the order in which a reader asks; each begins with its findings.

    The first is what the report opens with. What was `coded` has a section where there is such; `called` is
    the table `labels`.
    """
    findings = {name: finding(name, *map(given.get, needed)) for name, (needed, _) in FINDINGS.items()}
    rates = given["rates"]

    def section(name: str, title: str, of: tuple[str, ...], *content: Block) -> Section:
        return Section(name, title, (*(blocks.found(findings[one]) for one in of), *content))

    def figure(name: str) -> Block:
        return blocks.figure(made[name]) if name in made else many.left_out(name)

    led = sample.holds_all
    opened = opening(marked, told, differing)
    if opened:
        shown = blocks.rows(source_strip(marked, opened, led=led))
        yield section("opening", escaped(opened.question), (), _said(opened), shown)
    ranks = opened.ranks if opened else ()
    rest = given["contrasts"][~given["contrasts"]["rank"].isin(ranks)]
    findings_ = _brief(brief({**given, "contrasts": rest}))
    also = "What else differs" if opened else "Findings"
    yield section("findings", also, (), findings_, blocks.paper(_ELSEWHERE))
    bars = barcode(marked, opened, led=led)
    if bars.html:
        yield section("barcode", "Who speaks where in each article", (), blocks.rows(bars))
    mapped = claim_map(marked, told, differing, led=led)
    if mapped.html:
        behind = (blocks.found(findings["claims"]),) if len(told.asked) else ()
        yield Section("claims", "Who tells what", (blocks.rows(mapped), *behind))
    if differing is not None:
        opened = contrasts(marked, differing, _CONTRASTS, led=led).html
        shown = Block(opened, blocks.found(findings["contrasts"]).printed)
        yield section("contrasts", "Where the articles differ most", (), shown)
    read = many.provenance(marked.articles, sample) or provenance(marked.articles)
    yield section("provenance", "What was read", ("corpus",), read, figure("corpus-overview"))
    if len(told.asked):
        request, one = told.asked["says"].iloc[0], told.tellings["claim"] == told.asked["claim"].iloc[0]
        first = told.tellings[one]
        told_there = Block(
            tellings(marked, first, led=led, sample=sample).html,
            summary(marked, first, sample=sample).printed,
        )
        yield section("first-claim", f"Every passage: {escaped(request)}", ("first-claim",), told_there)
        if others is not None and len(others):
            yield section(
                "other-numbers", "Other numbers", (), blocks.rows(other_numbers(told.asked, others))
            )
    if coded:
        yield section("codes", "Frames and other codes", (), *coded_blocks(coded))
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
    hedging = *hedging, by_voice(rates, "hedging"), figure("hedging-labels"), blocks.rows(accuracy("hedging"))
    yield section("hedging", "Hedges", ("hedging",), *hedging)
    certainty = by_voice(rates, "certainty"), by_label(rates, "certainty")
    certainty = *certainty, blocks.rows(accuracy("certainty"))
    yield section("certainty", "Certainty", ("certainty",), *certainty)
    wording = [block for name in _WORDING for block in (figure(name), _behind(marked, sample, name))]
    passive = (
        figure("passive-by-outlet"),
        by_voice(rates, "passive"),
        blocks.rows(accuracy("labels", "passive")),
    )
    if called is not None and (shown := labels(marked, called, led=led)).html:
        yield section("called", "What things are called", (), blocks.rows(shown))
    yield section("wording", "Wording", ("keyness", "labels", "passive"), *wording, *passive)
    common = ancestry(marked.sentences, marked.voices, marked.marks, marked.attributions)
    linked = Block(shared_wording(marked, common, led=led, sample=sample).html, links(common, sample).printed)
    yield section("ancestry", "Wording that articles share", ("ancestry", "ancestor"), linked)
    tone = [block for name in _TONE for block in (figure(name), _opened(marked, sample, name))]
    tone.append(_opened(marked, sample, "tone-arc"))
    tone = blocks.note(_WARNING, "warning"), *tone, means(rates), masks(marked), blocks.rows(accuracy("tone"))
    yield section("tone", "Tone, the weakest measure", ("tone", "headlines"), *tone)
    paste = methods(marked, rates=rates, told=told, quoted=quoted, corrections=corrections)
    yield section("method", "Method and limits", (), *method(paste), figure("detector-accuracy"))
    yield section("glossary", "Glossary", (), blocks.both(_GLOSSARY.read_text(encoding="utf-8")))
    yield section("evidence", "Evidence: every mark in its sentence", (), _evidence(marked, sample))
    inputs = many.manifest(marked.articles, sample) or manifest(marked.articles)
    yield section("versions", "Versions and inputs", (), blocks.rows(versions()), *inputs)


def _said(opened: Opening) -> Block:
    """The sentence that the report opens with."""
    shown, said = leads.html(opened.sentence), escaped(opened.sentence)
    return Block(f'<p class="lead">{shown}</p>\n', f'<p class="first"><strong>{said}</strong></p>\n')


def _brief(findings: list[Finding]) -> Block:
    """Each finding with a link to the section that tells more."""
    shown = printed = ""
    for made in findings:
        led, said = (" ".join(map(as_html, made.sentences)) for as_html in (leads.html, escaped))
        anchor = _SECTION.get(made.name, made.name)
        more = f'<a href="#{anchor}">More<span class="unseen"> on: {_KICKERS[made.name]}</span></a>'
        kicker = "" if made.name == "contrasts" else f"<strong>{_KICKERS[made.name]}.</strong> "
        shown += f"<li>{kicker}{led} {more}</li>\n"
        printed += f"<li><p>{kicker}{said}</p></li>\n"
    return Block(f'<ol class="findings">\n{shown}</ol>\n', f"<ol>\n{printed}</ol>\n")


def _behind(
    marked: "Marked", sample: Sample, name: str, more: ClaimTables | Quotations | None = None
) -> Block:
    """The passages behind a figure, closed; `more` are tables that it takes beside those of `marked`.

    A listing has none where the reader holds all: each of its numbers leads there.
    """
    one = chart(name)
    if one.marks is None or (isinstance(one, Listing) and sample.holds_all):
        return blocks.screen("")
    given = more._asdict() if more else {}
    inside = passages(marked, name, led=sample.holds_all, sample=sample, **given).html
    return blocks.closed("The passages behind each number", inside)


def _opened(marked: "Marked", sample: Sample, name: str) -> Block:
    """The sentences behind a chart of tone, unless another that comes before it has opened them."""
    if name not in ("tone-words", "tone-arc", "tone-headlines"):
        return blocks.screen("")
    if not sample.is_all:
        return many.scored(marked, sample, name)
    inside = scored_sentences(marked, name, places=True).html.replace("<details open>", "<details>")
    return blocks.closed("The sentences behind this chart", inside)


def _evidence(marked: "Marked", sample: Sample) -> Block:
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
