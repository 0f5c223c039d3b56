"""A standard week from a few figures: what the new-workshop wizard previews is exactly what it makes."""

import datetime as dt
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workshopplanner.core.agenda import minute_of, time_of
from workshopplanner.core.days import working
from workshopplanner.core.kinds import TYPES, SessionType, label
from workshopplanner.core.rhythms import Rhythm
from workshopplanner.core.themes import ThemeLine, read_themes
from workshopplanner.language import N_, _

MOST_DAYS = 60
LEAST_DAY = 60  # minutes
LONGEST_SITTING = 105  # minutes without a break; a longer stretch becomes several sessions
_EARLIEST_LUNCH = 11 * 60 + 30
_LATEST_LUNCH = 13 * 60 + 30
_BESIDE_LUNCH = 60  # minutes of work that must be left on either side

# What happens in a theme's first session, its second and so on; more sessions start over after the first.
_SERIES = (
    (SessionType.LECTURE, N_("{theme}")),
    (SessionType.GROUP_WORK, N_("{theme}: group work")),
    (SessionType.PANEL, N_("{theme}: panel and discussion")),
    (SessionType.GROUP_WORK, N_("{theme}: case work")),
)


@dataclass(frozen=True)
class WorkshopPlan:
    """Everything the wizard asks; `themes` are lines as typed, with or without a code such as "T1 · "."""

    name: str
    first_day: dt.date
    days: int = 5
    city: str = ""
    country_id: int | None = None
    time_zone: str = "UTC"
    seats: int = 30
    themes: tuple[str, ...] = ()
    opens: dt.time = dt.time(9)
    closes: dt.time = dt.time(17, 15)
    coffees: int = 2
    coffee_minutes: int = 15
    lunch_minutes: int = 90
    opening: bool = True
    recap: bool = True
    closing: bool = True
    skip_weekends: bool = False
    rhythm: Rhythm | None = None  # a saved one, instead of what the figures above make
    weekend: frozenset[int] = frozenset({5, 6})  # weekdays, from Monday 0: those of the host country


@dataclass(frozen=True)
class PlannedSession:
    """A session of the preview; `day` counts from 1, `theme` is its place in the list of themes, from 0."""

    day: int
    starts: dt.time
    minutes: int
    title: str
    type: SessionType
    theme: int | None = None

    @property
    def begin(self) -> int:
        """Minutes from midnight to the start."""
        return minute_of(self.starts)

    @property
    def end(self) -> int:
        """Minutes from midnight to the end."""
        return self.begin + self.minutes


@dataclass(frozen=True)
class _Stretch:
    """Minutes of a day to be filled with work."""

    day: int
    begin: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.begin


def problems(plan: WorkshopPlan) -> tuple[str, ...]:
    """Return what keeps a plan from being made, one sentence each; none for a plan that works."""
    found = []
    if not plan.name.strip():
        found.append(_("A workshop needs a name."))
    if not 1 <= plan.days <= MOST_DAYS:
        found.append(_("A workshop has 1 to {most} days.").format(most=MOST_DAYS))
    if plan.seats < 1:
        found.append(_("A workshop needs at least one seat."))
    if plan.rhythm is None and _length(plan) < LEAST_DAY:
        found.append(_("A day closes at least one hour after it opens."))
    if min(plan.coffees, plan.coffee_minutes, plan.lunch_minutes) < 0:
        found.append(_("A break can't be shorter than nothing."))
    if not found and plan.rhythm is None and len(themes(plan)) > sum(stretch.minutes for stretch in _frame(plan)[1]):
        found.append(_("There are more themes than minutes. Take longer days or fewer themes."))
    return tuple(found)


def themes(plan: WorkshopPlan) -> tuple[ThemeLine, ...]:
    """Return the themes of a plan, read from its lines."""
    return read_themes("\n".join(plan.themes))


def dates(plan: WorkshopPlan) -> tuple[dt.date, ...]:
    """Return the dates of the days: one after the other, or leaving out the weekends of the host country."""
    return working(plan.days, plan.first_day, plan.weekend if plan.skip_weekends else ())


def hours(plan: WorkshopPlan) -> tuple[tuple[dt.time, dt.time], ...]:
    """Return when each day opens and closes."""
    if plan.rhythm is None:
        return ((plan.opens, plan.closes),) * plan.days
    models = [plan.rhythm.model(number, plan.days) for number in range(1, plan.days + 1)]
    return tuple((model.opens, model.closes) for model in models)


def preview(plan: WorkshopPlan) -> tuple[PlannedSession, ...]:
    """Return the sessions of the standard week in order of time; nothing for a plan that has problems.

    Sessions never overlap and stay inside the day's hours, and every theme has at least one.
    """
    return _week(plan, [theme.title for theme in themes(plan)])


def standard_week(days: int, opens: dt.time, closes: dt.time, titles: Sequence[str]) -> tuple[PlannedSession, ...]:
    """Return the standard week for days and themes that are there already; nothing where the days are too short."""
    return _week(WorkshopPlan("week", dt.date.min, days, themes=tuple(titles), opens=opens, closes=closes), titles)


def _week(plan: WorkshopPlan, titles: Sequence[str]) -> tuple[PlannedSession, ...]:
    if problems(plan):
        return ()
    if plan.rhythm is not None:
        return filled(plan.rhythm, plan.days, titles)
    fixed, stretches = _frame(plan)
    sessions = [*fixed, *(_awake(plan, session) for session in _work(stretches, titles))]
    return tuple(sorted(sessions, key=lambda session: (session.day, session.starts)))


def _awake(plan: WorkshopPlan, session: PlannedSession) -> PlannedSession:
    """Return a session; right after lunch nobody listens to a lecture."""
    at = _lunch(plan)
    late = at is not None and session.starts == time_of(at + plan.lunch_minutes)
    return replace(session, type=SessionType.PLENARY) if late and session.type is SessionType.LECTURE else session


def filled(rhythm: Rhythm, days: int, titles: Sequence[str]) -> tuple[PlannedSession, ...]:
    """Return the sessions of a saved rhythm for so many days, the themes in their order over the slots for teaching."""
    week = [(day, slot) for day in range(1, days + 1) for slot in rhythm.slots_of(day, days)]
    open_slots = [(day, slot) for day, slot in week if TYPES[slot.type].taught]
    pieces = [_Stretch(day, minute_of(slot.starts), minute_of(slot.starts) + slot.minutes) for day, slot in open_slots]
    taught = [
        replace(work, type=slot.type) if work.theme is None else work
        for work, (_day, slot) in zip(_work(pieces, titles, cut=False), open_slots, strict=True)
    ]
    fixed = [
        PlannedSession(day, slot.starts, slot.minutes, slot.title or label(slot.type), slot.type)
        for day, slot in week
        if not TYPES[slot.type].taught
    ]
    return tuple(sorted([*fixed, *taught], key=lambda session: (session.day, session.starts)))


def theme_minutes(sessions: tuple[PlannedSession, ...], number: int) -> tuple[int, ...]:
    """Return the minutes planned for each of `number` themes."""
    total = [0] * number
    for session in sessions:
        if session.theme is not None:
            total[session.theme] += session.minutes
    return tuple(total)


# ---- the frame of the days


def _length(plan: WorkshopPlan) -> int:
    return minute_of(plan.closes) - minute_of(plan.opens)


def _frame(plan: WorkshopPlan) -> tuple[list[PlannedSession], list[_Stretch]]:
    """Return what stands at fixed times (ceremonies and breaks) and the stretches between."""
    fixed: list[PlannedSession] = []
    stretches: list[_Stretch] = []
    for day in range(1, plan.days + 1):
        begin, end = minute_of(plan.opens), minute_of(plan.closes)
        spare = (end - begin) // 2  # at least half of every day is left for work
        for session in _ceremonies(plan, day):
            if session.minutes <= spare:
                spare -= session.minutes
                begin, end = _cut(session, begin, end)
                fixed.append(session)
        breaks = list(_breaks(plan, day, (begin, end), spare))
        fixed += breaks
        edges = [begin, *(edge for pause in breaks for edge in (pause.begin, pause.end)), end]
        stretches += [_Stretch(day, *pair) for pair in zip(edges[::2], edges[1::2], strict=True) if pair[0] < pair[1]]
    return fixed, stretches


def _ceremonies(plan: WorkshopPlan, day: int) -> Iterator[PlannedSession]:
    if day == 1 and plan.opening:
        yield _fixed(day, minute_of(plan.opens), SessionType.OPENING, _("Opening"))
    if day > 1 and plan.recap:
        yield _fixed(day, minute_of(plan.opens), SessionType.RECAP, _("Recap of the day before"))
    if day == plan.days and plan.closing:
        minutes = TYPES[SessionType.CLOSING].minutes
        yield _fixed(day, minute_of(plan.closes) - minutes, SessionType.CLOSING, _("Closing"))


def _cut(session: PlannedSession, begin: int, end: int) -> tuple[int, int]:
    return (session.end, end) if session.begin == begin else (begin, session.begin)


def _fixed(day: int, begin: int, kind: SessionType, title: str, minutes: int | None = None) -> PlannedSession:
    return PlannedSession(day, time_of(begin), TYPES[kind].minutes if minutes is None else minutes, title, kind)


def _breaks(plan: WorkshopPlan, day: int, hours: tuple[int, int], spare: int) -> Iterator[PlannedSession]:
    """Yield lunch and the coffee breaks in order of time, as far as they fit."""
    begin, end = hours
    lunch = _lunch(plan)
    if lunch is None or plan.lunch_minutes > spare or not begin < lunch < end - plan.lunch_minutes:
        yield from _coffees_until(plan, day, hours, min(plan.coffees, _affordable(plan, spare)))
        return
    coffees = min(plan.coffees, _affordable(plan, spare - plan.lunch_minutes))
    yield from _coffees(plan, day, (begin, lunch), (coffees + 1) // 2)
    yield _fixed(day, lunch, SessionType.MEAL, _("Lunch"), plan.lunch_minutes)
    yield from _coffees_until(plan, day, (lunch + plan.lunch_minutes, end), coffees // 2)


def _affordable(plan: WorkshopPlan, spare: int) -> int:
    return spare // plan.coffee_minutes if plan.coffee_minutes else 0


def _lunch(plan: WorkshopPlan) -> int | None:
    """Return when lunch begins, every day at the same time; None where the hours leave no room around noon."""
    opens, closes = minute_of(plan.opens), minute_of(plan.closes)
    middle = (opens + closes - plan.lunch_minutes) // 2
    at = max(_EARLIEST_LUNCH, min(middle - middle % 15, _LATEST_LUNCH))
    fits = opens + _BESIDE_LUNCH <= at and at + plan.lunch_minutes + _BESIDE_LUNCH <= closes
    return at if fits and plan.lunch_minutes else None


def _coffees_until(plan: WorkshopPlan, day: int, hours: tuple[int, int], number: int) -> list[PlannedSession]:
    """Return the breaks up to the end of the day: people sit through the closing as well, so it counts where it can."""
    begin, end = hours
    with_closing = list(_coffees(plan, day, (begin, minute_of(plan.closes)), number))
    if all(pause.end < end for pause in with_closing):
        return with_closing
    return list(_coffees(plan, day, hours, number))


def _coffees(plan: WorkshopPlan, day: int, hours: tuple[int, int], number: int) -> Iterator[PlannedSession]:
    """Yield coffee breaks that divide the hours evenly, on a quarter of an hour where there is room."""
    begin, end = hours
    work = end - begin - number * plan.coffee_minutes
    if number < 1 or work <= number:
        return
    sitting = work / (number + 1)
    grain = 15 if sitting >= 45 else 1
    at = begin
    for count in range(1, number + 1):
        wish = begin + count * sitting + (count - 1) * plan.coffee_minutes
        at = max(at, int(wish / grain) * grain)
        yield _fixed(day, at, SessionType.BREAK, _("Coffee break"), plan.coffee_minutes)
        at += plan.coffee_minutes


# ---- the work between


def _work(stretches: list[_Stretch], titles: Sequence[str], cut: bool = True) -> Iterator[PlannedSession]:
    """Yield the working sessions: the themes in their order, evenly over all the pieces of the week."""
    pieces = stretches
    if cut:
        pieces = [piece for stretch, number in _pieces(stretches, len(titles)) for piece in _divided(stretch, number)]
    of_theme: list[int | None] = [at * len(titles) // len(pieces) if titles else None for at in range(len(pieces))]
    before = None
    turn = 0
    for piece, theme in zip(pieces, of_theme, strict=True):
        turn = turn + 1 if theme == before else 0
        before = theme
        kind, title = SessionType.PLENARY, _("Working session")
        if theme is not None:
            kind, pattern = _SERIES[turn if turn == 0 else (turn - 1) % (len(_SERIES) - 1) + 1]
            title = _(pattern).format(theme=titles[theme])
        yield PlannedSession(piece.day, time_of(piece.begin), piece.minutes, title, kind, theme)


def _pieces(stretches: list[_Stretch], least: int) -> list[tuple[_Stretch, int]]:
    """Say into how many pieces each stretch is cut: no sitting too long, and at least as many pieces as asked for."""
    numbers = [-(-stretch.minutes // LONGEST_SITTING) for stretch in stretches]
    longest = [
        (-stretch.minutes / number, at) for at, (stretch, number) in enumerate(zip(stretches, numbers, strict=True))
    ]
    heapq.heapify(longest)
    for _more in range(least - sum(numbers)):
        at = longest[0][1]
        numbers[at] += 1
        heapq.heapreplace(longest, (-stretches[at].minutes / numbers[at], at))
    return list(zip(stretches, numbers, strict=True))


def _divided(stretch: _Stretch, number: int) -> Iterator[_Stretch]:
    grain = 5 if stretch.minutes >= 10 * number else 1
    inner = [stretch.begin + int(stretch.minutes * at / number / grain) * grain for at in range(1, number)]
    edges = [stretch.begin, *inner, stretch.end]
    for begin, end in pairwise(edges):
        yield _Stretch(stretch.day, begin, end)
