"""How long work tells how far it is, and how it is told to stop."""

from collections.abc import Callable

Report = Callable[[int, int], None]  # done, of; raises Cancelled when the person has given up


class Cancelled(Exception):
    """The person has given up waiting; whoever catches it leaves no trace of the work."""


def ignore(_done: int, _of: int) -> None:
    """Take no notice of progress; for callers who wait anyway."""
