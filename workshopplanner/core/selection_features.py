"""What rules can be about: the properties of applicants, what they and their values are called, and their blanks."""

import datetime as dt
from collections.abc import Mapping

from workshopplanner.core.countries import Country
from workshopplanner.core.kinds import AgeBand, Channel, Gender, PartyStatus, Sector, label
from workshopplanner.core.roster import Attendee
from workshopplanner.core.selection_pool import NO, YES, Pool
from workshopplanner.language import N_, _

DIMENSIONS: dict[str, str] = {
    "gender": N_("Gender"),
    "country": N_("Country"),
    "subregion": N_("Subregion"),
    "region": N_("Region"),
    "electoral_group": N_("Electoral group"),
    "party": N_("Status to the Convention"),
    "sector": N_("Sector"),
    "organisation": N_("Organisation"),
    "language": N_("Language"),
    "first_time": N_("First workshop"),
    "age_band": N_("Age band"),
    "nationality": N_("Nationality"),
    "channel": N_("Channel"),
    "nominated_by": N_("Nominated by"),
    "late": N_("Late application"),
    "list:sids": N_("Small island developing States"),
    "list:ldc": N_("Least developed countries"),
    "list:lldc": N_("Landlocked developing countries"),
}
_MANY: dict[str, str] = {
    "country": N_("Countries"),
    "subregion": N_("Subregions"),
    "region": N_("Regions"),
    "sector": N_("Sectors"),
    "organisation": N_("Organisations"),
    "language": N_("Languages"),
    "nationality": N_("Nationalities"),
}
_PEOPLE: dict[str, str] = {"woman": N_("Women"), "man": N_("Men")}
_ENUMS: dict[str, type[Gender | Sector | AgeBand | Channel | PartyStatus]] = {
    "gender": Gender,
    "sector": Sector,
    "age_band": AgeBand,
    "channel": Channel,
    "party": PartyStatus,
}
_PLACES = ("country", "nationality")


def features(person: Attendee, home: Country | None, lists: Mapping[str, frozenset[int]]) -> dict[str, tuple[str, ...]]:
    """Return a person's properties; what is not stated is left out."""
    found = {
        "gender": "" if person.gender is Gender.NOT_STATED else person.gender.value,
        "country": person.alpha3,
        "sector": person.sector.value if person.sector else "",
        "organisation": _organisation(person),
        "age_band": "" if person.age_band is AgeBand.NOT_STATED else person.age_band.value,
        "nationality": person.nationality,
    }
    if home is not None:
        flags = {"list:sids": home.sids, "list:ldc": home.ldc, "list:lldc": home.lldc}
        found |= {key: YES if flag else NO for key, flag in flags.items()}
        found |= {"subregion": home.subregion, "region": home.region, "electoral_group": home.electoral_group}
        found |= {key: YES if home.id in members else NO for key, members in lists.items()}
    made = {key: (value,) for key, value in found.items() if value}
    spoken = tuple(each.strip() for each in person.languages.replace(";", ",").split(",") if each.strip())
    return made | ({"language": spoken} if spoken else {})


def _organisation(person: Attendee) -> str:
    """Tell apart what has the same name in several countries, as ministries do."""
    named = _("{organisation} ({country})").format(organisation=person.organisation, country=person.country)
    return named if person.organisation and person.country else person.organisation


def dimension_title(pool: Pool, dimension: str) -> str:
    """Return what a property is called."""
    if dimension in DIMENSIONS:
        return _(DIMENSIONS[dimension])
    return pool.titles.get(dimension) or dimension.partition(":")[2] or dimension


def many_title(pool: Pool, dimension: str) -> str:
    """Return what several values of a property are called."""
    return _(_MANY[dimension]) if dimension in _MANY else dimension_title(pool, dimension)


def value_title(pool: Pool, dimension: str, value: str) -> str:
    """Return what a value of a property is called."""
    if value == "":
        return _("not stated")
    if dimension in _PLACES:
        return pool.countries.get(value, value)
    if dimension in _ENUMS:
        kind = _ENUMS[dimension]
        return label(kind(value)) if value in {each.value for each in kind} else value
    if value in {YES, NO}:
        return _("yes") if value == YES else _("no")
    return value


def people_title(pool: Pool, dimension: str, value: str) -> str:
    """Return what people with a value are called: "Women", "Government", "Small island developing States"."""
    if dimension == "gender" and value in _PEOPLE:
        return _(_PEOPLE[value])
    if value == YES:
        return dimension_title(pool, dimension)
    named = value_title(pool, dimension, value)
    if value in {NO, ""} or dimension not in DIMENSIONS:
        return _("{property}: {value}").format(property=dimension_title(pool, dimension), value=named)
    return named


def party_key(day: dt.date) -> str:
    """Return the name of the feature that a rule about Parties at a day goes by."""
    return f"party@{day.isoformat()}"


def party_values(pool: Pool, alpha3: str, day: dt.date) -> tuple[str, ...]:
    """Return a country's status on a day as a feature; blank where the person has no country."""
    known = pool.statements.get(alpha3)
    return () if not alpha3 or known is None else (known.status_at(day).value,)


def dimensions(pool: Pool) -> list[str]:
    """Return everything a rule can be about here: what is fixed, then lists, then questions of the forms."""
    return [*DIMENSIONS, *(each for each in pool.titles if each not in DIMENSIONS)]


def values_of(pool: Pool, dimension: str, as_at: dt.date | None = None) -> list[str]:
    """Return the values of a property that the pool has, and those of a fixed list, in the order they are called."""
    if dimension in _ENUMS:
        blank = {"not_stated"}
        return [each.value for each in _ENUMS[dimension] if each.value not in blank] + [""]
    if dimension.startswith("list:") or dimension in {"late", "first_time"}:
        return [YES, NO]
    del as_at
    there = {value for each in pool.contenders for value in each.features.get(dimension, ())}
    return [*sorted(there, key=lambda value: value_title(pool, dimension, value).casefold()), ""]
