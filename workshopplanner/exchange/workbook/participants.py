"""The list of participants as the United Nations write it: by role, and participants by country."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from workshopplanner.core.exports import Choice, Pack, SheetKind, email_shown, listed
from workshopplanner.core.kinds import Role, label
from workshopplanner.core.matching import country_key
from workshopplanner.core.roster import Attendee, attending
from workshopplanner.exchange.workbook import paper, styles
from workshopplanner.exchange.workbook.canvas import Canvas
from workshopplanner.exchange.workbook.metrics import height, width
from workshopplanner.exchange.workbook.model import Cell, Edge, Grid, Look, Merge, Page, Run, Side
from workshopplanner.exchange.workbook.words import listed_name, subtitle
from workshopplanner.language import N_, _, ngettext

SECTIONS = (
    (N_("Participants"), (Role.PARTICIPANT,)),
    (N_("UN field offices"), (Role.FIELD_OFFICE,)),
    (N_("Facilitators and resource persons"), (Role.FACILITATOR, Role.RESOURCE_PERSON)),
    (N_("Observers"), (Role.OBSERVER,)),
    (N_("Partner and donor"), (Role.PARTNER,)),
    (N_("Secretariat"), (Role.ORGANISER,)),
    (N_("Interpreters"), (Role.INTERPRETER,)),
)
_PADDING = 7.0
_FULL = 0.97  # of a page's height: readers' lines differ by a little
_SECTION = Look(size=12, bold=True, down="bottom", wrap=False, bottom=Side(Edge.THIN, styles.BORDER))
_COUNTRY = Look(size=10, bold=True, down="bottom", wrap=False)


@dataclass(frozen=True)
class _Line:
    """A row of the list: texts by column, their look, and whether it must stay on the page of the row below."""

    texts: tuple[str, ...]
    look: Look
    keep: bool = False
    across: bool = False
    extra: float = 4.0


def participants(pack: Pack, choice: Choice) -> list[Grid]:
    """Return the list on pages of its own making: a heading is never the last row of a page."""
    page = Page(choice.paper, landscape=False, header=pack.workshop.document_header, footer=choice.version)
    lines = list(_lines(pack, choice))
    widths = _widths(paper.printable(page)[0], lines)
    columns = len(widths)
    heights = [_height(line, widths) for line in lines]
    canvas = Canvas()
    for row, line in enumerate(lines):
        if line.across:
            canvas.block(Merge(row, 0, row, columns - 1), line.texts[0], line.look)
            continue
        for at in range(columns):
            canvas.put(row, at, Cell(line.texts[at] if at < len(line.texts) else None, line.look))
    page = replace(page, breaks=_breaks(lines, heights, paper.printable(page)[1] * _FULL))
    title = label(SheetKind.PARTICIPANTS)
    return [Grid(SheetKind.PARTICIPANTS, title, widths, canvas.rows(heights), page, tuple(canvas.merges), (2, 0))]


# ---- what stands in it


def _lines(pack: Pack, choice: Choice) -> Iterator[_Line]:
    people = listed(pack, choice)
    emails = any(email_shown(person, choice, SheetKind.PARTICIPANTS) for person in people)
    title = _("{workshop}: list of participants").format(workshop=pack.workshop.title)
    yield _Line((title,), styles.TITLE, keep=True, across=True)
    yield _Line((subtitle(pack, choice),), styles.SUBTITLE, keep=True, across=True)
    for name, roles in SECTIONS:
        members = [person for person in people if person.role in roles]
        if members:
            yield _Line((_heading(_(name), roles, members),), _SECTION, keep=True, extra=16)
            yield from _section(members, roles, choice, emails)
    unlisted = len(attending(pack.attendees)) - len(people)
    for note in _notes(pack, unlisted):
        yield _Line((note,), styles.NOTE, across=True, extra=10)


def _heading(name: str, roles: tuple[Role, ...], members: list[Attendee]) -> str:
    if Role.PARTICIPANT not in roles:
        return _("{section} ({n})").format(section=name, n=len(members))
    countries = len({person.country_id for person in members if person.country_id is not None})
    counted = _("{n} from {countries}")
    of = ngettext("{n} country", "{n} countries", countries).format(n=countries)
    return _("{section} ({n})").format(section=name, n=counted.format(n=len(members), countries=of))


def _section(members: list[Attendee], roles: tuple[Role, ...], choice: Choice, emails: bool) -> Iterator[_Line]:
    if Role.PARTICIPANT not in roles:
        yield from (_person(person, choice, emails) for person in sorted(members, key=lambda one: one.sort_key))
        return
    ordered = sorted(members, key=lambda one: (not one.country, country_key(one.country), one.sort_key))
    for country, group in groupby(ordered, key=lambda one: one.country):
        yield _Line((country or _("Country not stated"),), _COUNTRY, keep=True, extra=8)
        yield from (_person(person, choice, emails) for person in group)


def _person(person: Attendee, choice: Choice, emails: bool) -> _Line:
    work = ", ".join(part for part in (person.position, person.organisation) if part)
    email = (email_shown(person, choice, SheetKind.PARTICIPANTS),) if emails else ()
    return _Line((listed_name(person), work, *email), styles.BODY)


def _notes(pack: Pack, unlisted: int) -> Iterator[str]:
    if unlisted:
        yield ngettext(
            "{n} person who attends has not agreed to be listed in public.",
            "{n} people who attend have not agreed to be listed in public.",
            unlisted,
        ).format(n=unlisted)
    if pack.workshop.fictional:
        yield _("The people named in this list are fictional.")
    yield _(
        "The designations employed and the presentation of names in this list do not imply any opinion on the part "
        "of the organisers about the legal status of any country, territory, city or area, or of its authorities."
    )


# ---- sizes


def _widths(across: float, lines: list[_Line]) -> tuple[float, ...]:
    """Share the page between name, work and e-mail; an address takes what it needs, as long as that is not most."""
    addresses = [width(line.texts[2], styles.BODY.size) for line in lines if len(line.texts) > 2]
    last = min(max(addresses) + _PADDING, across * 0.36) if addresses else 0.0
    name = (across - last) * 0.4
    shares = (name, across - last - name, *([last] if addresses else []))
    return tuple(round(share, 1) for share in shares)


def _height(line: _Line, widths: tuple[float, ...]) -> float:
    rooms = (sum(widths),) if line.across or not line.look.wrap else widths
    needs = (
        height((Run(text, line.look.size, line.look.bold),), room - _PADDING)
        for text, room in zip(line.texts, rooms, strict=False)
    )
    return max(needs) + line.extra


def _breaks(lines: list[_Line], heights: list[float], room: float) -> tuple[int, ...]:
    """Return the rows after which a page ends; rows that must stay with the one below move on together."""
    breaks, used, first = [], 0.0, 0
    for row, tall in enumerate(heights):
        if used + tall > room and row > first:
            cut = row
            while cut - 1 > first and lines[cut - 1].keep:
                cut -= 1
            breaks.append(cut - 1)
            first, used = cut, sum(heights[cut:row])
        used += tall
    return tuple(breaks)
