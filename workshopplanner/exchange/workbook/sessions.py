"""The Sessions table: one row each, to sort, to filter and to read aloud; the accessible twin of the Programme."""

from workshopplanner.core.agenda import Card, Day
from workshopplanner.core.exports import Choice, Pack, SheetKind, session_cards
from workshopplanner.core.kinds import Function, label
from workshopplanner.exchange.workbook import lists
from workshopplanner.exchange.workbook.model import Column, Format, Table, Value
from workshopplanner.exchange.workbook.programme import coded
from workshopplanner.exchange.workbook.tables import Rows, column, figures, table_page
from workshopplanner.language import _

_LEADS = frozenset({Function.LEAD, Function.CHAIR, Function.MODERATOR})
_SPEAKERS = frozenset({Function.SPEAKER, Function.TRAINER})


def sessions(pack: Pack, choice: Choice) -> list[Table]:
    """Return the table of sessions; notes for the team and sessions without a slot go to the team alone."""
    cards = session_cards(pack, choice)
    days = {day.id: day for day in pack.agenda.days}
    numbers = {outcome.id: outcome.number for outcome in pack.outcomes}

    def row(card: Card) -> tuple[Value, ...]:
        day = days.get(card.day_id) if card.day_id is not None else None
        return (*_what_and_when(card, day), *_how(card, numbers), *([card.internal_note] if choice.internal else []))

    return [
        Table(
            SheetKind.SESSIONS,
            label(SheetKind.SESSIONS),
            "tblSessions",
            _columns(pack, cards, choice),
            Rows(cards, row),
            table_page(pack, choice, SheetKind.SESSIONS),
        )
    ]


def _what_and_when(card: Card, day: Day | None) -> tuple[Value, ...]:
    return (
        card.code,
        day.number if day else None,
        day.date if day else None,
        card.starts if day else None,
        card.ends if day and card.starts else None,
        card.minutes,
        card.title,
    )


def _how(card: Card, numbers: dict[int, int]) -> tuple[Value, ...]:
    return (
        coded(card.theme_code, card.theme_title),
        label(card.type),
        ", ".join(room.name for room in card.rooms),
        names(card, _LEADS),
        names(card, _SPEAKERS),
        card.interpretation,
        ", ".join(str(number) for number in sorted(numbers[one] for one in card.outcomes if one in numbers)),
        label(card.status),
        card.public_note,
    )


def names(card: Card, functions: frozenset[Function]) -> str:
    """Return the names of those who have one of these functions in a session."""
    return ", ".join(person.name for person in card.people if person.function in functions)


def _columns(pack: Pack, cards: tuple[Card, ...], choice: Choice) -> tuple[Column, ...]:
    known = {one.name for one in lists.value_lists(pack)}

    def listed(name: str) -> str:
        return name if name in known else ""

    columns = (
        column(_("ID"), (card.code for card in cards), 60),
        figures(_("Day"), Format.NUMBER),
        figures(_("Date"), Format.DATE),
        figures(_("Start"), Format.TIME),
        figures(_("End"), Format.TIME),
        figures(_("Minutes"), Format.NUMBER),
        column(_("Title"), (card.title for card in cards), 150),
        column(_("Theme"), (coded(card.theme_code, card.theme_title) for card in cards), 110, listed("lstThemes")),
        column(_("Type"), (label(card.type) for card in cards), 80, listed("lstTypes")),
        column(_("Room"), (", ".join(room.name for room in card.rooms) for card in cards), 90, listed("lstRooms")),
        column(_("Lead"), (names(card, _LEADS) for card in cards), 84),
        column(_("Speakers"), (names(card, _SPEAKERS) for card in cards), 96),
        column(_("Language"), (card.interpretation for card in cards), 56),
        column(_("Outcome"), (), 50),
        column(_("Status"), (label(card.status) for card in cards), 70, listed("lstSessionStatuses")),
        column(_("Note"), (card.public_note for card in cards), 110),
    )
    internal = column(_("Internal note"), (card.internal_note for card in cards), 110)
    return (*columns, internal) if choice.internal else columns
