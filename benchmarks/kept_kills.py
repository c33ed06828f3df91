"""Whether `figures`, killed at a random moment, leaves kept tables stale, or files for a person to delete.

Each time a document of a copy of the sample is edited, `figures` is begun and killed. Then what is taken from
`tables/` is compared with tables made anew. In the end one run must go through, and leave nothing unfinished.

usage: python benchmarks/kept_kills.py [COUNT] [SEED]
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis import compare, kept, read, tables
from analysis.export import csv_bytes

ASKED = ("--only", "hedging-by-outlet", "tone-specifications", "--format", "csv", "--out")


def begun(corpus: Path, out: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "analysis", "figures", str(corpus), *ASKED, str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def told(corpus: read.Corpus) -> dict[str, bytes]:
    made = compare.compared(corpus)
    return {name: csv_bytes(made[name]) for name in tables.SCHEMAS}


def copied(corpus: Path) -> Path:
    """A copy of the sample whose documents may be edited; the first of them."""
    shutil.copytree(read.SEEDS / "sample", corpus)
    rows = pd.read_csv(corpus / "catalog.csv", dtype="str", keep_default_na=False)
    rows.assign(sha256="").to_csv(corpus / "catalog.csv", index=False)
    return corpus / rows["path"][0]


def main() -> int:
    count, seed = (*map(int, sys.argv[1:]), *(100, 1)[len(sys.argv) - 1 :])[:2]
    chance, counts = random.Random(seed), Counter()
    with TemporaryDirectory() as folder:
        os.environ["ANALYSIS_OUTPUT"] = folder
        corpus, out = Path(folder, "event"), Path(folder, "out")
        document = copied(corpus)
        text, stored = document.read_bytes(), kept.place("event")
        start = time.monotonic()
        begun(corpus, out).wait()
        longest = time.monotonic() - start
        for number in range(count):
            document.write_bytes(text + f"\n\nIt may close in {number} days, Ann Lee said.\n".encode())
            with begun(corpus, out) as process:
                time.sleep(chance.uniform(longest / 4, longest))
                counts["killed"] += process.poll() is None
                process.kill()
            counts["killed while it wrote tables"] += bool(list(stored.glob(".*unfinished")))
            anew = told(read.corpus(corpus)._replace(kept=None))
            counts["stale"] += told(read.corpus(corpus)) != anew
        counts["refused in the end"] += begun(corpus, out).wait() != 0
        counts["files left in the end"] += len(list(stored.glob(".*unfinished"))) + len(list(out.glob(".*")))
    print(f"of {count}: " + ", ".join(f"{name} {n}" for name, n in counts.items()))
    return int(bool(counts["stale"] or counts["refused in the end"] or counts["files left in the end"]))


if __name__ == "__main__":
    sys.exit(main())
