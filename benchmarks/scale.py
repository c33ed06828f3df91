"""Makes corpora of many articles from the attribution gold, and measures stages of a report on them.

    python benchmarks/scale.py corpora OUT            840.jsonl and 10000.jsonl: of seven outlets, ten months
    python benchmarks/scale.py stages CORPUS [...]    CPU seconds of each stage, and the exponent between two
    python benchmarks/scale.py report CORPUS [...]    CPU s, wall s, peak RSS and sizes of the whole report

`ANALYSIS_GOLD` names the folder of the gold. The 10,000 are the 840 repeated under changed ids and shuffled,
with a seed: each text stands in it twelve times, which is harder on whatever looks for copies than news is.
"""

import argparse
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from math import log
from pathlib import Path

N_MANY, SEED = 10_000, 1


def corpora(out: Path) -> list[Path]:
    gold = Path(os.environ["ANALYSIS_GOLD"]) / "attribution" / "polnear-train.jsonl.gz"
    with gzip.open(gold, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    named = [{"doc_id": one["id"], "published": one["date"], **one} for one in found]
    kept = [{name: one[name] for name in ("doc_id", "outlet", "title", "published", "text")} for one in named]
    copies = range(N_MANY // len(kept) + 1)
    many = [{**one, "doc_id": f"{one['doc_id']}-{copy}"} for copy in copies for one in kept][:N_MANY]
    random.Random(SEED).shuffle(many)
    out.mkdir(parents=True, exist_ok=True)
    made = []
    for rows in (kept, many):
        made.append(out / f"{len(rows)}.jsonl")
        made[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return made


def stages(corpus: str) -> Iterator[tuple[str, Callable[[dict], object]]]:
    """Name and work of each stage before anything is told; `done` has what the stages before it made."""
    from analysis import compare, mark, read

    def of(done: dict, *names: str) -> list:
        return [getattr(done["mark"], name) for name in names]

    yield "read", lambda done: read.corpus(corpus)
    yield "mark", lambda done: mark.corpus(done["read"])
    yield "rates", lambda done: compare.rates(*of(done, "marks", "voices", "sentences"))
    yield "tone scores", lambda done: mark.tone_scores(done["read"], done["mark"].voices)
    yield (
        "specifications",
        lambda done: compare.specifications(done["tone scores"], *of(done, "voices", "sentences")),
    )
    yield "claims", lambda done: compare.claim_tables(done["mark"], done["read"].claims)
    quoted = ("articles", "marks", "voices")
    yield "quotations", lambda done: compare.quotations(*of(done, *quoted), done["read"].references)
    shared = ("sentences", "voices", "marks", "attributions")
    yield "ancestry", lambda done: compare.ancestry(*of(done, *shared))
    yield "keyness", lambda done: compare.keyness(*of(done, "voices", "sentences"))


def measured(corpus: str) -> dict[str, float]:
    done: dict[str, object] = {}
    seconds = {}
    for name, work in stages(corpus):
        began = time.process_time()
        done[name] = work(done)
        seconds[name] = time.process_time() - began
        print(f"{Path(corpus).name} {name}: {seconds[name]:.1f} CPU s, peak {_peak():,.0f} MB", flush=True)
    return seconds


def _peak(who: int = resource.RUSAGE_SELF) -> float:
    return resource.getrusage(who).ru_maxrss / 1024


def _lines(corpus: str) -> int:
    with open(corpus, encoding="utf-8") as lines:
        return sum(1 for _ in lines)


def _print_exponents(paths: list[str], seconds: list[dict[str, float]]) -> None:
    """Of time = articles to the power of it, from one corpus to the next."""
    for (one, before), (other, after) in zip(
        zip(paths, seconds, strict=True), list(zip(paths, seconds, strict=True))[1:], strict=False
    ):
        for name in before:
            power = log(max(after[name], 1e-3) / max(before[name], 1e-3)) / log(_lines(other) / _lines(one))
            print(f"{name}: {before[name]:.1f} -> {after[name]:.1f} CPU s, exponent {power:.2f}")


def report(corpus: str) -> None:
    """The whole command in a process of its own; the peak is that of its largest process."""
    out = Path(os.environ["ANALYSIS_OUTPUT"]) / "reports" / Path(corpus).name
    began, cpu = time.monotonic(), _children()
    command = [sys.executable, "-m", "analysis", "report", corpus]
    subprocess.run(command, check=True)
    wall, peak = time.monotonic() - began, _peak(resource.RUSAGE_CHILDREN)
    print(f"{Path(corpus).name}: {_children() - cpu:.0f} CPU s, {wall:.0f} s wall, {peak:,.0f} MB")
    for path in sorted(out.iterdir()):
        if path.is_file():
            print(f"  {path.name}: {path.stat().st_size / 1e6:.1f} MB")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    kept = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=kept)
    parser.add_argument("what", choices=("corpora", "stages", "report"))
    parser.add_argument("paths", nargs="+")
    args = parser.parse_args()
    if args.what == "corpora":
        for path in corpora(Path(args.paths[0])):
            print(path)
    elif args.what == "stages":
        _print_exponents(args.paths, [measured(path) for path in args.paths])
    else:
        for path in args.paths:
            report(path)


if __name__ == "__main__":
    main()
