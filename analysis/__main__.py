"""`python -m analysis`, and the console command `analysis`: see `analysis.cli`."""

import os
import sys
from io import TextIOWrapper

from analysis import signals


def run() -> int:
    """As every file here, what is printed is UTF-8: a terminal's own encoding may lack a name's letter."""
    # What is freed goes back to the system: Arrow's own pool keeps it, a tenth of what a large report takes.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    try:
        with signals.as_interrupts():
            from analysis.cli import main
    except KeyboardInterrupt as stopped:
        print("Stopped.", file=sys.stderr)
        return signals.exit_code(stopped)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return main()


if __name__ == "__main__":
    sys.exit(run())
