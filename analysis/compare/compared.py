"""One way from a corpus to all that is compared in it: for the report, the figures and the notebooks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import kept, mark, read, tables
from analysis.compare.claims.other_values import other_values
from analysis.compare.claims.statuses import ClaimTables, asked, claim_tables
from analysis.compare.contrasts.contrasts import Contrasts, contrasts
from analysis.compare.labels.labels import labels
from analysis.compare.passages.only_here import only_here
from analysis.compare.passages.passages import passages
from analysis.compare.quotations.quotations import Quotations, quotations
from analysis.compare.rates.rates import rates
from analysis.compare.tone.specifications import specifications

_GROUPS: dict[str, Any] = {"marked": mark.Marked, "told": ClaimTables, "quoted": Quotations}
_GROUPS |= {"differing": Contrasts}


@dataclass(frozen=True, eq=False)
class Compared(Mapping[str, pd.DataFrame]):
    """A corpus, its marks, and what is compared in it; each of the rest is made when it is first asked for.

    What takes long is then kept beside the marks (`analysis.kept`): by what it was made from, so that a table
    changed in memory is never taken for one of the corpus. It is a mapping of every table by its name.
    """

    corpus: read.Corpus
    marked: mark.Marked

    @cached_property
    def told(self) -> ClaimTables:
        """What the claims of the corpus ask, and what its texts tell of them."""
        wanted = self.corpus.claims

        def make() -> dict[str, pd.DataFrame]:
            return claim_tables(self.marked, wanted)._asdict()

        made = kept.whole(self._folder, ("tellings", "claims"), make, *self.marked, wanted)
        return ClaimTables(asked(wanted), **made)

    @cached_property
    def others(self) -> pd.DataFrame:
        """Other numbers for figures that a text does not tell."""
        return other_values(self.marked, self.corpus.claims, self.told.claims)

    @cached_property
    def quoted(self) -> Quotations:
        """The quotations, laid on each other and on the references of the corpus."""
        references = self.corpus.references
        given = self.marked.articles, self.marked.marks, self.marked.voices, references

        def make() -> dict[str, pd.DataFrame]:
            return quotations(*given)._asdict()

        made = kept.whole(self._folder, ("quotations", "differences"), make, *given)
        return Quotations(**made, references=references)

    @cached_property
    def differing(self) -> Contrasts:
        """What several articles tell, what only one does, and where they differ: found without a claim."""
        given = *self.marked, self.quoted.quotations, self.quoted.differences

        def make() -> dict[str, pd.DataFrame]:
            alike, alone = passages(self.marked), only_here(self.marked)
            quoted = self.quoted.quotations, self.quoted.differences
            return Contrasts(alike, alone, contrasts(self.marked, alike, alone, *quoted))._asdict()

        return Contrasts(**kept.whole(self._folder, Contrasts._fields, make, *given))

    @cached_property
    def labels(self) -> pd.DataFrame:
        """What persons, groups, things and events are called: the table of that name."""

        def make() -> dict[str, pd.DataFrame]:
            return {"labels": labels(self.marked)}

        return kept.whole(self._folder, ("labels",), make, *self.marked)["labels"]

    @cached_property
    def rates(self) -> pd.DataFrame:
        """The table of that name."""
        given = self.marked.marks, self.marked.voices, self.marked.sentences
        return kept.whole(self._folder, ("rates",), lambda: {"rates": rates(*given)}, *given)["rates"]

    @cached_property
    def scores(self) -> pd.DataFrame:
        """Tone under every choice: a row for each choice and sentence, so many that they are not kept."""
        return mark.tone_scores(self.corpus, self.marked.voices)

    @cached_property
    def specifications(self) -> pd.DataFrame:
        """The table of that name."""
        name, spoken = "specifications", (self.marked.voices, self.marked.sentences)

        def make() -> dict[str, pd.DataFrame]:
            return {name: specifications(self.scores, *spoken)}

        scored = self.corpus.sentences, self.corpus.masks, self.corpus.lexicons
        return kept.whole(self._folder, (name,), make, *spoken, *scored)[name]

    def __getitem__(self, name: str) -> pd.DataFrame:
        for group, names in _GROUPS.items():
            if name in names._fields:
                return getattr(getattr(self, group), name)
        if name not in tables.SCHEMAS:
            raise KeyError(name)
        return getattr(self, name)

    def __iter__(self) -> Iterator[str]:
        return iter(tables.SCHEMAS)

    def __len__(self) -> int:
        return len(tables.SCHEMAS)

    @cached_property
    def _folder(self) -> Path | None:
        """Where tables are kept; null for a corpus that is not as it was read."""
        return self.corpus.kept.folder if kept.is_as_read(self.corpus) else None


def compared(corpus: read.Corpus | str | Path | pd.DataFrame) -> Compared:
    """A corpus, given as what `read.corpus` gives or takes, with its marks and comparisons.

    Raises
    ------
    CorpusError : with every problem of the corpus.
    """
    whole = read.corpus(corpus) if isinstance(corpus, str | Path | pd.DataFrame) else corpus
    return Compared(whole, mark.corpus(whole))
