"""The one command: the planner without arguments or with a file, otherwise the command line."""

import io
import sys
from collections.abc import Sequence

from workshopplanner import language


def main(argv: Sequence[str] | None = None) -> int:
    """Start the planner, its demonstration or a command; return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak()
    if words[:1] == ["reading-child"]:  # the process that `exchange.reading` starts, in a packed program too
        from workshopplanner.exchange.reading import child

        return child.main(words[1:])
    if not words or words[0].lower().endswith(".workshop"):
        from workshopplanner import app

        return app.main(words)
    if words[0] == "demo":
        from workshopplanner import app

        return app.demo(words[1:])
    from workshopplanner import cli

    return cli.main(words)


def _speak() -> None:
    """Speak the language of the terminal, as far as it has the letters; a window has a setting of its own."""
    language.use(language.of_environment())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


if __name__ == "__main__":
    sys.exit(main())
