"""Who may be one person written twice, within a form and against the people already there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from workshopplanner.core.collecting import not_collecting
from workshopplanner.core.duplicate_evidence import Facts, facts_of, judged
from workshopplanner.core.duplicate_pairs import candidates
from workshopplanner.core.progress import Report, ignore


class Kind(StrEnum):
    """How sure it is: the same by what is a person's own, or likely by what is alike."""

    SAME = "same"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows that look like one person, the lower number first; or one row and a known person.

    `reasons` are names of fields that speak for it, such as "email" or "full_name".
    """

    rows: tuple[int, ...]
    kind: Kind
    reasons: tuple[str, ...] = ()
    person_id: int | None = None


class Someone(NamedTuple):
    """A person to be compared: a row of the form, or somebody known; `values` as in `importing.PlannedRow`."""

    row: int
    person_id: int | None
    values: Mapping[str, str]


class Pair(NamedTuple):
    """Two people, by their places in a list, that look like one."""

    first: int
    second: int
    kind: Kind
    reasons: tuple[str, ...]


def find_duplicates(people: Sequence[Someone], report: Report = ignore) -> list[Duplicate]:
    """Return which rows look like one person, and which like a known person; known people are not compared here."""
    first_known = next((at for at, someone in enumerate(people) if someone.person_id is not None), len(people))
    found = []
    for pair in find_pairs([someone.values for someone in people], report, first_known):
        one, other = people[pair.first], people[pair.second]
        if other.person_id is not None:
            found.append(Duplicate((one.row,), pair.kind, pair.reasons, other.person_id))
        else:
            low, high = sorted((one.row, other.row))
            found.append(Duplicate((low, high), pair.kind, pair.reasons))
    return sorted(found, key=lambda one: (one.rows, one.person_id or 0))


def find_pairs(
    people: Sequence[Mapping[str, str]], report: Report = ignore, known_from: int | None = None
) -> list[Pair]:
    """Return which of the people look like one; those from `known_from` on are compared with those before it only."""
    limit = len(people) if known_from is None else known_from
    with not_collecting():
        return list(_judged(_facts(people, report), limit, report))


def _facts(people: Sequence[Mapping[str, str]], report: Report) -> list[Facts]:
    every = 5_000
    facts: list[Facts] = []
    for at, values in enumerate(people):
        if at % every == 0:
            report(at, 2 * len(people))
        facts.append(facts_of(values))
    return facts


def _judged(facts: Sequence[Facts], limit: int, report: Report) -> Iterator[Pair]:
    found = candidates(facts, limit)
    for at, (first, second) in enumerate(found):
        if at % 20_000 == 0:
            report(len(facts) + at * len(facts) // len(found), 2 * len(facts))
        verdict = judged(facts[first], facts[second])
        if verdict is not None:
            sure, reasons = verdict
            yield Pair(first, second, Kind.SAME if sure else Kind.LIKELY, reasons)
