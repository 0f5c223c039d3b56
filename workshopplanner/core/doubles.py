"""People of the file who may be one person written twice, as plain values to lay side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workshopplanner.core.duplicates import Kind, find_pairs
from workshopplanner.core.import_fields import FIELDS
from workshopplanner.core.importing import Known
from workshopplanner.core.kinds import AgeBand, Gender
from workshopplanner.core.names import full_name
from workshopplanner.core.progress import Report, ignore


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who look like one, the one who came first first; `values` as in `importing.Known`.

    `reasons` are names of fields that speak for it; `later` says that somebody put the question off.
    """

    person_id: int
    other_id: int
    values: Mapping[str, str]
    other_values: Mapping[str, str]
    kind: Kind
    reasons: tuple[str, ...] = ()
    later: bool = False

    @property
    def name(self) -> str:
        """The name of the first in its own order."""
        return name_of(self.values)

    @property
    def other_name(self) -> str:
        """The name of the second in its own order."""
        return name_of(self.other_values)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that at least one of the two has, in the order of the forms."""
        names = (*FIELDS, "family_first")
        return tuple(name for name in names if name in self.values or name in self.other_values)

    @property
    def differing(self) -> frozenset[str]:
        """The fields that both have, with different values: of these somebody has to choose one."""
        both = self.values.keys() & self.other_values.keys()
        return frozenset(name for name in both if self.values[name] != self.other_values[name])


@dataclass(frozen=True)
class Everybody:
    """The people to be compared; `settled` are pairs of ids, the lower first, that are kept apart: True for later."""

    people: tuple[Known, ...]
    settled: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    here_only: bool = False


def name_of(values: Mapping[str, str]) -> str:
    """Return the name that a person's values make."""
    parts = values.get("family_name", ""), values.get("given_name", "")
    return full_name(*parts, values.get("family_first") == "yes", values.get("display_name", ""))


def find_doubles(everybody: Everybody, report: Report = ignore) -> list[Double]:
    """Return who may be written twice: the surest first, what was put off last, what was decided not at all."""
    people = everybody.people
    found = []
    for pair in find_pairs([person.values for person in people], report):
        one, other = sorted((people[pair.first], people[pair.second]), key=lambda person: person.id)
        later = everybody.settled.get((one.id, other.id))
        if later is False or (everybody.here_only and not (one.here or other.here)):
            continue
        sides = _said(one.values), _said(other.values)
        found.append(Double(one.id, other.id, *sides, pair.kind, pair.reasons, bool(later)))
    return sorted(
        found, key=lambda double: (double.later, double.kind is Kind.LIKELY, double.person_id, double.other_id)
    )


def _said(values: Mapping[str, str]) -> dict[str, str]:
    """Return the values without those that say nothing: they are filled, not chosen between."""
    return {name: value for name, value in values.items() if value not in (Gender.NOT_STATED, AgeBand.NOT_STATED)}
