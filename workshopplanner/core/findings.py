"""Problems of the plan: facts in, findings out; a finding never forbids an edit."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters; the first stops "issue as final", none stops editing."""

    STOPS = "stops"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Finding:
    """One problem in one plain sentence naming all parties; ids of what it concerns, and the names of its fixes."""

    rule: str
    severity: Severity
    sentence: str
    sessions: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    fixes: tuple[str, ...] = field(default=())
    waived: bool = False
