"""The people to choose from in a workshop and the scenarios to choose by, as a project file keeps them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from workshopplanner.core.countries import Statement
from workshopplanner.core.kinds import Held, Normalising, ParticipationStatus, QuotaKind, Role
from workshopplanner.core.roster import Attendee

YES, NO = "yes", "no"

# Who has heard that they may come keeps the seat; only a lock takes it away.
FIRM = frozenset({ParticipationStatus.INVITED, ParticipationStatus.CONFIRMED, ParticipationStatus.ATTENDED})
FALLEN = frozenset(
    {
        ParticipationStatus.INELIGIBLE,
        ParticipationStatus.DECLINED,
        ParticipationStatus.WITHDRAWN,
        ParticipationStatus.NO_SHOW,
    }
)


@dataclass(frozen=True)
class Contender:
    """Somebody who may get a seat; `id` is the participation's. `rank` is the place on the last waitlist."""

    person: Attendee
    score: float | None
    features: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rank: int | None = None

    @property
    def id(self) -> int:
        """The id of the participation."""
        return self.person.id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def chosen(self) -> bool:
        """Whether this person holds a seat."""
        return self.person.live

    @property
    def firm(self) -> bool:
        """Whether this person has been told of the seat."""
        return self.person.status in FIRM

    @property
    def fallen(self) -> bool:
        """Whether this person can't or won't come."""
        return self.person.status in FALLEN


@dataclass(frozen=True)
class Scenario:
    """A named set of rules to choose by."""

    id: int
    name: str
    note: str = ""
    seats: int | None = None
    normalising: Normalising = Normalising.AS_GIVEN
    current: bool = False


@dataclass(frozen=True)
class Quota:
    """A rule of a scenario as it is kept; shares lie between 0 and 1."""

    id: int
    kind: QuotaKind
    dimension: str
    value: str = ""
    least: float | None = None
    most: float | None = None
    share: bool = False
    hard: bool = True
    weight: float = 1.0
    as_at: dt.date | None = None
    active: bool = True
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Wish:
    """What a rule is to be: all of it but its place in the list."""

    kind: QuotaKind
    dimension: str
    value: str = ""
    least: float | None = None
    most: float | None = None
    share: bool = False
    hard: bool = True
    weight: float = 1.0
    roles: tuple[Role, ...] = ()
    as_at: dt.date | None = None
    active: bool = True


@dataclass(frozen=True)
class Lock:
    """A candidate whom the committee holds in or out."""

    participation_id: int
    held: Held
    reason: str = ""


@dataclass(frozen=True)
class Bond:
    """A candidate who comes only with another one; `id` is the row's."""

    id: int
    participation_id: int
    needs_id: int


@dataclass(frozen=True)
class Rules:
    """All that a scenario asks."""

    scenario: Scenario
    quotas: tuple[Quota, ...] = ()
    locks: Mapping[int, Lock] = field(default_factory=dict)
    bonds: tuple[Bond, ...] = ()

    @property
    def id(self) -> int:
        """The id of the scenario."""
        return self.scenario.id


@dataclass(frozen=True)
class Judged:
    """What a decision said of one candidate."""

    participation_id: int
    name: str
    status: ParticipationStatus
    score: float | None
    rank: int | None
    reason: str


@dataclass(frozen=True)
class Decided:
    """A decision of the log: when (UTC), by whom, by which terms."""

    id: int
    at: dt.datetime
    by: str
    note: str
    terms: Mapping[str, object]
    verdicts: tuple[Judged, ...] = ()


@dataclass(frozen=True)
class Pick:
    """A status that a candidate is given by a decision, with the score of that day and why."""

    participation_id: int
    status: ParticipationStatus
    score: float | None = None
    rank: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Pool:
    """Everything that choosing depends on, at one moment.

    `statements` are those of the Convention by country code, `countries` what countries are called, `titles` what lists
    and questions are called. `others` attend in another role and count where a rule says so.
    """

    workshop_id: int = 0
    seats: int = 0
    contenders: tuple[Contender, ...] = ()
    others: tuple[Contender, ...] = ()
    scenarios: tuple[Rules, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    first: dt.date | None = None
    today: dt.date = dt.date.min

    @property
    def current(self) -> Rules | None:
        """The scenario that counts."""
        return next((each for each in self.scenarios if each.scenario.current), next(iter(self.scenarios), None))

    def rules_of(self, scenario_id: int) -> Rules | None:
        """Return a scenario."""
        return next((each for each in self.scenarios if each.id == scenario_id), None)

    def seats_of(self, rules: Rules) -> int:
        """Return how many seats a scenario fills."""
        return self.seats if rules.scenario.seats is None else rules.scenario.seats

    @property
    def chosen(self) -> frozenset[int]:
        """Who holds a seat as things are."""
        return frozenset(each.id for each in self.contenders if each.chosen)

    def of(self, participation_id: int) -> Contender | None:
        """Return somebody by the participation."""
        return next((each for each in self.contenders if each.id == participation_id), None)
