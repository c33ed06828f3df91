"""What is wrong with a corpus, all of it at once."""


class CorpusError(ValueError):
    """The catalog and the documents disagree; `problems` lists every disagreement.

    A problem is `file:line: value and what is wrong; remedy`.
    """

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join([f"{len(problems)} problem(s) in the corpus:", *problems]))
