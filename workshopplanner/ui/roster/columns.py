"""The columns of the roster in sets; what is sensitive shows dots until it is revealed."""

import unicodedata
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from workshopplanner.core import roster_fields
from workshopplanner.core.kinds import AgeBand, Gender, ParticipationStatus, Role, Sector, label
from workshopplanner.core.roster import Attendee
from workshopplanner.language import N_, _
from workshopplanner.ui.rows_model import Column

MASK = "••••"
SETS = {
    "basics": (
        N_("Basics"),
        ("family_name", "given_name", "country", "role", "organisation", "status", "gender", "email"),
    ),
    "contact": (
        N_("Contact"),
        (
            "family_name",
            "given_name",
            "email",
            "phone",
            "organisation",
            "position",
            "sector",
            "languages",
            "directory_consent",
            "photo_consent",
        ),
    ),
    "person": (
        N_("Person"),
        (
            "family_name",
            "given_name",
            "display_name",
            "family_first",
            "title",
            "gender",
            "age_band",
            "nationality",
            "sponsored_by",
            "badge_name",
        ),
    ),
    "travel": (
        N_("Travel"),
        (
            "family_name",
            "given_name",
            "nationality",
            "departure_city",
            "passport_name",
            "passport_number",
            "passport_expires",
            "arrives",
            "departs",
        ),
    ),
}
MEMBERS: dict[str, type[StrEnum]] = {
    "role": Role,
    "status": ParticipationStatus,
    "gender": Gender,
    "age_band": AgeBand,
    "sector": Sector,
}
_RANKS = {name: {member: at for at, member in enumerate(members)} for name, members in MEMBERS.items()}
_TICKS = frozenset({"family_first", "directory_consent", "photo_consent"})
_WIDTHS = {
    "family_name": 128,
    "given_name": 124,
    "country": 140,
    "organisation": 190,
    "position": 200,
    "email": 190,
    "gender": 88,
    "status": 96,
    "role": 150,
    "title": 72,
    "family_first": 90,
    "age_band": 80,
    "directory_consent": 100,
    "photo_consent": 90,
}
_TONES = {
    ParticipationStatus.CONFIRMED: "success",
    ParticipationStatus.ATTENDED: "success",
    ParticipationStatus.SELECTED: "warning",
    ParticipationStatus.INVITED: "warning",
}

Write = Callable[[Attendee, str, str], object]  # attendee, field, typed text
Lister = Callable[[], Sequence[str]]


def columns(
    which: str, revealed: bool, write: Write, countries: Lister, organisations: Lister
) -> list[Column[Attendee]]:
    """Return the columns of a set; those that are not revealed can be neither read nor changed."""
    listers: dict[str, Lister] = {"country": countries, "nationality": countries, "organisation": organisations}
    for name, members in MEMBERS.items():
        listers[name] = partial(labels, members)
    return [_column(name, revealed, write, listers.get(name)) for name in SETS[which][1]]


def labels(members: type[StrEnum]) -> list[str]:
    """Return the choices of a fixed list in the language of the screen."""
    return [label(member) for member in members]


def _column(name: str, revealed: bool, write: Write, choices: Lister | None) -> Column[Attendee]:
    hidden = roster_fields.FIELDS[name].sensitive and not revealed

    def show(person: Attendee) -> str | bool:
        return MASK if hidden else _shown(getattr(person, name))

    def edit(person: Attendee, text: str) -> object:
        return write(person, name, text)

    return Column(
        roster_fields.title(name),
        show,
        edit=None if hidden else edit,
        sort=None if hidden else partial(_sort_key, name),
        choices=choices,
        key=name,
        width=_WIDTHS.get(name, 140),
        raw=None if name in _TICKS else (lambda person: roster_fields.written(person, name)),
        tone=_status_tone if name == "status" else _absence_tone,
        align=Qt.AlignmentFlag.AlignLeading,
    )


def _shown(value: Any) -> str | bool:
    return value if isinstance(value, bool) else roster_fields.text_of(value)


def _sort_key(name: str, person: Attendee) -> Any:
    """Sort fixed lists in their own order, the only name of a person among the family names, the rest by text."""
    value = getattr(person, name)
    if name in MEMBERS:
        return _RANKS[name].get(value)
    if name == "family_name":
        return person.family_name or person.given_name or person.display_name
    return value


def _status_tone(person: Attendee) -> str:
    return _TONES.get(person.status, "muted")


def _absence_tone(person: Attendee) -> str:
    return "" if person.live else "muted"


def haystack(person: Attendee) -> str:
    """Return all that the search looks at: every field that is not sensitive, whatever columns are shown."""
    parts = (
        person.name,
        person.family_name,
        person.given_name,
        person.title,
        person.country,
        person.alpha3,
        person.nationality,
        person.organisation,
        person.position,
        person.email,
        person.phone,
        person.languages,
        person.departure_city,
        person.sponsored_by,
        person.badge_name,
        *(label(member) for member in (person.role, person.status, person.gender)),
    )
    return unicodedata.normalize("NFKC", "\n".join(parts))


def set_names() -> list[tuple[str, str]]:
    """Return the key and the name of each set of columns."""
    return [(key, _(name)) for key, (name, _fields) in SETS.items()]
