"""Whether a command that is killed at a random moment leaves anything lost, stale or for a person to delete.

A copy of the sample is edited, `figures` or `measure` is begun on it and killed. Then the tables taken from
what is kept are compared with tables made anew, and the same command must succeed.

usage: python benchmarks/kills.py [N]
"""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis import compare, kept, read, tables
from analysis.export import csv_bytes

COMMANDS = {
    "figures": ("--only", "hedging-by-outlet", "tone-specifications", "--format", "csv", "--out"),
    "measure": ("--format", "csv", "--out"),
}
SENTENCES = ("\n\nThe port may close.\n", "\n\nNothing is certain, Ann Lee said.\n")


def begun(command: str, corpus: Path, out: Path) -> subprocess.Popen:
    asked = [sys.executable, "-m", "analysis", command, str(corpus), *COMMANDS[command], str(out)]
    return subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def told(corpus: read.Corpus) -> dict[str, bytes]:
    made = compare.compared(corpus)
    return {name: csv_bytes(made[name]) for name in tables.SCHEMAS}


def main() -> None:
    n, chance = int(sys.argv[1]) if len(sys.argv) > 1 else 100, random.Random(1)
    counts = dict.fromkeys(
        ("ended by itself", "killed", "files unfinished", "stale", "cannot go on", "left"), 0
    )
    with TemporaryDirectory() as folder:
        os.environ["ANALYSIS_OUTPUT"] = folder
        corpus = Path(folder, "event")
        shutil.copytree(read.SEEDS / "sample", corpus)
        rows = pd.read_csv(corpus / "catalog.csv", dtype="str", keep_default_na=False)
        rows.assign(sha256="").to_csv(corpus / "catalog.csv", index=False)
        stored, document = kept.place("event"), next(corpus.glob("*.txt"))
        text = document.read_bytes()
        start = time.monotonic()
        begun("figures", corpus, Path(folder, "first")).wait()
        longest = time.monotonic() - start
        for number in range(n):
            document.write_bytes(text + SENTENCES[number % 2].encode())
            command, out = list(COMMANDS)[number % 2], Path(folder, str(number))
            process = begun(command, corpus, out)
            time.sleep(chance.uniform(longest / 4, longest))
            counts["ended by itself" if process.poll() is not None else "killed"] += 1
            process.kill()
            process.wait()
            counts["files unfinished"] += bool(list(stored.glob(".*unfinished")))
            anew = told(read.corpus(corpus)._replace(kept=None))
            counts["stale"] += told(read.corpus(corpus)) != anew
            if not out.exists():
                counts["cannot go on"] += begun(command, corpus, out).wait() != 0
            counts["left"] += len(list(stored.glob(".*unfinished"))) + len(
                list(Path(folder).glob("*.partial"))
            )
    print(", ".join(f"{name} {count}" for name, count in counts.items()))


if __name__ == "__main__":
    main()
