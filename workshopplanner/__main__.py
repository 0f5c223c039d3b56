"""The one command: the planner without arguments or with a file, otherwise the command line."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Start the planner, its demonstration or a command; return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0].lower().endswith(".workshop"):
        from workshopplanner import app

        return app.main(words)
    if words[0] == "demo":
        from workshopplanner import app

        return app.demo(words[1:])
    from workshopplanner import cli

    return cli.main(words)


if __name__ == "__main__":
    sys.exit(main())
