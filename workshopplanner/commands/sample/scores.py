"""The invented scores of the sample: three readers, of whom two read each application."""

import datetime as dt
from collections.abc import Mapping

from workshopplanner.commands.sample.parts import Made, read_csv
from workshopplanner.core.scoring import COMMON
from workshopplanner.store.schema import Criterion, Descriptor, Participation, Reader, Reading, Score
from workshopplanner.store.store import Tx

_SUBMITTED = dt.datetime(2018, 3, 23, 9, 0)  # noqa: DTZ001 (UTC, as the store keeps it)
_COLUMNS = ("work", "passing_on", "motivation", "support")  # in the order of the criteria
_WORK = {0: "Another field", 5: "Works in the field", 10: "Leads the field at home"}


def add_scores(tx: Tx, made: Made, attendances: Mapping[str, Participation]) -> None:
    """Add criteria, readers and what these gave each application."""
    criteria = [
        Criterion(workshop=made.workshop, position=at, title=title, description=description, weight=weight)
        for at, (title, description, weight) in enumerate(COMMON, start=1)
    ]
    readers = [Reader(workshop=made.workshop, position=at, name=f"Reader {at}") for at in (1, 2, 3)]
    tx.add_all([*criteria, *readers])
    tx.add_all(Descriptor(criterion=criteria[0], value=value, statement=text) for value, text in _WORK.items())
    for line in read_csv("sample/scores.csv"):
        reader, attendance = readers[int(line["reader"]) - 1], attendances[line["key"]]
        reading = Reading(reader=reader, participation=attendance, submitted=_SUBMITTED)
        tx.add_all(
            Score(reading=reading, criterion=criterion, value=float(line[column]))
            for criterion, column in zip(criteria, _COLUMNS, strict=True)
        )
