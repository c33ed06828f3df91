"""What a report opens with: its subject, one sentence, the source strip, the barcode, the claim map."""

from analysis.tell.overview.barcode import barcode
from analysis.tell.overview.claim_map import claim_map
from analysis.tell.overview.opening import Opening, opening
from analysis.tell.overview.source_strip import source_strip

__all__ = ["Opening", "barcode", "claim_map", "opening", "source_strip"]
