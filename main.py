#!/usr/bin/env python3
"""Starts Workshop Planner: the window, a command, the demonstration or the tests; sets up what is missing first."""

import sys

if __name__ == "__main__":
    if sys.version_info < (3, 6):  # noqa: UP036 (the one line that Pythons too old to read bootstrap.py still get to see)
        sys.exit("Workshop Planner needs Python 3.11 to 3.14; please start it with a newer one: python3 main.py")
    import bootstrap

    sys.exit(bootstrap.main(sys.argv[1:]))
