"""Tables made once lie in `tables/<corpus>/`, and are taken from there until what they rest on changes.

They are a memory of what pure functions gave, by the digest of what these were given. Deleting them is
always safe: what is not there is made anew.
"""

from pathlib import Path
from typing import NamedTuple

from analysis.kept.digests import contents, digest, documents, is_as_read
from analysis.kept.folder import forget, place
from analysis.kept.stage import Stage, whole


class Kept(NamedTuple):
    """Where the tables of a corpus are kept, and the digest of what was read: its `contents`."""

    folder: Path
    contents: str


__all__ = [
    "Kept",
    "Stage",
    "contents",
    "digest",
    "documents",
    "forget",
    "is_as_read",
    "place",
    "whole",
]
