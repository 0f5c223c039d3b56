"""What a pair of people is called on the screen: fields, values and why they look like one."""

from collections.abc import Mapping
from enum import StrEnum

from workshopplanner.core import roster_fields
from workshopplanner.core.doubles import Double
from workshopplanner.core.duplicates import Kind
from workshopplanner.core.import_fields import FIELDS, Privacy, title
from workshopplanner.core.kinds import AgeBand, Gender, Sector, label
from workshopplanner.language import _

LONGEST = 60  # characters of a value; its tip has it whole
_MEMBERS: Mapping[str, type[StrEnum]] = {"gender": Gender, "age_band": AgeBand, "sector": Sector}


def field_title(name: str) -> str:
    """Return a field's name."""
    return title(name) if name in FIELDS else _(roster_fields.FIELDS[name].title)


def private(name: str) -> bool:
    """Return whether a field is hidden until somebody asks for it."""
    return name in FIELDS and FIELDS[name].privacy is Privacy.SENSITIVE


def value_words(name: str, value: str, countries: Mapping[str, str]) -> str:
    """Return a value as a person reads it."""
    if not value:
        return "–"
    if name in ("country", "nationality"):
        return countries.get(value, value)
    if name == "submitted":
        return _moment(value)
    if name in _MEMBERS:
        return label(_MEMBERS[name](value))
    return _("Yes") if name == "family_first" else " ".join(value.split())


def _moment(value: str) -> str:
    """Return a date and time as it is read; the day alone where no time is known."""
    day, _t, time = value.partition("T")
    return f"{day} {time[:5]}" if time.strip("0:") else day


def shortened(text: str) -> str:
    """Return a text that fits beside another one."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def why(double: Double) -> str:
    """Return why two people look like one, and whether somebody has put the question off."""
    reasons = _(", ").join(field_title(name) for name in double.reasons)
    if double.kind is Kind.SAME:
        sentence = _("Surely one person, by: {reasons}.")
    else:
        sentence = _("Probably one person, by: {reasons}.")
    told = sentence.format(reasons=reasons)
    return _("{sentence} Put off before.").format(sentence=told) if double.later else told
