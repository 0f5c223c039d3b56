"""How the page of a plan says which session it is, and where and when it takes place."""

from workshopplanner.core.kinds import label
from workshopplanner.core.plans import Sheet
from workshopplanner.language import _
from workshopplanner.ui.agenda import words


def headline(sheet: Sheet) -> str:
    """Return the code and the title."""
    return f"{sheet.card.code} {sheet.card.title}".strip()


def where_and_when(sheet: Sheet) -> str:
    """Return the day, time, rooms, theme and type."""
    card = sheet.card
    placed = sheet.day is not None and card.starts is not None
    parts = [
        words.day_long(sheet.day) if sheet.day is not None else _("Unscheduled"),
        words.span(card.begin, card.end) if placed else "",
        words.minutes(card.minutes),
        words.rooms(card),
        f"{card.theme_code} {card.theme_title}".strip(),
        label(card.type),
        words.leads(card),
    ]
    return " · ".join(part for part in parts if part)
