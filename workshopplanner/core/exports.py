"""What leaves the house: the facts an export needs, the choices a person makes, and who and what goes in."""

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

from workshopplanner.core.agenda import Agenda, Card
from workshopplanner.core.countries import Country
from workshopplanner.core.kinds import SessionStatus
from workshopplanner.core.roster import Attendee, attending
from workshopplanner.core.themes import Theme
from workshopplanner.core.workshops import Outcome, Project, Workshop
from workshopplanner.errors import UserError
from workshopplanner.language import N_, _, speaking


class SheetKind(StrEnum):
    """The sheets of a workbook, in their order; Lists and About come along by themselves."""

    PROGRAMME = "programme"
    SESSIONS = "sessions"
    PARTICIPANTS = "participants"
    PEOPLE = "people"
    COUNTRIES = "countries"
    LISTS = "lists"
    ABOUT = "about"


class Audience(StrEnum):
    """Who will read the files; internal fields go to the team alone."""

    PUBLIC = "public"
    PARTICIPANTS = "participants"
    TEAM = "team"


class Paper(StrEnum):
    """The paper an export is set up for."""

    A4 = "a4"
    LETTER = "letter"


SPOKEN = ("en", "fr")  # the languages that exports have all words of
CHOOSABLE = tuple(kind for kind in SheetKind if kind not in {SheetKind.LISTS, SheetKind.ABOUT})
_WITH_LISTS = frozenset({SheetKind.SESSIONS, SheetKind.PEOPLE})


@dataclass(frozen=True)
class Preset:
    """A pack for one kind of reader; `word` names it in a file name."""

    key: str
    title: str
    word: str
    sheets: tuple[SheetKind, ...]
    audience: Audience


PRESETS = (
    Preset(
        "programme",
        N_("Programme pack (public)"),
        N_("Programme"),
        (SheetKind.PROGRAMME, SheetKind.SESSIONS),
        Audience.PUBLIC,
    ),
    Preset("coordinator", N_("Coordinator pack"), N_("Coordinator"), CHOOSABLE, Audience.TEAM),
    Preset(
        "participants",
        N_("Participants list"),
        N_("Participants"),
        (SheetKind.PARTICIPANTS,),
        Audience.PARTICIPANTS,
    ),
    Preset(
        "countries",
        N_("Countries and the Convention"),
        N_("Countries"),
        (SheetKind.COUNTRIES,),
        Audience.PUBLIC,
    ),
)
DEFAULT_PRESET = "coordinator"  # of the command line: everything there is


@dataclass(frozen=True)
class Pack:
    """All facts that an export of one workshop needs, worded in `language`.

    `countries` are those that participants represent, with their status on the convention as at `as_at`.
    """

    language: str
    project: Project
    workshop: Workshop
    agenda: Agenda
    themes: tuple[Theme, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    countries: tuple[Country, ...] = ()
    convention: str = ""
    as_at: dt.date = dt.date.min


@dataclass(frozen=True)
class Choice:
    """What a person chose to export; `version` is typed text and `issued` the day it bears."""

    sheets: tuple[SheetKind, ...]
    audience: Audience
    issued: dt.date
    language: str = "en"
    paper: Paper = Paper.A4
    version: str = ""
    preset: str = ""

    @property
    def all_sheets(self) -> tuple[SheetKind, ...]:
        """The chosen sheets in their order, with Lists where a sheet offers values from it, and About."""
        chosen = set(self.sheets) | {SheetKind.ABOUT}
        if chosen & _WITH_LISTS:
            chosen.add(SheetKind.LISTS)
        return tuple(kind for kind in SheetKind if kind in chosen)

    @property
    def internal(self) -> bool:
        """Whether internal fields and unsettled sessions belong in."""
        return self.audience is Audience.TEAM


def find_preset(name: str) -> Preset:
    """Return the preset of a key or title, whatever its case."""
    wanted = name.strip().casefold()
    for preset in PRESETS:
        if wanted in {preset.key, preset.title.casefold(), _(preset.title).casefold()}:
            return preset
    known = ", ".join(preset.key for preset in PRESETS)
    raise UserError(
        _("There is no preset named “{name}”; the presets are: {presets}.").format(name=name, presets=known)
    )


def choose(pack: Pack, preset: Preset, issued: dt.date, *, paper: Paper = Paper.A4, version: str = "") -> Choice:
    """Return what a preset exports of a pack: those of its sheets that have data; refuse when none has."""
    sheets = tuple(kind for kind in preset.sheets if not missing(pack, kind))
    if not sheets:
        raise UserError(missing_for(pack, preset))
    return Choice(sheets, preset.audience, issued, pack.language, paper, version or _("Draft"), preset.key)


def missing(pack: Pack, kind: SheetKind) -> str:
    """Return why a sheet cannot be made yet, or an empty text."""
    if kind is SheetKind.PROGRAMME and not any(card.live for card in pack.agenda.cards):
        return _("No session has a time yet.")
    if kind is SheetKind.SESSIONS and not pack.agenda.cards:
        return _("There are no sessions yet.")
    if kind is SheetKind.PARTICIPANTS and not attending(pack.attendees):
        return _("Nobody is selected, invited or confirmed yet.")
    if kind is SheetKind.PEOPLE and not pack.attendees:
        return _("There are no people yet.")
    if kind is SheetKind.COUNTRIES and not pack.countries:
        return _("No participant represents a country yet.")
    return ""


def missing_for(pack: Pack, preset: Preset) -> str:
    """Return why no sheet of a preset can be made yet, or an empty text."""
    reasons = [missing(pack, kind) for kind in preset.sheets]
    return reasons[0] if all(reasons) else ""


# ---- what goes in


def programme_cards(pack: Pack, choice: Choice) -> tuple[Card, ...]:
    """Return the sessions of the Programme: in a slot, not cancelled, and mere ideas for the team alone."""
    return tuple(
        card for card in pack.agenda.cards if card.live and (choice.internal or card.status is not SessionStatus.IDEA)
    )


def session_cards(pack: Pack, choice: Choice) -> tuple[Card, ...]:
    """Return the sessions of the Sessions table: all for the team, those of the Programme for others."""
    return pack.agenda.cards if choice.internal else programme_cards(pack, choice)


def listed(pack: Pack, choice: Choice) -> list[Attendee]:
    """Return the people of the Participants list: who holds a seat, and for the public who agreed to be listed."""
    people = attending(pack.attendees)
    return people if choice.audience is not Audience.PUBLIC else [one for one in people if one.directory_consent]


def people_rows(pack: Pack, choice: Choice) -> list[Attendee]:
    """Return the people of the People table: all for the team, those of the Participants list for others."""
    return list(pack.attendees) if choice.internal else listed(pack, choice)


def email_shown(person: Attendee, choice: Choice, kind: SheetKind) -> str:
    """Return the e-mail address as this audience may see it: the public never, others by consent, the team's table."""
    if choice.audience is Audience.PUBLIC:
        return ""
    if choice.internal and kind is SheetKind.PEOPLE:
        return person.email
    return person.email if person.directory_consent else ""


def file_name(pack: Pack, choice: Choice) -> str:
    """Return a name such as "Seoul2018_Programme_v3_2018-05-02.xlsx", without characters that a file system minds."""
    with speaking(choice.language):
        word = next((_(preset.word) for preset in PRESETS if preset.key == choice.preset), _("Workbook"))
    parts = (pack.workshop.name, word, choice.version, choice.issued.isoformat())
    kept = [re.sub(r"[^\w.\-]+", "", part).strip("._-")[:60] for part in parts]
    return "_".join(part for part in kept if part) + ".xlsx"
