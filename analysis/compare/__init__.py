"""Marks become rates: what outlets have in common, and where they part. Marks beside gold become scores."""

from analysis.compare.ancestors import ancestors
from analysis.compare.ancestry import Ancestry, ancestry
from analysis.compare.answered import answered
from analysis.compare.attribution_errors import attribution_errors
from analysis.compare.attribution_scores import attribution_counts, attribution_scores
from analysis.compare.chains import chains
from analysis.compare.claims import Told, asked, claims, told_tables
from analysis.compare.coding_scores import coding_scores
from analysis.compare.concordance import concordance
from analysis.compare.figure_suggestions import block as figure_block
from analysis.compare.figure_suggestions import figure_suggestions
from analysis.compare.figure_suggestions import named as named_figures
from analysis.compare.hedging_scores import NOT_CORE, core, hedging_counts, hedging_scores
from analysis.compare.keyness import Keyness, keyness
from analysis.compare.masks import mask_effects, mask_uses
from analysis.compare.near import near_misses
from analysis.compare.other_values import other_values
from analysis.compare.quotations import Quotations, quotations
from analysis.compare.rates import rates
from analysis.compare.shared_wording import shared_wording
from analysis.compare.specifications import pairs, specifications
from analysis.compare.told import ARROW, NO_SOURCE, tellings, told
from analysis.compare.tone_scores import NEUTRAL, tone_scores
from analysis.compare.verb_changes import verb_changes

__all__ = [
    "ARROW",
    "NEUTRAL",
    "NOT_CORE",
    "NO_SOURCE",
    "Ancestry",
    "Keyness",
    "Quotations",
    "Told",
    "ancestors",
    "ancestry",
    "answered",
    "asked",
    "attribution_counts",
    "attribution_errors",
    "attribution_scores",
    "chains",
    "claims",
    "coding_scores",
    "concordance",
    "core",
    "figure_block",
    "figure_suggestions",
    "hedging_counts",
    "hedging_scores",
    "keyness",
    "mask_effects",
    "mask_uses",
    "named_figures",
    "near_misses",
    "other_values",
    "pairs",
    "quotations",
    "rates",
    "shared_wording",
    "specifications",
    "tellings",
    "told",
    "told_tables",
    "tone_scores",
    "verb_changes",
]
