"""`python -m analysis`: see `analysis.cli`."""

import sys

from analysis import signals

if __name__ == "__main__":
    try:
        with signals.as_interrupts():
            from analysis.cli import main  # it takes a second
    except KeyboardInterrupt as stopped:
        print("Stopped.", file=sys.stderr)
        sys.exit(signals.exit_code(stopped))
    # As every file here, also where it is sent into one: a terminal's own encoding may lack a name's letter.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
