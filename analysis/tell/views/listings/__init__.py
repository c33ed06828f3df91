"""Listings: words and counts that are a table or a nested list in HTML, DOCX and PDF, and a CSV."""

from analysis.tell.views.listings.base import Listed, Listing, shown
from analysis.tell.views.listings.claims import CLAIMS
from analysis.tell.views.listings.corpus import OVERVIEW
from analysis.tell.views.listings.who import CHAINS, SPEAKERS, UNNAMED_SOURCES, VERBS
from analysis.tell.views.listings.wording import HEDGES, LABELS_BY_ACTOR, PASSIVES, TONE_HEADLINES, TONE_WORDS

LISTINGS = (
    OVERVIEW,
    CLAIMS,
    SPEAKERS,
    UNNAMED_SOURCES,
    VERBS,
    CHAINS,
    HEDGES,
    LABELS_BY_ACTOR,
    PASSIVES,
    TONE_WORDS,
    TONE_HEADLINES,
)

__all__ = ["LISTINGS", "Listed", "Listing", "shown"]
