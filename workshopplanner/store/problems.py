"""What the database complains about, in words for a person; everything else stays a bug."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from workshopplanner.errors import Unreachable
from workshopplanner.language import N_, _

# Part of the database's own text, and the sentence that a person reads instead.
_SENTENCES = (
    ("locked", N_("Another program is writing to this file. Nothing was changed; try again in a moment.")),
    ("disk is full", N_("The disk is full. Nothing was changed; free some space and try again.")),
    ("readonly", N_("This file can't be written. Nothing was changed; save a copy elsewhere and go on there.")),
    ("disk I/O error", N_("The disk reports an error. Nothing was changed; check the disk and try again.")),
    ("unable to open", N_("The file can't be reached. Nothing was changed; check that its disk is connected.")),
    ("malformed", N_("The file is damaged. Nothing was changed; open a backup of it.")),
    ("connection", N_("The database server can't be reached. Nothing was changed; try again in a moment.")),
)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn failures of the surroundings (disk, locks, network) into a sentence."""
    try:
        yield
    except DBAPIError as problem:
        text = str(problem.orig)
        for part, sentence in _SENTENCES:
            if part in text:
                raise Unreachable(_(sentence)) from problem
        raise
