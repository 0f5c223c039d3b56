"""Proposing an agenda: the problem and the proposal as frozen values."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from workshopplanner.core.absences import Absence
from workshopplanner.core.agenda import Card
from workshopplanner.core.findings import Facts
from workshopplanner.core.kinds import SessionStatus, SessionType

UNPLACED = 1_000_000  # what a session without a slot adds to the score; nothing else comes near it


@dataclass(frozen=True)
class Problem:
    """What is to be planned: the facts of a workshop and the sessions that may get another slot.

    In a `repair` only what has to move counts, because of the absences in `about`: sessions first, then people.
    """

    facts: Facts
    free: tuple[int, ...]
    repair: bool = False
    about: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Slot:
    """A place for a session, in minutes of its day; `moved` where the session has another one now."""

    day_id: int
    begin: int
    end: int
    rooms: tuple[int, ...]
    moved: bool


@dataclass(frozen=True)
class Placement:
    """A session in a slot, with the reason for it."""

    session_id: int
    slot: Slot
    why: str


@dataclass(frozen=True)
class Unplaced:
    """A session for which there is no slot, with the sentence that names what blocks it."""

    session_id: int
    sentence: str


@dataclass(frozen=True)
class Proposal:
    """A proposed agenda; `bound` is a score that no agenda can be below, None where nothing is proven.

    In a repair the bound is about how many sessions have to move, and `proven` says that nobody can move fewer.
    """

    placements: tuple[Placement, ...]
    unplaced: tuple[Unplaced, ...]
    score: int
    bound: int | None
    proven: bool
    seconds: float = 0.0

    @property
    def moved(self) -> int:
        """How many sessions get another slot than they have."""
        return sum(placement.slot.moved for placement in self.placements)


Better = Callable[[Proposal], None]  # told each time when a better agenda is found


def keep_quiet(_best: Proposal) -> None:
    """Take no notice of what is found on the way; for callers who wait for the end."""


def unscheduled(facts: Facts) -> Problem:
    """Return the problem of placing what lies in the tray."""
    return Problem(facts, tuple(card.id for card in facts.agenda.tray if _waiting(card)))


def unlocked(facts: Facts) -> Problem:
    """Return the problem of planning everything anew that is taught and not locked, and what lies in the tray."""
    pinned = _pinned_sets(facts)
    return Problem(
        facts, tuple(card.id for card in facts.agenda.cards if _waiting(card) or _may_move(card, pinned))
    )  # fmt: skip


def repair(facts: Facts, about: Collection[int] | None = None) -> Problem:
    """Return the problem of moving as little as possible until nobody who is away is needed.

    `about` are the ids of the absences that it is about, all of them where it is None.
    """
    pinned = _pinned_sets(facts)
    absences = tuple(each for each in facts.absences if about is None or each.id in about)
    free = tuple(card.id for card in facts.agenda.cards if _may_move(card, pinned))
    return Problem(facts, free, repair=True, about=absences)


def hit(problem: Problem) -> set[int]:
    """Return the sessions that need somebody during an absence that a repair is about."""
    return {card.id for card in problem.facts.agenda.cards if card.live and reasons(problem, card)}


def reasons(problem: Problem, card: Card) -> list[Absence]:
    """Return the absences that a session can't stay for."""
    people = {who.person_id for who in card.people}
    return [away for away in problem.about if away.person_id in people and away.meets(card)]


def for_everybody(card: Card) -> bool:
    """Say whether nothing can be beside a session, because all are there: plenaries, meals, ceremonies."""
    return not card.taught or card.type is SessionType.PLENARY


def together(cards: Collection[Card]) -> Iterator[tuple[Card, ...]]:
    """Yield the sessions that go together: those of one parallel set that begin at the same time, else each alone."""
    groups: dict[tuple[object, ...], list[Card]] = {}
    for card in cards:
        alone = card.parallel_set is None or card.day_id is None
        key = (None, card.id) if alone else (card.parallel_set, card.day_id, card.begin)
        groups.setdefault(key, []).append(card)
    yield from map(tuple, groups.values())


def _waiting(card: Card) -> bool:
    return card.day_id is None and not card.locked and card.status is not SessionStatus.CANCELLED


def _may_move(card: Card, pinned: set[int]) -> bool:
    return card.live and not card.locked and not for_everybody(card) and card.parallel_set not in pinned


def _pinned_sets(facts: Facts) -> set[int]:
    """Return the parallel sets of which a session stays: then all of them do."""
    return {
        card.parallel_set
        for card in facts.agenda.cards
        if card.parallel_set is not None and card.live and (card.locked or for_everybody(card))
    }
