"""What a place in the week costs by itself, and of what there should not be too much: the aims of a proposal."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from workshopplanner.core.agenda import MINUTES_A_DAY, Card, Room
from workshopplanner.core.findings import Facts
from workshopplanner.core.rule_words import SILENT
from workshopplanner.core.rules_days import lunch
from workshopplanner.core.scheduling import for_everybody
from workshopplanner.core.scheduling_bits import GRID, Week, pieces
from workshopplanner.core.scheduling_units import HEAVY, Unit

SMALL, LAYOUT, LISTEN, THEME, PAIR, LEAD, CHANGED, ROOM, ROUGH, CROWD = 15, 9, 6, 9, 12, 6, 3, 1, 1, 1
AFTER_LUNCH, DIGESTING = 60, 150  # minutes after a meal in which a lecture, and a pair of them, is heavy


@dataclass(frozen=True)
class Soft:
    """Something of which there should be at most `most` on a day: beyond, each one costs."""

    kind: str
    about: int
    day: int
    most: int
    cost: int


class Costs:
    """The costs of one problem; a soft aim is named by its place in `softs`, `base` is what there is anyway."""

    def __init__(self, facts: Facts, week: Week, units: Sequence[Unit], fixed: Sequence[Card], tidy: int) -> None:
        self._facts, self._week, self._units, self._fixed, self._tidy = facts, week, units, fixed, tidy
        self._meals = {day.id: meal.end for day in week.days if (meal := lunch(facts.agenda, day)) is not None}
        self.softs: list[Soft] = []
        self.base: list[int] = []
        self._places: dict[Soft, int] = {}
        self.of_start, self.soft_of = cache(self._of_start), cache(self._soft_of)
        self._share = cache(self._share_of)
        self.of_room = [[self._of_room(unit, rooms) for rooms in unit.choices] for unit in units]
        self.crowd = self._crowd()

    def _of_room(self, unit: Unit, rooms: tuple[Room, ...]) -> int:
        """Return what rooms cost that are too small, set up in another way, or not those it had."""
        changed = unit.had is not None and rooms != unit.choices[0]
        return SMALL * too_small(self._facts, unit, rooms) + LAYOUT * other_layout(unit, rooms) + ROOM * changed

    def _of_start(self, index: int, start: int) -> int:
        """Return what a start costs by itself."""
        unit = self._units[index]
        moved = unit.had is not None and unit.had[0] != start
        rough = not self._tidy >> start & 1 and (unit.had is None or moved)
        return CHANGED * moved + ROUGH * rough + LISTEN * self.lecture_after_lunch(unit, start)

    def lecture_after_lunch(self, unit: Unit, start: int) -> bool:
        """Say whether a unit would be a lecture for which people are too full."""
        return unit.lecture and self._since_lunch(start) < AFTER_LUNCH

    def _since_lunch(self, start: int) -> int:
        day, minute = divmod(start, MINUTES_A_DAY)
        meal = self._meals.get(self._week.days[day].id)
        return minute - meal if meal is not None and minute >= meal else MINUTES_A_DAY

    def _soft_of(self, index: int, start: int) -> tuple[int, ...]:
        """Return of what a unit would be one more at a start, as places in `softs`."""
        unit, day = self._units[index], start // MINUTES_A_DAY
        most = self._facts.limit("sessions_per_lead")
        wanted = [Soft("theme", each, day, self._share(each), THEME) for each in sorted(unit.themes)]
        wanted += [Soft("lead", each, day, most, LEAD) for each in sorted(unit.leads)]
        if unit.heavy and self._since_lunch(start) < DIGESTING:
            wanted.append(Soft("heavy", 0, day, 1, PAIR))
        return tuple(map(self._place, wanted))

    def _place(self, soft: Soft) -> int:
        if soft not in self._places:
            self._places[soft] = len(self.softs)
            self.softs.append(soft)
            self.base.append(self._base(soft))
        return self._places[soft]

    def _share_of(self, theme_id: int) -> int:
        """Return how many sessions of a theme a day has where they are spread evenly."""
        placed = sum(card.theme_id == theme_id for card in self._fixed)
        many = placed + sum(theme_id in unit.themes for unit in self._units)
        return max(1, -(-many // max(1, len(self._week.days))))

    def _base(self, soft: Soft) -> int:
        """Return how many of something there are on a day through sessions that stay."""
        mine = [card for card in self._fixed if card.day_id == self._week.days[soft.day].id]
        if soft.kind == "theme":
            return sum(card.theme_id == soft.about for card in mine)
        if soft.kind == "lead":
            return sum(
                any(who.person_id == soft.about and who.function not in SILENT for who in card.people) for card in mine
            )
        begins = [self._week.minute(card.day_id or 0, card.begin) for card in mine if card.type in HEAVY]
        return sum(self._since_lunch(begin) < DIGESTING for begin in begins)

    def _crowd(self) -> bytearray:
        """Return how many sessions that stay are in each piece of the week, of those beside which there can be more."""
        found = bytearray((self._week.minutes + MINUTES_A_DAY) // GRID + 1)
        sets: set[tuple[int, int | None, int]] = set()
        for card in self._fixed:
            key = card.parallel_set or -card.id, card.day_id, card.begin
            if for_everybody(card) or key in sets or card.day_id is None:
                continue
            sets.add(key)
            for piece in pieces(self._week.minute(card.day_id, card.begin), card.minutes):
                found[piece] += 1
        return found


def too_small(facts: Facts, unit: Unit, rooms: tuple[Room, ...]) -> bool:
    """Say whether rooms hold fewer than all who attend; how many come to one of a parallel set nobody knows."""
    holds = [room.capacity for room in rooms if room.capacity is not None]
    return bool(holds) and unit.card.parallel_set is None and sum(holds) < facts.attending


def other_layout(unit: Unit, rooms: tuple[Room, ...]) -> bool:
    """Say whether a room is set up in another way than the session wants."""
    wanted = unit.card.layout
    return wanted is not None and any(room.layout not in (None, wanted) for room in rooms)
