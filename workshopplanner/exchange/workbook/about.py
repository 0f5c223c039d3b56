"""The About sheet: what this workbook is, who is counted, whose data it holds, and what becomes of edits in it."""

import datetime as dt
from collections.abc import Iterator

from workshopplanner.core.exports import Choice, Pack, SheetKind, programme_cards
from workshopplanner.core.kinds import PartyStatus, label
from workshopplanner.core.privacy import privacy_summary
from workshopplanner.core.roster import attending, count
from workshopplanner.core.roster import participants as participants_of
from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.canvas import Canvas
from workshopplanner.exchange.workbook.metrics import height
from workshopplanner.exchange.workbook.model import Cell, Format, Grid, Look, Merge, Page, Run, Value, plain
from workshopplanner.exchange.workbook.words import date_range, zone
from workshopplanner.language import LANGUAGES, _

_NAMES = 130.0
_KEY = Look(bold=True, colour=styles.SECONDARY, bottom=styles.HAIR)
_VALUE = Look(bottom=styles.HAIR)
_DATE = Look(bottom=styles.HAIR, format=Format.DATE)


def about(pack: Pack, choice: Choice) -> list[Grid]:
    """Return the sheet: one fact in each row."""
    page = Page(choice.paper, landscape=False, footer=choice.version)
    across = paper.printable(page)[0]
    widths = (_NAMES, round(across - _NAMES, 1))
    canvas = Canvas()
    title = _("About this workbook")
    canvas.block(Merge(0, 0, 0, 1), title, styles.TITLE)
    heights = [28.0]
    for row, (name, value) in enumerate(_facts(pack, choice), 1):
        canvas.put(row, 0, Cell(name, _KEY))
        canvas.put(row, 1, Cell(value, _DATE if isinstance(value, dt.date) else _VALUE))
        need = (
            height((Run(text, 9, bold),), room - 7)
            for text, bold, room in ((name, True, _NAMES), (plain(value), False, widths[1]))
        )
        heights.append(max(need) + 5)
    sheet = label(SheetKind.ABOUT)
    return [Grid(SheetKind.ABOUT, sheet, widths, canvas.rows(heights), page, tuple(canvas.merges), (1, 0))]


def _facts(pack: Pack, choice: Choice) -> Iterator[tuple[str, Value]]:
    facts: tuple[tuple[str, Value], ...] = (
        *_event(pack),
        *_issue(choice),
        *_counts(pack, choice),
        *_terms(pack, choice),
    )
    return ((name, value) for name, value in facts if value)


def _event(pack: Pack) -> tuple[tuple[str, Value], ...]:
    project, workshop = pack.project, pack.workshop
    place = _("{city}, {country}").format(city=workshop.city, country=workshop.country)
    return (
        (_("Workshop"), workshop.title),
        (_("Project"), project.title),
        (_("Lead organisation"), project.lead_organisation),
        (_("Local partner"), project.local_partner),
        (_("Donor"), project.donor),
        (_("Place"), place if workshop.city and workshop.country else workshop.city or workshop.country),
        (_("Dates"), date_range(workshop.first, workshop.last)),
        (_("Time zone"), _("All times are local: {zone}.").format(zone=zone(workshop))),
    )


def _issue(choice: Choice) -> tuple[tuple[str, Value], ...]:
    return (
        (_("Version"), choice.version),
        (_("Issued"), choice.issued),
        (_("Audience"), label(choice.audience)),
        (_("Language"), LANGUAGES.get(choice.language, choice.language)),
        (_("Sheets"), ", ".join(label(kind) for kind in choice.all_sheets)),
    )


def _counts(pack: Pack, choice: Choice) -> tuple[tuple[str, Value], ...]:
    people, everybody = count(participants_of(pack.attendees)), count(attending(pack.attendees))
    parties = sum(country.status is PartyStatus.PARTY for country in pack.countries)
    who = _("{n} from {countries} countries: role participant, selected, invited, confirmed or attended.")
    standing = _("{parties} of {n} countries represented were Party as at {date}: {convention}.")
    return (
        (_("Days"), str(len(pack.agenda.days)) if pack.agenda.days else ""),
        (_("Themes"), str(len(pack.themes)) if pack.themes else ""),
        (
            _("Sessions"),
            _("{n} in the Programme, breaks and meals included.").format(n=len(programme_cards(pack, choice))),
        ),
        (_("Participants"), who.format(n=people.total, countries=people.countries) if people.total else ""),
        (_("Attending in all"), _("{n}: every role with a seat.").format(n=everybody.total) if everybody.total else ""),
        (
            _("Convention"),
            standing.format(
                parties=parties, n=len(pack.countries), date=pack.as_at.isoformat(), convention=pack.convention
            )
            if pack.countries and pack.convention
            else "",
        ),
    )


def _terms(pack: Pack, choice: Choice) -> tuple[tuple[str, Value], ...]:
    fictional = _("The people named in this workbook are fictional; dates and programme are illustrative.")
    return (
        (_("Personal data"), privacy_summary(pack, choice)),
        (_("Fiction"), fictional if pack.workshop.fictional else ""),
        (
            _("Colours"),
            _("Each theme has a colour and a code such as T5, so that the sheets can be read in black and white."),
        ),
        (
            _("Edits"),
            _(
                "This workbook is a copy for reading: what is changed here does not reach the planner. Dates and times "
                "are true dates and times; nothing is calculated, and there are no links or macros."
            ),
        ),
    )
