"""The Lists sheet: the values that cells of the data sheets may take, each list under a name of its own."""

from collections.abc import Iterable
from enum import StrEnum

from workshopplanner.core import kinds
from workshopplanner.core.exports import Choice, Pack, SheetKind
from workshopplanner.core.kinds import label
from workshopplanner.exchange.workbook import styles
from workshopplanner.exchange.workbook.metrics import width
from workshopplanner.exchange.workbook.model import Cell, Format, Grid, Page, Row, ValueList
from workshopplanner.exchange.workbook.programme import coded
from workshopplanner.language import _


def value_lists(pack: Pack) -> tuple[ValueList, ...]:
    """Return the lists that have values, worded as the sheets word them."""
    rooms = (room.name for room in pack.agenda.rooms)
    themes = (coded(theme.code, theme.title) for theme in pack.themes)
    countries = sorted({person.country for person in pack.attendees if person.country})
    found = (
        _list("lstThemes", _("Themes"), themes),
        _list("lstTypes", _("Session types"), _labels(kinds.SessionType)),
        _list("lstSessionStatuses", _("Session statuses"), _labels(kinds.SessionStatus)),
        _list("lstRooms", _("Rooms"), rooms),
        _list("lstRoles", _("Roles"), _labels(kinds.Role)),
        _list("lstStatuses", _("Statuses of people"), _labels(kinds.ParticipationStatus)),
        _list("lstGenders", _("Genders"), _labels(kinds.Gender)),
        _list("lstSectors", _("Sectors"), _labels(kinds.Sector)),
        _list("lstCountries", _("Countries"), countries),
    )
    return tuple(one for one in found if one.values)


def _list(name: str, title: str, values: Iterable[str]) -> ValueList:
    return ValueList(name, title, tuple(dict.fromkeys(value for value in values if value)))


def _labels(members: type[StrEnum]) -> Iterable[str]:
    return (label(member) for member in members)


def lists(pack: Pack, choice: Choice) -> list[Grid]:
    """Return the sheet with one column for each list; the names of the ranges are those of `value_lists`."""
    columns = value_lists(pack)
    longest = max((len(one.values) for one in columns), default=0)
    head = {at: Cell(one.title, styles.HEADER) for at, one in enumerate(columns)}
    look = styles.data(Format.TEXT)
    rows = [Row(head, 18.0)]
    for line in range(longest):
        cells = {at: Cell(one.values[line], look) for at, one in enumerate(columns) if line < len(one.values)}
        rows.append(Row(cells, 14.0))
    widths = tuple(
        round(min(260.0, 10 + max(width(text, 9, bold=True) for text in (one.title, *one.values))), 1)
        for one in columns
    )
    page = Page(choice.paper, landscape=True, footer=choice.version, one_page=True)
    return [Grid(SheetKind.LISTS, label(SheetKind.LISTS), widths, tuple(rows), page, frozen=(1, 0))]
