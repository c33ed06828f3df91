"""Marks become rates: what outlets have in common, and where they part. Marks beside gold become scores."""

from analysis.compare.agreement.attribution_errors import attribution_errors
from analysis.compare.agreement.attribution_scores import attribution_counts, attribution_scores
from analysis.compare.agreement.coding_scores import coding_scores
from analysis.compare.agreement.hedging_scores import NOT_CORE, core, hedging_counts, hedging_scores
from analysis.compare.agreement.tone_scores import tone_scores
from analysis.compare.ancestry.links import Ancestry, ancestry
from analysis.compare.ancestry.shared_wording import shared_wording
from analysis.compare.ancestry.unnamed_origins import unnamed_origins
from analysis.compare.ancestry.verb_changes import verb_changes
from analysis.compare.claims.near_misses import near_misses
from analysis.compare.claims.other_values import other_values
from analysis.compare.claims.rebuttals import rebuttals
from analysis.compare.claims.statuses import ClaimTables, asked, claim_tables, claims
from analysis.compare.claims.suggestions import block as figure_block
from analysis.compare.claims.suggestions import figure_suggestions
from analysis.compare.claims.suggestions import named as named_figures
from analysis.compare.claims.tellings import phrase_tellings, tellings
from analysis.compare.compared import Compared, compared
from analysis.compare.contrasts.contrasts import Contrasts, contrasts
from analysis.compare.labels.called import called
from analysis.compare.labels.labels import labels
from analysis.compare.passages.only_here import only_here
from analysis.compare.passages.passages import passages
from analysis.compare.passages.suggested import claim_blocks
from analysis.compare.passages.told import group_tellings
from analysis.compare.quotations.quotations import Quotations, quotations
from analysis.compare.rates.rates import rates
from analysis.compare.sources.chains import ARROW, chains
from analysis.compare.sources.cues import NO_SOURCE
from analysis.compare.sources.ways import ways
from analysis.compare.tone.mask_effects import mask_effects, mask_uses
from analysis.compare.tone.specifications import pairs, specifications
from analysis.compare.wording.concordance import concordance
from analysis.compare.wording.keyness import Keyness, keyness
from analysis.names import NEUTRAL

__all__ = [
    "ARROW",
    "NEUTRAL",
    "NOT_CORE",
    "NO_SOURCE",
    "Ancestry",
    "Compared",
    "Contrasts",
    "Keyness",
    "Quotations",
    "ClaimTables",
    "unnamed_origins",
    "ancestry",
    "rebuttals",
    "asked",
    "attribution_counts",
    "attribution_errors",
    "attribution_scores",
    "called",
    "chains",
    "claim_blocks",
    "claims",
    "coding_scores",
    "compared",
    "concordance",
    "contrasts",
    "core",
    "figure_block",
    "figure_suggestions",
    "group_tellings",
    "hedging_counts",
    "hedging_scores",
    "keyness",
    "labels",
    "mask_effects",
    "mask_uses",
    "named_figures",
    "near_misses",
    "other_values",
    "only_here",
    "pairs",
    "passages",
    "quotations",
    "rates",
    "shared_wording",
    "specifications",
    "tellings",
    "phrase_tellings",
    "claim_tables",
    "tone_scores",
    "verb_changes",
    "ways",
]


def __dir__() -> list[str]:
    return __all__
