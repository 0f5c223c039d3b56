"""The People table: everybody in one row each, flat, to sort, to filter and to mail-merge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from workshopplanner.core.exports import Choice, Pack, SheetKind, email_shown, people_rows
from workshopplanner.core.kinds import label
from workshopplanner.core.roster import Attendee
from workshopplanner.exchange.workbook import lists
from workshopplanner.exchange.workbook.model import Table, Value
from workshopplanner.exchange.workbook.tables import Rows, column, table_page
from workshopplanner.language import _


@dataclass(frozen=True)
class _Field:
    """A column: what it shows of a person, its greatest width, the list of its values, and whether it is internal."""

    title: str
    show: Callable[[Attendee], str]
    most: float
    values: str = ""
    internal: bool = False


def people(pack: Pack, choice: Choice) -> list[Table]:
    """Return the table of people; the team gets everybody and all columns, others those who hold a seat and a few."""
    rows = people_rows(pack, choice)
    fields = [field for field in _fields(choice) if choice.internal or not field.internal]
    known = {one.name for one in lists.value_lists(pack)}
    return [
        Table(
            SheetKind.PEOPLE,
            label(SheetKind.PEOPLE),
            "tblPeople",
            tuple(
                column(field.title, map(field.show, rows), field.most, field.values if field.values in known else "")
                for field in fields
            ),
            Rows(rows, partial(_row, [field.show for field in fields])),
            table_page(pack, choice, SheetKind.PEOPLE),
        )
    ]


def _row(shows: Sequence[Callable[[Attendee], str]], person: Attendee) -> tuple[Value, ...]:
    return tuple([show(person) for show in shows])


def _fields(choice: Choice) -> list[_Field]:
    yes, no = _("Yes"), _("No")
    return [
        _Field(_("ID"), lambda one: f"P{one.person_id:04d}", 60),
        _Field(_("Family name"), lambda one: one.family_name, 76),
        _Field(_("Given name"), lambda one: one.given_name, 80),
        _Field(_("Name"), lambda one: one.name, 90),
        _Field(_("Mr/Ms"), lambda one: one.title, 60),
        _Field(_("Gender"), _labelled("gender"), 60, "lstGenders", internal=True),
        _Field(_("Country"), lambda one: one.country, 76, "lstCountries"),
        _Field(_("Code"), lambda one: one.alpha3, 40),
        _Field(_("Role"), _labelled("role"), 76, "lstRoles"),
        _Field(_("Status"), _labelled("status"), 64, "lstStatuses", internal=True),
        _Field(_("Organisation"), lambda one: one.organisation, 110),
        _Field(_("Position"), lambda one: one.position, 96),
        _Field(_("Sector"), lambda one: label(one.sector) if one.sector else "", 66, "lstSectors", internal=True),
        _Field(_("E-mail"), lambda one: email_shown(one, choice, SheetKind.PEOPLE), 140),
        _Field(_("Telephone"), lambda one: one.phone, 76, internal=True),
        _Field(_("Languages"), lambda one: one.languages, 64, internal=True),
        _Field(_("Departure city"), lambda one: one.departure_city, 64, internal=True),
        _Field(_("Sponsored by"), lambda one: one.sponsored_by, 64, internal=True),
        _Field(_("Directory consent"), lambda one: yes if one.directory_consent else no, 50, internal=True),
        _Field(_("Photo consent"), lambda one: yes if one.photo_consent else no, 50, internal=True),
    ]


def _labelled(name: str) -> Callable[[Attendee], str]:
    """Return a member's label, looked up once for each member and not once for each person."""
    known: dict[str, str] = {}

    def show(person: Attendee) -> str:
        member = getattr(person, name)
        if member not in known:
            known[member] = label(member)
        return known[member]

    return show
