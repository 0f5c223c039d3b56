"""A table of country cells, each answered with the code of the country it means."""

import csv
from pathlib import Path

from workshopplanner.core.country_reading import read_country
from workshopplanner.errors import UserError
from workshopplanner.exchange.files import replacing
from workshopplanner.language import _

COLUMNS = ("id", "raw")


def answer_countries(source: Path, target: Path) -> int:
    """Read columns `id,raw`, write `id,answer` (alpha-3, AMBIGUOUS or UNKNOWN) and return how many cells there were."""
    rows = _cells(source)
    with replacing(target) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("id", "answer"))
        writer.writerows((number, read_country(raw).answer) for number, raw in rows)
    return len(rows)


def _cells(source: Path) -> list[tuple[str, str]]:
    try:
        with source.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
            if missing:
                sentence = _("“{name}” has no column “{column}” in its first row; it needs the columns id and raw.")
                raise UserError(sentence.format(name=source.name, column=missing[0]))
            return [(row["id"] or "", row["raw"] or "") for row in reader]
    except (UnicodeDecodeError, csv.Error) as problem:
        sentence = _("“{name}” can't be read as a table; save it as CSV in UTF-8 and try again.")
        raise UserError(sentence.format(name=source.name)) from problem
    except OSError as problem:
        sentence = _("“{name}” can't be read: {reason}.")
        raise UserError(sentence.format(name=source.name, reason=problem.strerror or problem)) from problem
