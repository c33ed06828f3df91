"""Whether `report`, killed at a random moment, leaves a report that is not whole, or something to delete.

Two short articles are reported again and again, each time with another text, and killed. What then stands in
`reports/` must be one of the reports that were whole; in the end one run must go through and leave nothing.

usage: python benchmarks/report_kills.py [COUNT] [SEED]
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory


def begun(table: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "analysis", "report", str(table), "--html"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def written(table: Path, number: int) -> str:
    """A sentence that only the report of this corpus has."""
    sentence = f"It may close in {number} days, Ann Lee said."
    rows = [f"a,Herald,{sentence!r}", 'b,Post,"It will not, the mayor said."']
    table.write_text("doc_id,outlet,text\n" + "\n".join(rows).replace("'", '"') + "\n", encoding="utf-8")
    return f"close in {number} days"


def main() -> int:
    count, seed = (*map(int, sys.argv[1:]), *(100, 1)[len(sys.argv) - 1 :])[:2]
    chance, counts = random.Random(seed), Counter()
    with TemporaryDirectory() as folder:
        os.environ["ANALYSIS_OUTPUT"] = folder
        table, reports = Path(folder, "event.csv"), Path(folder, "reports", "event.csv")
        possible = {written(table, 0)}
        start = time.monotonic()
        begun(table).wait()
        longest = time.monotonic() - start
        for number in range(1, count + 1):
            possible.add(written(table, number))
            with begun(table) as process:
                time.sleep(chance.uniform(0, longest))
                counts["killed"] += process.poll() is None
                process.kill()
            pages = [(reports / name).read_text(encoding="utf-8") for name in ("report.html", "reader.html")]
            whole = all(page.rstrip().endswith("</html>") for page in pages)
            told = [{one for one in possible if one in page} for page in pages]
            counts["not whole"] += not whole or not told[0]
            counts["report and reader of two runs"] += told[0] != told[1]
        counts["refused in the end"] += begun(table).wait() != 0
        counts["stages left in the end"] += len(list(reports.parent.glob(".being-written*")))
        time.sleep(5)
        alive = subprocess.run(["pgrep", "-f", str(table)], capture_output=True, text=True).stdout.split()
        counts["processes left in the end"] += len(alive)
    print(f"of {count}: " + ", ".join(f"{name} {n}" for name, n in counts.items()))
    return int(any(n for name, n in counts.items() if name != "killed"))


if __name__ == "__main__":
    sys.exit(main())
