"""All sheets of a choice as plain values: what the writer writes, the preview paints and the tests compare."""

from collections.abc import Callable

from workshopplanner.core.exports import Choice, Pack, SheetKind
from workshopplanner.exchange.workbook.about import about
from workshopplanner.exchange.workbook.countries import countries
from workshopplanner.exchange.workbook.lists import lists, value_lists
from workshopplanner.exchange.workbook.model import Book, Sheet
from workshopplanner.exchange.workbook.participants import participants
from workshopplanner.exchange.workbook.people import people
from workshopplanner.exchange.workbook.programme import programme
from workshopplanner.exchange.workbook.sessions import sessions
from workshopplanner.language import speaking

_MAKERS: dict[SheetKind, Callable[[Pack, Choice], list[Sheet]]] = {
    SheetKind.PROGRAMME: lambda pack, choice: [*programme(pack, choice)],
    SheetKind.SESSIONS: lambda pack, choice: [*sessions(pack, choice)],
    SheetKind.PARTICIPANTS: lambda pack, choice: [*participants(pack, choice)],
    SheetKind.PEOPLE: lambda pack, choice: [*people(pack, choice)],
    SheetKind.COUNTRIES: lambda pack, choice: [*countries(pack, choice)],
    SheetKind.LISTS: lambda pack, choice: [*lists(pack, choice)],
    SheetKind.ABOUT: lambda pack, choice: [*about(pack, choice)],
}


def lay_out(pack: Pack, choice: Choice) -> Book:
    """Return the book in the export's language, whatever language the screen speaks."""
    with speaking(choice.language):
        sheets = tuple(sheet for kind in choice.all_sheets for sheet in _MAKERS[kind](pack, choice))
        return Book(
            sheets=sheets,
            title=pack.workshop.title,
            author=pack.project.lead_organisation or pack.project.title,
            subject=pack.project.title,
            issued=choice.issued,
            language=choice.language,
            lists=value_lists(pack) if SheetKind.LISTS in choice.all_sheets else (),
        )
