"""Whether a run of `measure` that is ended at a random moment loses anything or leaves anything behind.

Each run is sent a signal, or ends by itself before; the next takes over what it left. Counted are processes
left alive, staging folders left by other signals than KILL, runs refused because of what one before them
left, and finished folders that are not whole. All must be 0, and the last run's tables the same bytes.

usage: python benchmarks/kills.py [COUNT] [SEED]
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tqdm import tqdm

from analysis import read

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
COPIES = 35  # of the sample's six articles: so many that by default all cores would be used
_GRACE = 5  # seconds in which workers must have ended; they take some hundredths


class Ended(NamedTuple):
    """How a run ended: its exit code, the processes it left, and what it said."""

    code: int
    strays: list[int]
    said: str


def corpus(path: Path, copies: int = COPIES) -> Path:
    """The sample's articles some times over, as one table at `path`."""
    articles = read.articles("sample")[["doc_id", "outlet", "text"]]
    numbered = [articles.assign(doc_id=articles["doc_id"] + f"-{copy}") for copy in range(copies)]
    with path.open("w", encoding="utf-8") as file:
        for one in numbered:
            one.to_json(file, orient="records", lines=True)
    return path


def run(table: Path, out: Path, workers: int, ending: int | None = None, after: float = 0) -> Ended:
    """One run of `measure`, sent the signal `ending` some seconds `after` its start."""
    mark = f"ANALYSIS_KILLS={os.getpid()}-{time.monotonic_ns()}"
    environment = dict([mark.split("=")], **os.environ)
    command = [sys.executable, "-m", "analysis", "measure", table, "--out", out, "--workers", str(workers)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as made:
        if ending is not None:
            time.sleep(after)
            made.send_signal(ending)
        code = made.wait()
        until = time.monotonic() + _GRACE
        while (strays := marked(mark)) and time.monotonic() < until:
            time.sleep(0.05)
        for one in strays:  # they hold the pipe that is read next
            os.kill(one, signal.SIGKILL)
        return Ended(code, strays, made.stderr.read().decode())


def marked(mark: str) -> list[int]:
    """The processes that are alive with this in their environment (Linux)."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
        except OSError:  # ended since, or not ours
            continue
    return found


def main() -> None:
    count, seed = (int(one) for one in (*sys.argv[1:], *("100", "1")[len(sys.argv) - 1 :]))
    for one in SIGNALS[1:]:  # also where this program runs under nohup or in the background
        signal.signal(one, signal.SIG_DFL)
    chance, counts = random.Random(seed), Counter()
    with TemporaryDirectory() as folder:
        table, out, whole = corpus(Path(folder, "t.jsonl")), Path(folder, "out"), Path(folder, "whole")
        partial = Path(f"{out}.partial")
        start = time.monotonic()
        run(table, whole, 1)
        longest = time.monotonic() - start
        for _ in tqdm(range(count)):
            ending, workers = chance.choice(SIGNALS), chance.choice((1, 2))
            stale = partial.exists()
            ended = run(table, out, workers, ending, chance.uniform(0, longest))
            counts[f"ended by {ending.name}" if ended.code else "ended by themselves"] += 1
            counts["processes left"] += len(ended.strays)
            counts["staging left"] += ending != signal.SIGKILL and not stale and partial.exists()
            counts["refused"] += ended.code == 2
            if "Traceback" in ended.said:
                counts["tracebacks"] += 1
                tqdm.write(ended.said, file=sys.stderr)
            if out.exists():
                counts["not whole"] += not same(out, whole)
                shutil.rmtree(out)
        counts["refused"] += run(table, out, 2).code != 0
        counts["not whole"] += not same(out, whole)
        counts["staging left"] += partial.exists()
    print(f"{count} runs, seed {seed}, ended within {longest:.1f} s")
    for name, number in sorted(counts.items()):
        print(f"{number:4} {name}")


def same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""
    held = [{path.name: path.read_bytes() for path in folder.iterdir()} for folder in (one, other)]
    return held[0] == held[1]


if __name__ == "__main__":
    main()
