"""`python -m analysis`: see `analysis.cli`."""

import sys

if __name__ == "__main__":
    try:
        from analysis.cli import main  # it takes a second
    except KeyboardInterrupt:
        sys.exit(130)
    # As every file here, also where it is sent into one: a terminal's own encoding may lack a name's letter.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
