"""`python -m analysis`: see `analysis.cli`."""

import sys

from analysis.cli import main

if __name__ == "__main__":
    # As every file here, also where it is sent into one: a terminal's own encoding may lack a name's letter.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
