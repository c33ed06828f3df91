"""Whether the cost of reading and marking one document grows linearly with its length.

Texts of 10 KB to 10 MB go the whole way, `read.chunks` of one table row and `mark.corpus`: sentences of the
sample in a shuffled order, and texts made to be hard. Printed are seconds per MB and the exponent that fits
(1 is linear). A hard text stops at the first size that takes longer than a minute.

usage: python benchmarks/linear.py [LARGEST_MB]
"""

import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from analysis import mark, read

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
PATIENCE = 60.0
SEED = 1


def prose(size: int) -> str:
    """Paragraphs of up to five sentences of the sample."""
    corpus = read.corpus("sample")
    known = corpus.sentences.loc[corpus.sentences["kind"] == "body", "text"].tolist()
    chance = random.Random(SEED)
    lines = []
    length = 0
    while length < size:
        lines.append(" ".join(chance.choices(known, k=chance.randint(1, 5))))
        length += len(lines[-1]) + 2
    return "\n\n".join(lines)[:size]


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "sentences of the sample": prose,
    "opening marks only": repeated("“Come in. "),
    "straight marks, unbalanced": repeated("\"Come 'in. ''No. "),
    "marks and nothing else": repeated("“‘"),
    "one endless sentence": repeated("the mayor saw the harbor and the port and "),
    "one endless paragraph": repeated("Ann Lee said that the port was safe. "),
    "one endless quotation": lambda size: "“" + repeated("The port is safe.\n\n“It is.\n\n")(size),
    "said that, 10,000 times": repeated("Ann Lee said that "),
    "one colon after another": repeated("Ann Lee: "),
    "one dash after another": repeated("— Ann Lee "),
    "a short line after another": repeated("Ann\n"),
    "one word": repeated("a"),
    "white space": lambda size: "Ann" + " \n" * (size // 2),
}


def seconds(text: str, folder: Path) -> float:
    """How long a document keeps a core busy from its file to its marks."""
    path = folder / "corpus.jsonl"
    pd.DataFrame({"doc_id": ["d"], "outlet": ["o"], "text": [text]}).to_json(
        path, orient="records", lines=True
    )
    start = time.process_time()  # not the clock: others may use the machine, too
    mark.corpus(next(read.chunks(path)))
    return time.process_time() - start


def measured(make: Callable[[int], str], largest: int) -> Iterator[tuple[int, float]]:
    """`(size, seconds)` of each size up to `largest`, until one takes too long."""
    with TemporaryDirectory() as folder:
        for size in SIZES:
            if size > largest:
                return
            taken = seconds(make(size), Path(folder))
            yield size, taken
            if taken > PATIENCE:
                return


def exponent(found: list[tuple[int, float]]) -> float:
    """The slope of log seconds over log size, of the sizes that take long enough to be measured."""
    found = [(size, taken) for size, taken in found if taken > 0.02] or found
    if len(found) < 2:
        return math.nan
    return float(np.polyfit(*np.log(np.array(found)).T, 1)[0])


def main() -> None:
    largest = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else SIZES[-1]
    mark.corpus(next(read.chunks("sample")))  # word lists are loaded once
    print(f"{'seconds per MB at':28}" + "".join(f"{size // 1000:>8,} KB" for size in SIZES) + "   exponent")
    for name, make in TEXTS.items():
        found = list(measured(make, largest))
        cells = [f"{taken / size * 1e6:11.2f}" for size, taken in found] + [" " * 11] * (
            len(SIZES) - len(found)
        )
        print(f"{name:28}{''.join(cells)}   {exponent(found):8.2f}", flush=True)


if __name__ == "__main__":
    main()
