"""The fields that a column of a form can fill: what each is called, where it is kept, how private it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from workshopplanner.language import N_, _


class Privacy(StrEnum):
    """How a field is to be handled: masked and out of exports when sensitive."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


@dataclass(frozen=True)
class ImportField:
    """A field that a column can fill; `home` is the table and column it ends in, empty where it is split up first."""

    name: str
    title: str
    home: str
    privacy: Privacy = Privacy.PERSONAL
    joins: bool = False  # several columns fill it together, as the boxes of one question do


_SENSITIVE = Privacy.SENSITIVE

_TABLE = (
    ImportField("family_name", N_("Family name"), "person.family_name"),
    ImportField("given_name", N_("Given name"), "person.given_name"),
    ImportField("full_name", N_("Full name"), ""),
    ImportField("display_name", N_("Display name"), "person.display_name"),
    ImportField("title", N_("Title"), "person.title"),
    ImportField("email", N_("E-mail"), "person.email"),
    ImportField("phone", N_("Phone"), "person.phone"),
    ImportField("gender", N_("Gender"), "person.gender"),
    ImportField("country", N_("Country"), "person.country_id"),
    ImportField("nationality", N_("Nationality"), "person.nationality_id"),
    ImportField("departure_city", N_("Departure city"), "person.departure_city"),
    ImportField("organisation", N_("Organisation"), "person.organisation_id"),
    ImportField("position", N_("Position"), "person.position"),
    ImportField("sector", N_("Sector"), "person.sector"),
    ImportField("birth_date", N_("Date of birth"), "person.birth_date"),
    ImportField("age_band", N_("Age"), "person.age_band"),
    ImportField("passport_number", N_("Passport number"), "travel.passport_number", _SENSITIVE),
    ImportField("passport_name", N_("Name in passport"), "person.passport_name", _SENSITIVE),
    ImportField("passport_expiry", N_("Passport expires"), "travel.passport_expires", _SENSITIVE),
    ImportField("languages", N_("Languages"), "person.languages", joins=True),
    ImportField("dietary", N_("Diet"), "need.diet", _SENSITIVE, joins=True),
    ImportField("access", N_("Access needs"), "need.access", _SENSITIVE, joins=True),
    ImportField("medical", N_("Medical note"), "need.medical", _SENSITIVE, joins=True),
    ImportField("motivation", N_("Motivation"), "application.motivation"),
    ImportField("status", N_("Status"), "participation.status", Privacy.OPEN),
    ImportField("role", N_("Role"), "participation.role", Privacy.OPEN),
    ImportField("submitted", N_("Received"), "application.received", Privacy.OPEN),
    ImportField("nominated_by", N_("Nominated by"), "application.nominated_by"),
    ImportField("cv_link", N_("CV"), "application.cv"),
    ImportField("photo_link", N_("Photo"), "application.photo"),
    ImportField("notes", N_("Notes"), "person.notes", joins=True),
)

FIELDS: Mapping[str, ImportField] = {field.name: field for field in _TABLE}


def title(name: str) -> str:
    """Return a field's name in the language of the screen; a column without a field is kept as an answer."""
    return _(FIELDS[name].title) if name else _("Kept as an answer")
