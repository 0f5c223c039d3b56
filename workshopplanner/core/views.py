"""Saved views of the roster: who is shown, as plain values that can be kept as text."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from workshopplanner.core.kinds import Gender, ParticipationStatus, PartyStatus, Role
from workshopplanner.core.roster import Attendee

ROSTER, APPLICANTS = "roster.views", "applicants.views"  # the settings that keep them
M = TypeVar("M", bound=StrEnum)


@dataclass(frozen=True)
class Criteria:
    """Who is shown: an empty choice lets everybody pass, several choices of one kind mean either of them.

    `parties` is the status of the country represented towards the convention; `text` is searched in every column.
    """

    roles: frozenset[Role] = frozenset()
    statuses: frozenset[ParticipationStatus] = frozenset()
    genders: frozenset[Gender] = frozenset()
    countries: frozenset[str] = frozenset()
    parties: frozenset[PartyStatus] = frozenset()
    text: str = ""

    def accepts(self, person: "Attendee | Sort", standing: Mapping[str, PartyStatus]) -> bool:
        """Say whether a person is shown; `standing` has the Party status of countries by alpha3."""
        return (
            (not self.roles or person.role in self.roles)
            and (not self.statuses or person.status in self.statuses)
            and (not self.genders or person.gender in self.genders)
            and (not self.countries or person.alpha3 in self.countries)
            and (not self.parties or standing.get(person.alpha3, PartyStatus.UNKNOWN) in self.parties)
        )

    @property
    def chosen(self) -> bool:
        """Whether anything is asked of a person."""
        return self != Criteria()


class Sort(NamedTuple):
    """All that is asked of a person apart from the text; thousands of people come in few sorts."""

    role: Role
    status: ParticipationStatus
    gender: Gender
    alpha3: str


def sorts(people: Iterable[Attendee]) -> Counter[Sort]:
    """Count people by sort, so that many views can be counted at once."""
    return Counter(Sort(person.role, person.status, person.gender, person.alpha3) for person in people)


@dataclass(frozen=True)
class View:
    """A tab of the roster: its name and who it shows."""

    name: str
    criteria: Criteria


def to_text(views: Iterable[View]) -> str:
    """Return views as the text that the file keeps."""
    kept = [
        {"name": view.name} | {key: _plain(value) for key, value in asdict(view.criteria).items()} for view in views
    ]
    return json.dumps(kept, ensure_ascii=False)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def from_text(text: str) -> list[View]:
    """Return the views of a kept text; what is not understood is left out, so that a newer file can be shown."""
    try:
        kept = json.loads(text or "[]")
    except ValueError:
        return []
    entries = [entry for entry in kept if isinstance(entry, dict)] if isinstance(kept, list) else []
    return [View(str(entry["name"]), _criteria(entry)) for entry in entries if entry.get("name")]


def _criteria(entry: Mapping[str, Any]) -> Criteria:
    return Criteria(
        roles=_members(Role, entry.get("roles")),
        statuses=_members(ParticipationStatus, entry.get("statuses")),
        genders=_members(Gender, entry.get("genders")),
        countries=frozenset(str(value) for value in _list(entry.get("countries"))),
        parties=_members(PartyStatus, entry.get("parties")),
        text=str(entry.get("text", "")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _members(members: type[M], values: Any) -> frozenset[M]:
    known = {member.value: member for member in members}
    return frozenset(known[value] for value in _list(values) if value in known)
