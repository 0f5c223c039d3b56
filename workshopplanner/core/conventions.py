"""Conventions that countries join: when they are in force, and lists of Parties as people paste them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workshopplanner.core.cleaning_dates import DateOrder, read_date
from workshopplanner.core.countries import Convention, Pasted, Statement
from workshopplanner.core.kinds import InstrumentKind
from workshopplanner.core.matching import country_key
from workshopplanner.core.words import read_member
from workshopplanner.language import _

MONTHS = 3  # from a deposit to its entry into force, as most conventions of UNESCO have it
SHIPPED_IN_FORCE = {"2005": dt.date(2007, 3, 18)}
_FIRST = dt.date(1800, 1, 1)


@dataclass(frozen=True)
class ConventionWish:
    """What a person says of a convention: the name it is called by, its title and days."""

    code: str
    title: str
    adopted: dt.date | None = None
    in_force: dt.date | None = None
    months: int = MONTHS


@dataclass(frozen=True)
class PartyWish:
    """That a country is Party, with its instrument where that is known."""

    country_id: int
    deposited: dt.date | None = None
    kind: InstrumentKind = InstrumentKind.NOT_ESTABLISHED


@dataclass(frozen=True)
class PartyLine:
    """A pasted line: a name, the day beside it, which may be `open` or not be there, and the kind of instrument."""

    name: str
    deposited: dt.date | None = None
    open: str = ""  # a day whose order of day and month is not known, as it was written
    kind: InstrumentKind = InstrumentKind.NOT_ESTABLISHED


@dataclass(frozen=True)
class PartyRow:
    """A pasted line with the country that its name means."""

    line: PartyLine
    pasted: Pasted


# ---- days


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or its last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_force_for(convention: Convention, statement: Statement) -> dt.date | None:
    """Return the day from which a convention is in force for a country: as stated, else worked out from the deposit."""
    if statement.in_force is not None:
        return statement.in_force
    if statement.deposited is None or convention.in_force is None:
        return None
    return max(convention.in_force, months_later(statement.deposited, convention.months))


def day_problem(deposited: dt.date | None, in_force: dt.date | None, convention: Convention, today: dt.date) -> str:
    """Say in a sentence what cannot be true of the days of an instrument, or nothing."""
    if deposited is not None and deposited > today:
        return _("{day} has not come yet; a deposit lies in the past.").format(day=deposited.isoformat())
    if deposited is not None and convention.adopted is not None and deposited < convention.adopted:
        sentence = _("No instrument could be deposited on {day}: the Convention was adopted on {adopted}.")
        return sentence.format(day=deposited.isoformat(), adopted=convention.adopted.isoformat())
    if in_force is not None and deposited is not None and in_force < deposited:
        sentence = _("It can't be in force on {day}, before the deposit on {deposited}.")
        return sentence.format(day=in_force.isoformat(), deposited=deposited.isoformat())
    if in_force is not None and convention.in_force is not None and in_force < convention.in_force:
        sentence = _("It can't be in force on {day}: the Convention itself entered into force on {first}.")
        return sentence.format(day=in_force.isoformat(), first=convention.in_force.isoformat())
    return ""


def wish_problem(wish: ConventionWish) -> str:
    """Say in a sentence what is missing or cannot be true of a convention, or nothing."""
    if not wish.code.strip():
        return _("Give the convention a short name, such as its year.")
    if not wish.title.strip():
        return _("Give the convention its title.")
    if wish.adopted is not None and wish.adopted < _FIRST:
        return _("{day} is too early for a convention.").format(day=wish.adopted.isoformat())
    if wish.adopted is not None and wish.in_force is not None and wish.in_force < wish.adopted:
        sentence = _("A convention can't enter into force on {day}, before its adoption on {adopted}.")
        return sentence.format(day=wish.in_force.isoformat(), adopted=wish.adopted.isoformat())
    return ""


# ---- pasted Parties


def party_lines(text: str, order: DateOrder | None = None) -> list[PartyLine]:
    """Read pasted Parties, one per line: a name, a day, a kind of instrument, in any order.

    A day such as 20/09/2005 gives away which of day and month comes first in the other lines.
    """
    cells = [_cells(each) for each in text.splitlines()]
    shown = {read_date(cell).shows for each in cells for cell in each[1:]} - {None}
    known = order or (shown.pop() if len(shown) == 1 else None)
    return [line for line in (_party(each, known) for each in cells) if country_key(line.name)]


def is_open(lines: Iterable[PartyLine]) -> bool:
    """Say whether the order of day and month has to be asked for."""
    return any(line.open for line in lines)


def _cells(text: str) -> list[str]:
    cells = [cell for cell in map(str.strip, re.split(r"[\t;,]|\s{2,}", text)) if cell]
    return _cut(cells[0]) if len(cells) == 1 else cells


def _party(cells: Sequence[str], order: DateOrder | None) -> PartyLine:
    names: list[str] = []
    day, unsure, kind = None, "", InstrumentKind.NOT_ESTABLISHED
    for cell in cells:
        reading = read_date(cell, order)
        found = read_member(InstrumentKind, cell)
        if reading.moment is not None and names:
            day = day or reading.moment.date()
        elif reading.open and names:
            unsure = unsure or cell
        elif found is not None:
            kind = found
        elif any(character.isalpha() for character in cell):
            names.append(cell)
    return PartyLine(", ".join(names), day, "" if day else unsure, kind)


def _cut(text: str) -> list[str]:
    """Cut a day off the end of a name where only spaces part them."""
    words = text.split(" ")
    for at in range(1, len(words)):
        tail = " ".join(words[at:]).strip("() ")
        reading = read_date(tail)
        if any(character.isdigit() for character in tail) and (reading.moment is not None or reading.open):
            return [" ".join(words[:at]), tail]
    return [text]
