"""Ripple: what a change of one session does to the sessions after it, worked out before anything is changed.

A day is one line of blocks. Sessions that overlap or belong to one parallel set are one block and travel together,
whatever rooms they use: a plenary spans all rooms, so lanes that ran apart would meet it at different times. Walls
are locked sessions, meals, sessions outside the hours of the day, and the end of the day. The ripple re-times what
begins after the change up to the first gap or wall. The session in the hand lies where the hand puts it; all others
keep their minutes (except in "shrink next"), their order and their side of every wall. What finds no room is pressed
against the wall, and a spill says by how many minutes. Cancelled sessions neither move nor stand in the way.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card, Day, minute_of, time_of
from workshopplanner.core.kinds import SessionType
from workshopplanner.language import N_, _

FLOOR = 5  # minutes below which "shrink next" makes no session, where its plan says nothing


class Mode(StrEnum):
    """What happens to the sessions after one that is moved or resized."""

    ONLY = "only"
    PUSH = "push"
    SHRINK = "shrink"
    SWAP = "swap"


MODES = {
    Mode.ONLY: N_("Move only"),
    Mode.PUSH: N_("Push later"),
    Mode.SHRINK: N_("Shrink next"),
    Mode.SWAP: N_("Swap"),
}


@dataclass(frozen=True)
class Retime:
    """A slot that a session shall have."""

    session_id: int
    day_id: int
    starts: dt.time
    minutes: int


@dataclass(frozen=True)
class Spill:
    """Minutes that do not fit before a wall; without a name the wall is the end of the day."""

    minutes: int
    wall: str = ""

    def sentence(self) -> str:
        """Say what does not fit."""
        if self.wall:
            return _("{n} min do not fit before {wall}.").format(n=self.minutes, wall=self.wall)
        return _("{n} min do not fit before the end of the day.").format(n=self.minutes)


@dataclass(frozen=True)
class Retiming:
    """All that a change re-times, in the order of the day, and what does not fit."""

    moves: tuple[Retime, ...] = ()
    spills: tuple[Spill, ...] = ()


@dataclass(frozen=True)
class _Block:
    cards: tuple[Card, ...]
    begin: int
    end: int
    wall: bool


def change(agenda: Agenda, wish: Retime, mode: Mode, least: Mapping[int, int] | None = None) -> Retiming:
    """Work out a session's new slot or length; `least` has the least minutes of sessions whose plan names them."""
    card = next(each for each in agenda.cards if each.id == wish.session_id)
    if mode is Mode.ONLY:
        return Retiming((wish,))
    if mode is Mode.SWAP:
        return _swap_at(agenda, card, wish)
    return _follow(agenda, card, wish, mode, least or {})


def leave(agenda: Agenda, session_id: int) -> Retiming:
    """Close up what touches a session that leaves its day, up to the first gap or wall."""
    card = next(each for each in agenda.cards if each.id == session_id)
    return Retiming(tuple(_close_up(agenda, card, card.minutes)))


def shift_rest(agenda: Agenda, day_id: int, begin: int, minutes: int, until: int = MINUTES_A_DAY) -> Retiming:
    """Shift what begins from a minute on, and before `until`, later; gaps absorb, and what stands fixed stays."""
    day, blocks = _day(agenda, day_id), _blocks(agenda, day_id)
    moves: list[Retime] = []
    spills: list[Spill] = []
    for whole, wall, name in _parts(day, blocks, begin):
        part = [block for block in whole if block.begin < until]
        if part:
            pressed, spill = _push(part, part[0].begin + max(0, minutes), wall)
            moves += pressed
            spills += [Spill(spill, name)] if spill else []
    return Retiming(tuple(moves), tuple(spills))


def lunch_begin(agenda: Agenda, day_id: int, begin: int) -> int | None:
    """Return when the next meal of a day begins, counted from a minute; None when there is none."""
    meals = [card.begin for card in agenda.cards if card.day_id == day_id and card.type is SessionType.MEAL]
    return min((at for at in meals if at >= begin), default=None)


def swap(agenda: Agenda, one_id: int, other_id: int) -> Retiming:
    """Exchange two sessions; what lies between keeps its order, and shifts by the difference of their lengths."""
    pair = [card for card in agenda.cards if card.id in (one_id, other_id) and card.starts is not None]
    if len(pair) < 2 or any(_fixed(card) for card in pair):
        return Retiming()
    first, last = sorted(pair, key=lambda card: (card.begin, card.id))
    if first.day_id != last.day_id:
        return Retiming((_at(first, last.begin, last.day_id), _at(last, first.begin, first.day_id)))
    blocks = _blocks(agenda, first.day_id, {one_id, other_id})
    between = [block for block in blocks if first.begin <= block.begin < last.begin]
    difference = last.minutes - first.minutes
    blocked = next((block for block in between if block.wall), None)
    if difference and blocked is not None:
        return Retiming(spills=(Spill(abs(difference), blocked.cards[0].title),))
    moves = [_at(last, first.begin), _at(first, last.end - first.minutes)]
    moves += [_at(card, card.begin + difference) for block in between for card in block.cards if difference]
    return Retiming(tuple(moves))


# ---- how it is worked out


def _follow(agenda: Agenda, card: Card, wish: Retime, mode: Mode, least: Mapping[int, int]) -> Retiming:
    day, begin = _day(agenda, wish.day_id), minute_of(wish.starts)
    end = begin + wish.minutes
    moves: list[Retime] = []
    away = card.day_id is not None and card.day_id != wish.day_id
    if away:
        moves = _close_up(agenda, card, card.minutes)
    elif card.day_id is not None and begin == card.begin and end < card.end:
        return Retiming((wish, *_close_up(agenda, card, card.end - end)))
    beside = {each.id for each in agenda.cards if _beside(each, card)}
    parts = _parts(day, _blocks(agenda, wish.day_id, {card.id, *beside}), begin)
    part, wall, name = parts[0]
    if mode is Mode.SHRINK:
        pressed, spill = _shrink(part, end, wall, least)
    else:
        pressed, spill = _push(part, end, wall)
    return Retiming((wish, *moves, *pressed), (Spill(spill, name),) if spill else ())


def _push(part: Sequence[_Block], at: int, wall: int) -> tuple[list[Retime], int]:
    """Push blocks behind one another from a minute on, then back from the wall; return also what does not fit."""
    begins = []
    for block in part:
        begins.append(max(block.begin, at))
        at = begins[-1] + block.end - block.begin
    spill, limit = max(0, at - wall), wall
    for place in reversed(range(len(part))):
        begins[place] = limit = min(begins[place], limit - part[place].end + part[place].begin)
    pairs = [(block, begin - block.begin) for block, begin in zip(part, begins, strict=True)]
    return [_at(card, card.begin + by) for block, by in pairs if by for card in block.cards], spill


def _shrink(part: Sequence[_Block], end: int, wall: int, least: Mapping[int, int]) -> tuple[list[Retime], int]:
    """Take minutes from the start of the next block; what it cannot give remains as a spill."""
    if not part:
        return [], max(0, end - wall)
    moves, short = [], 0
    for card in part[0].cards:
        floor = min(card.minutes, max(1, least.get(card.id, FLOOR)))
        begin = min(max(card.begin, end), card.end - floor)
        short = max(short, end - begin)
        if begin != card.begin:
            moves.append(replace(_at(card, begin), minutes=card.end - begin))
    return moves, short


def _close_up(agenda: Agenda, card: Card, minutes: int) -> list[Retime]:
    """Pull back the blocks that stand end to start behind a session, unless another session holds its time."""
    if card.day_id is None:
        return []
    blocks, at, moves = _blocks(agenda, card.day_id, {card.id}), card.end, list[Retime]()
    if any(block.begin < card.end and card.end - minutes < block.end for block in blocks):
        return []
    for block in blocks:
        if block.begin < card.end:
            continue
        if block.begin != at or block.wall:
            break
        moves += [_at(each, each.begin - minutes) for each in block.cards]
        at = block.end
    return moves


def _swap_at(agenda: Agenda, card: Card, wish: Retime) -> Retiming:
    begin = minute_of(wish.starts)
    there = [each for each in agenda.cards if each.live and each.day_id == wish.day_id and each.id != card.id]
    met = next((each for each in there if each.begin <= begin < each.end), None)
    if met is None or _fixed(met) or card.day_id is None or wish.minutes != card.minutes:
        return Retiming((wish,))
    found = swap(agenda, card.id, met.id)
    return found if found.moves else Retiming((wish,), found.spills)


def _parts(day: Day, blocks: Sequence[_Block], begin: int) -> list[tuple[list[_Block], int, str]]:
    """Cut what begins from a minute on at the walls: the blocks before each wall, its minute and its name."""
    parts: list[tuple[list[_Block], int, str]] = []
    part: list[_Block] = []
    for block in blocks:
        if block.begin < begin:
            continue
        if block.wall:
            fixed = next((card for card in block.cards if _fixed(card)), block.cards[0])
            parts.append((part, block.begin, fixed.title))
            part = []
        else:
            part.append(block)
    return [*parts, (part, minute_of(day.closes), "")]


def _blocks(agenda: Agenda, day_id: int | None, without: Iterable[int] = ()) -> list[_Block]:
    """Gather the sessions of a day into blocks, in order; a parallel set that has drifted apart is one block still."""
    left, day = set(without), _day(agenda, day_id)
    opens, closes = minute_of(day.opens), minute_of(day.closes)
    cards = [card for card in agenda.cards if card.day_id == day_id and card.live and card.id not in left]
    until: dict[int, int] = {}
    for card in cards:
        if card.parallel_set is not None:
            until[card.parallel_set] = max(until.get(card.parallel_set, 0), card.begin + 1)
    blocks: list[_Block] = []
    group: list[Card] = []
    end = reach = 0
    for card in sorted(cards, key=lambda card: (card.begin, card.id)):
        if group and card.begin >= reach:
            blocks.append(_block(group, opens, closes))
            group, end = [], 0
        group.append(card)
        end = max(end, card.end)
        reach = max(end, max((until[each.parallel_set] for each in group if each.parallel_set is not None), default=0))
    return [*blocks, _block(group, opens, closes)] if group else blocks


def _block(cards: Sequence[Card], opens: int, closes: int) -> _Block:
    begin, end = min(card.begin for card in cards), max(card.end for card in cards)
    return _Block(tuple(cards), begin, end, any(map(_fixed, cards)) or begin < opens or end > closes)


def _fixed(card: Card) -> bool:
    return card.locked or card.type is SessionType.MEAL


def _beside(card: Card, other: Card) -> bool:
    """Say whether a session runs parallel to another on purpose: it is neither pushed by it nor a wall."""
    return card.parallel_set is not None and card.parallel_set == other.parallel_set and not _fixed(card)


def _day(agenda: Agenda, day_id: int | None) -> Day:
    return next(day for day in agenda.days if day.id == day_id)


def _at(card: Card, begin: int, day_id: int | None = None) -> Retime:
    return Retime(card.id, day_id or card.day_id or 0, time_of(begin), card.minutes)
