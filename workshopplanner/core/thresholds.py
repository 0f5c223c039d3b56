"""The limits of the rules: shipped defaults, their names on the screen and how far they may be changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from workshopplanner.language import N_


@dataclass(frozen=True)
class Limit:
    """A limit that a workshop may set for itself."""

    name: str
    label: str
    default: int
    least: int
    most: int


LIMITS = (
    Limit("minutes_without_break", N_("Minutes in a row without a break"), 105, 30, 300),
    Limit("shortest_break", N_("Minutes that count as a break"), 10, 5, 60),
    Limit("shortest_lunch", N_("Minutes for lunch, at least"), 45, 15, 180),
    Limit("sessions_per_lead", N_("Sessions of one lead in a day"), 4, 1, 20),
    Limit("minutes_per_lead", N_("Minutes of one lead in a day"), 300, 30, 900),
    Limit("minutes_between_houses", N_("Minutes from one address to another"), 15, 0, 180),
    Limit("friday_prayer", N_("Minutes free for prayer at noon on Fridays (0: none)"), 0, 0, 120),
    Limit("passport_months", N_("Months a passport stays valid after the workshop"), 6, 0, 24),
)


def limit(name: str) -> Limit:
    """Return a limit by its name."""
    return next(each for each in LIMITS if each.name == name)


def value(chosen: Mapping[str, int], name: str) -> int:
    """Return the limit in force: the workshop's own, or the shipped one."""
    return chosen.get(name, limit(name).default)
