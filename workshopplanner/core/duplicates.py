"""Who may be one person written twice, within a form and against the people already there."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How sure it is: the same by what is a person's own, or likely by what is alike."""

    SAME = "same"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows that look like one person, the lower number first; or one row and a known person.

    `reasons` are names of fields that speak for it, such as "email" or "name".
    """

    rows: tuple[int, ...]
    kind: Kind
    reasons: tuple[str, ...] = ()
    person_id: int | None = None
