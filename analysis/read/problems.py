"""What is wrong with a corpus, all of it at once."""


class CorpusError(ValueError):
    """The catalog and the documents disagree; `problems` lists every disagreement.

    A problem is `file:line: value and what is wrong; remedy`.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join([f"{len(problems)} problem(s) in the corpus:", *problems]))

    def __reduce__(self) -> tuple[type, tuple[list[str]]]:
        """What another process needs to raise it here: the problems, not the text made of them."""
        return type(self), (self.problems,)


def ragged(n_cells: int, n_columns: int) -> str:
    """What is wrong with a row that has more or fewer cells than the header."""
    more = "put values that contain a comma in double quotes"
    fewer = "write a comma for each empty cell, or remove the row"
    cells = "1 cell" if n_cells == 1 else f"{n_cells} cells"
    return f"{cells} where the header has {n_columns}; {more if n_cells > n_columns else fewer}"
