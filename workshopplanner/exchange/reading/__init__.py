"""Reading what strangers send: any spreadsheet or text, as tables of `core.sheets`, or a refusal as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshopplanner.core.progress import Report, ignore

if TYPE_CHECKING:
    import os

    from workshopplanner.core.sheets import Reading


def read_file(path: str | os.PathLike[str], report: Report = ignore, sheet: str | None = None) -> Reading:
    """Read the tables of a spreadsheet or text file, all sheets or one; `report` is called often, and may cancel."""
    from workshopplanner.exchange.reading import files  # the reading process needs none of it

    return files.read_file(path, report, sheet)


def read_text(text: str, name: str = "") -> Reading:
    """Read the tables of a text, such as one pasted from a spreadsheet."""
    from workshopplanner.exchange.reading import files

    return files.read_text(text, name)
