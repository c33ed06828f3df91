"""How much memory `measure` takes as it goes on: the peak of each of its processes after so many articles.

usage: python benchmarks/memory.py TEXTS.jsonl[.gz] [ARTICLES] [WORKERS]

The texts (one JSON object with "text" a line) are repeated up to the number of articles. Linux only.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from kills import marked

STEPS = (840, 5_000, 20_000)


def corpus(texts: Path, path: Path, n_articles: int) -> Path:
    opener = gzip.open if texts.suffix == ".gz" else open
    with opener(texts, "rt", encoding="utf-8") as lines, path.open("w", encoding="utf-8") as file:
        repeated = islice(cycle([json.loads(line)["text"] for line in lines]), n_articles)
        for number, text in enumerate(repeated):
            row = {"doc_id": f"d{number}", "outlet": "Herald", "text": text}
            file.write(json.dumps(row) + "\n")
    return path


def peaks(mark: str) -> list[int]:
    """The peak so far of each process, in MB, highest first."""
    found = []
    for process in marked(mark):
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        found.append(int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) // 1000)
    return sorted(found, reverse=True)


def main() -> None:
    texts, n_articles, workers = [*sys.argv[1:], *("20000", "2")[len(sys.argv) - 2 :]]
    with TemporaryDirectory() as folder:
        table = corpus(Path(texts), Path(folder, "texts.jsonl"), int(n_articles))
        mark, said = f"ANALYSIS_MEMORY={os.getpid()}", Path(folder, "said")
        command = [sys.executable, "-m", "analysis", "measure", table, "--out", Path(folder, "out")]
        with said.open("w") as file:
            environment = dict([mark.split("=")], **os.environ)
            run = subprocess.Popen([*command, "--workers", workers], env=environment, stderr=file)
        steps, last = list(STEPS), []
        while run.poll() is None:
            time.sleep(0.5)
            done = [int(one) for one in re.findall(r"(\d+)/\d+ \[", said.read_text())]
            last = peaks(mark) or last
            if steps and done and done[-1] >= steps[0]:
                print(f"{steps.pop(0):7,} articles: MB of each process {last}", flush=True)
        size = sum(path.stat().st_size for path in Path(folder, "out").iterdir()) / int(n_articles)
        print(f"{int(n_articles):7,} articles, the end: {last}; {size:,.0f} bytes out an article")


if __name__ == "__main__":
    main()
