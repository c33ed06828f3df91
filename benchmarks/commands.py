"""What commands cost from start to end: CPU seconds of the process and all that it starts, and wall time.

    python benchmarks/commands.py [CORPUS]     default: trump-xi-call; sample where its documents are not here

Everything is made anew, in a folder of its own. Byte code is compiled once before, as for any program that is
installed.
"""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from scale import corpora

from analysis import read

ROUNDS = 3  # the best of them: what else runs on the machine only ever adds
_KEPT = """
import sys, time
from analysis import mark
before = time.process_time(), time.perf_counter()
mark.corpus(sys.argv[1])
print(time.process_time() - before[0], time.perf_counter() - before[1])
"""


def spent(command: list[str], where: Path, rounds: int = ROUNDS) -> tuple[float, float]:
    """The CPU seconds and the wall seconds of the best of some runs.

    Raises
    ------
    CalledProcessError : the command failed.
    """
    found = []
    environment = {**os.environ, "ANALYSIS_OUTPUT": str(where)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for _ in range(rounds):
        before, start = _children(), time.perf_counter()
        subprocess.run(
            [sys.executable, *command], check=True, cwd=where, env=environment, capture_output=True
        )
        found.append((_children() - before, time.perf_counter() - start))
    return min(found)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _second_time(table: Path, where: Path) -> tuple[float, float]:
    """What `mark.corpus` takes where the tables of the corpus are kept, without the imports."""
    environment = {**os.environ, "ANALYSIS_OUTPUT": str(where)}
    run = [sys.executable, "-c", _KEPT, str(table)]
    for _ in range(2):
        done = subprocess.run(run, check=True, env=environment, capture_output=True, text=True)
    cpu, wall = map(float, done.stdout.split())
    return cpu, wall


def main() -> None:
    corpus = (
        sys.argv[1] if len(sys.argv) > 1 else "sample" if read.missing("trump-xi-call") else "trump-xi-call"
    )
    with TemporaryDirectory() as folder:
        where = Path(folder)
        blank = where / "blank.csv"
        blank.write_text("doc_id,outlet,text\na,Herald,It rained.\n", encoding="utf-8")
        module = ["-m", "analysis"]
        commands = {
            "import analysis": (["-c", "import analysis"], ROUNDS),
            "--help": ([*module, "--help"], ROUNDS),
            "measure, one short text": ([*module, "measure", str(blank), "--out", "out"], 1),
            f"report {corpus} --html": ([*module, "report", corpus, "--html", "--fresh"], 2),
            f"report {corpus} --no-notebooks": ([*module, "report", corpus, "--no-notebooks", "--fresh"], 1),
            f"report {corpus}": ([*module, "report", corpus, "--fresh"], 2),
        }
        spent([*module, "report", "sample", "--html"], where, 1)  # compiles
        print("| command | CPU s | wall s |\n|---|---|---|")
        for name, (command, rounds) in commands.items():
            cpu, wall = spent(command, where, rounds)
            print(f"| {name} | {cpu:.2f} | {wall:.2f} |", flush=True)
        if os.environ.get("ANALYSIS_GOLD"):
            table, _ = corpora(where / "many")
            cpu, wall = _second_time(table, where)
            print(f"| mark.corpus of 840 articles, the second time | {cpu:.2f} | {wall:.2f} |")


if __name__ == "__main__":
    main()
