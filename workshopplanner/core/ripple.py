"""Ripple: what a change of sessions does to the sessions after them, worked out before anything is changed.

A day is one line of blocks. Sessions that overlap or belong to one parallel set are one block and travel together,
whatever rooms they use: a plenary spans all rooms, so lanes that ran apart would meet it at different times. Walls
are locked sessions, meals, sessions outside the hours of the day, and the end of the day. The ripple re-times what
begins after the change up to the first gap or wall. The sessions in the hand lie where the hand puts them; all others
keep their minutes (except in "shrink next"), their order and their side of every wall. What finds no room is pressed
against the wall, and a spill says by how many minutes. Cancelled sessions neither move nor stand in the way.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workshopplanner.core.agenda import MINUTES_A_DAY, Agenda, Card, time_of
from workshopplanner.core.kinds import SessionStatus, SessionType
from workshopplanner.core.ripple_blocks import (
    Part,
    Retime,
    Span,
    at,
    blocks_of,
    close_up,
    day_of,
    fixed,
    parts_of,
    push,
    shrink,
    spans_of,
    surplus,
)
from workshopplanner.language import N_, _


class Mode(StrEnum):
    """What happens to the sessions after one that is moved, resized, added or taken away."""

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
class Spill:
    """Minutes that do not fit before a wall; without a name the wall is the end of the day.

    `sessions` have to go for the others to fit. `least`: not a wall, the next session is as short as it can be.
    """

    minutes: int
    wall: str = ""
    sessions: tuple[int, ...] = ()
    day_id: int = 0
    least: bool = False

    def sentence(self) -> str:
        """Say what does not fit."""
        if self.least:
            return _("{n} min do not fit: “{title}” is as short as it can be.").format(n=self.minutes, title=self.wall)
        if self.wall:
            return _("{n} min do not fit before {wall}.").format(n=self.minutes, wall=self.wall)
        return _("{n} min do not fit before the end of the day.").format(n=self.minutes)


@dataclass(frozen=True)
class Retiming:
    """All that a change re-times, what the hand holds first, and what does not fit."""

    moves: tuple[Retime, ...] = ()
    spills: tuple[Spill, ...] = ()

    def others(self, hand: Collection[int]) -> tuple[Retime, ...]:
        """Return what happens to the sessions that are not in the hand."""
        return tuple(move for move in self.moves if move.session_id not in hand)


def change(agenda: Agenda, wishes: Sequence[Retime], mode: Mode) -> Retiming:
    """Work out new slots or lengths for sessions; several move as one block, and a parallel set goes along."""
    cards = {card.id: card for card in agenda.cards}
    wishes = [wish for wish in wishes if wish.session_id in cards]
    if mode is Mode.ONLY or not wishes:
        return Retiming(tuple(wishes))
    wishes = _party(agenda, wishes)
    if mode is Mode.SWAP:
        return _swap_at(agenda, wishes)
    stay = [wish for wish in wishes if _slot(cards[wish.session_id]) == (wish.day_id, wish.begin)]
    move = [wish for wish in wishes if wish not in stay]
    now, spills = agenda, list[Spill]()
    for wish in sorted(stay, key=lambda wish: wish.begin, reverse=True):
        now = _step(now, _resized(now, wish, mode), spills)
    gone = [wish.session_id for wish in move if cards[wish.session_id].day_id not in (None, wish.day_id)]
    if gone and mode is Mode.PUSH:
        now = after(now, leave(now, gone).moves)
    now = after(now, move)
    there = [wish for wish in move if cards[wish.session_id].status is not SessionStatus.CANCELLED]
    for day_id in dict.fromkeys(wish.day_id for wish in there):
        now = _step(now, _arrive(now, day_id, [wish for wish in there if wish.day_id == day_id], mode), spills)
    hand = [wish.session_id for wish in wishes]
    changed = between(agenda, now)
    first = [move for move in changed if move.session_id in hand]
    kept = [wish for wish in wishes if wish.session_id not in {move.session_id for move in first}]
    rest = [move for move in changed if move.session_id not in hand]
    return Retiming((*sorted([*first, *kept], key=lambda each: hand.index(each.session_id)), *rest), tuple(spills))


def insert(agenda: Agenda, slots: Sequence[Retime], mode: Mode) -> Retiming:
    """Work out what new sessions do to those that are there; the slots themselves are not among the moves."""
    if mode not in (Mode.PUSH, Mode.SHRINK):
        return Retiming()
    return _lay(agenda, [replace(slot, session_id=-at) for at, slot in enumerate(slots, start=1)], mode)


def make_room(agenda: Agenda, session_ids: Collection[int]) -> Retiming:
    """Push what follows sessions behind them where they lie already, as "shift rest of day" does."""
    hand = [
        Retime(card.id, card.day_id, card.starts, card.minutes)
        for card in agenda.cards
        if card.id in session_ids and card.day_id is not None and card.starts is not None
    ]
    return _lay(agenda, hand, Mode.PUSH)


def leave(agenda: Agenda, session_ids: Iterable[int], mode: Mode = Mode.PUSH) -> Retiming:
    """Close up what touches sessions that leave their days, up to the first gap or wall; only "push later" does."""
    gone = set(session_ids)
    if mode is not Mode.PUSH:
        return Retiming()
    leaving = [card for card in agenda.cards if card.id in gone and card.live]
    now = agenda
    for day_id in dict.fromkeys(card.day_id for card in leaving):
        for span in reversed(spans_of([card for card in leaving if card.day_id == day_id])):
            now = after(now, close_up(now, day_id or 0, span, gone))
    return Retiming(between(agenda, now))


def shift_rest(agenda: Agenda, day_id: int, begin: int, minutes: int, until: int = MINUTES_A_DAY) -> Retiming:
    """Shift what begins from a minute on, and before `until`, later; gaps absorb, and what stands fixed stays."""
    moves: list[Retime] = []
    spills: list[Spill] = []
    for whole in parts_of(day_of(agenda, day_id), blocks_of(agenda, day_id), begin):
        part = replace(whole, blocks=tuple(block for block in whole.blocks if block.begin < until))
        if part.blocks:
            least = part.blocks[0].begin + max(0, minutes)
            pressed, spill = push(part, (), least)
            moves += pressed
            if spill:
                spills.append(Spill(spill, part.name, surplus(part, (), (), least), day_id))
    return Retiming(tuple(moves), tuple(spills))


def meals(agenda: Agenda, day_id: int, begin: int) -> list[Card]:
    """Return the meals of a day that begin after a minute."""
    found = [card for card in agenda.cards if card.day_id == day_id and card.live and card.type is SessionType.MEAL]
    return sorted((card for card in found if card.begin > begin), key=lambda card: card.begin)


def swap(agenda: Agenda, one_id: int, other_id: int) -> Retiming:
    """Exchange two sessions; what lies between keeps its order, and shifts by the difference of their lengths.

    Where only one of them runs in a parallel set, the set goes along.
    """
    pair = [card for card in agenda.cards if card.id in (one_id, other_id) and card.starts is not None]
    if len(pair) < 2 or any(fixed(card) for card in pair):
        return Retiming()
    first, last = sorted((_with_set(agenda, card, pair) for card in pair), key=lambda group: spans_of(group)[0])
    if any(fixed(card) for card in (*first, *last)):
        return Retiming()
    return _exchange(agenda, first, last)


def after(agenda: Agenda, moves: Iterable[Retime]) -> Agenda:
    """Return the agenda as it is once these sessions have their new slots."""
    found = {move.session_id: move for move in moves}
    if not found:
        return agenda
    cards = tuple(
        replace(card, day_id=move.day_id, starts=move.starts, minutes=move.minutes)
        if (move := found.get(card.id)) is not None
        else card
        for card in agenda.cards
    )
    return Agenda(agenda.days, agenda.rooms, cards)


def between(before: Agenda, later: Agenda) -> tuple[Retime, ...]:
    """Return the slots that make the later agenda of the one before; both have the same sessions, in one order."""
    pairs = zip(before.cards, later.cards, strict=True)
    return tuple(
        Retime(now.id, now.day_id, now.starts, now.minutes)
        for was, now in pairs
        if now is not was
        and now.day_id is not None
        and now.starts is not None
        and (was.day_id, was.starts, was.minutes) != (now.day_id, now.starts, now.minutes)
    )


# ---- how it is worked out


def _slot(card: Card) -> tuple[int | None, int]:
    return card.day_id, card.begin


def _step(now: Agenda, found: Retiming, spills: list[Spill]) -> Agenda:
    spills += found.spills
    return after(now, found.moves)


def _lay(agenda: Agenda, slots: Sequence[Retime], mode: Mode) -> Retiming:
    now, spills = agenda, list[Spill]()
    for day_id in dict.fromkeys(slot.day_id for slot in slots):
        now = _step(now, _arrive(now, day_id, [slot for slot in slots if slot.day_id == day_id], mode), spills)
    return Retiming(between(agenda, now), tuple(spills))


def _party(agenda: Agenda, wishes: Sequence[Retime]) -> list[Retime]:
    """Add to the sessions that move those that run parallel to them on purpose; a locked one stays behind."""
    cards, party = {card.id: card for card in agenda.cards}, {wish.session_id: wish for wish in wishes}
    for wish in wishes:
        card = cards[wish.session_id]
        moved = card.day_id is not None and _slot(card) != (wish.day_id, wish.begin)
        if not moved or wish.minutes != card.minutes or card.parallel_set is None:
            continue
        for other in agenda.cards:
            begin = other.begin + wish.begin - card.begin
            along = other.parallel_set == card.parallel_set and other.live and not fixed(other)
            if along and other.id not in party and begin >= 0 and begin + other.minutes <= MINUTES_A_DAY:
                party[other.id] = Retime(other.id, wish.day_id, time_of(begin), other.minutes)
    return list(party.values())


def _resized(now: Agenda, wish: Retime, mode: Mode) -> Retiming:
    """Give a session another end: what follows is pushed, or closes up."""
    card = next(card for card in now.cards if card.id == wish.session_id)
    if not card.live:
        return Retiming((wish,))
    if wish.end > card.end:
        later = after(now, [wish])
        found = _arrive(later, wish.day_id, [wish], mode)
        return Retiming((wish, *found.moves), found.spills)
    closing = close_up(now, wish.day_id, (wish.end, card.end), {card.id}) if mode is Mode.PUSH else []
    return Retiming((wish, *(closing if wish.end < card.end else ())))


def _arrive(now: Agenda, day_id: int, hand: Sequence[Retime], mode: Mode) -> Retiming:
    """Make room for what the hand holds on a day, part by part between the walls."""
    ids = {each.session_id for each in hand}
    own = [card for card in now.cards if card.id in ids]
    beside = {other.id for other in now.cards for card in own if _beside(card, other)}
    begin = free = min(each.begin for each in hand)
    moves, spills = list[Retime](), list[Spill]()
    for part in parts_of(day_of(now, day_id), blocks_of(now, day_id, ids | beside), begin):
        here = [each for each in hand if free <= each.begin < part.wall]
        free = part.wall
        if here:
            pressed, spill = _make_room(part, here, mode)
            moves += pressed
            spills += [replace(spill, day_id=day_id)] if spill is not None else []
    return Retiming(tuple(moves), tuple(spills))


def _make_room(part: Part, here: Sequence[Retime], mode: Mode) -> tuple[list[Retime], Spill | None]:
    held = [(each.begin, each.end) for each in here]
    hand = [each.session_id for each in here]
    if mode is Mode.SHRINK:
        return _shrink_next(part, held, hand)
    moves, spill = push(part, held)
    return moves, Spill(spill, part.name, surplus(part, held, hand)) if spill else None


def _shrink_next(part: Part, held: Sequence[Span], hand: Sequence[int]) -> tuple[list[Retime], Spill | None]:
    """Let the block after each held span give its first minutes."""
    moves: list[Retime] = []
    for begin, end in held:
        block = next((block for block in part.blocks if begin <= block.begin < end), None)
        if block is not None:
            taken, short = shrink(block, end)
            moves += taken
            if short:
                return moves, Spill(short, block.cards[0].title, block.ids, least=True)
    spill = max(0, max(end for _begin, end in held) - part.wall)
    return moves, Spill(spill, part.name, tuple(hand)) if spill else None


def _beside(card: Card, other: Card) -> bool:
    """Say whether a session runs parallel to another on purpose and is free to: it is neither pushed nor a wall."""
    return card.parallel_set is not None and card.parallel_set == other.parallel_set and not fixed(other)


def _swap_at(agenda: Agenda, wishes: Sequence[Retime]) -> Retiming:
    """Exchange a session with the one on which it is dropped; several, or onto free time, only move."""
    wish, hand = wishes[0], {wish.session_id for wish in wishes}
    card = next(card for card in agenda.cards if card.id == wish.session_id)
    there = [each for each in agenda.cards if each.live and each.day_id == wish.day_id and each.id not in hand]
    met = next((each for each in there if each.begin <= wish.begin < each.end), None)
    along = len(hand) == 1 or all(each.parallel_set == card.parallel_set for each in agenda.cards if each.id in hand)
    if met is None or fixed(met) or card.day_id is None or wish.minutes != card.minutes or not along:
        return Retiming(tuple(wishes))
    found = swap(agenda, card.id, met.id)
    return found if found.moves else Retiming(tuple(wishes), found.spills)


def _with_set(agenda: Agenda, card: Card, pair: Sequence[Card]) -> list[Card]:
    """Return a session with its parallel set, or alone where the other one runs in a set as well."""
    if card.parallel_set is None or not card.live or all(each.parallel_set is not None for each in pair):
        return [card]
    mine = card.day_id, card.parallel_set
    return [each for each in agenda.cards if each.live and (each.day_id, each.parallel_set) == mine]


def _exchange(agenda: Agenda, first: Sequence[Card], last: Sequence[Card]) -> Retiming:
    (one, *_more), (two, *_rest) = spans_of(first), spans_of(last)
    one, two = (one[0], max(card.end for card in first)), (two[0], max(card.end for card in last))
    day, other = first[0].day_id, last[0].day_id
    if day != other:
        late = max(two[0] + one[1] - one[0], one[0] + two[1] - two[0]) - MINUTES_A_DAY
        if late > 0:
            return Retiming(spills=(Spill(late, day_id=other or 0),))
        moves = [at(card, card.begin + two[0] - one[0], other) for card in first]
        return Retiming((*moves, *(at(card, card.begin + one[0] - two[0], day) for card in last)))
    if two[0] < one[1]:
        return Retiming()
    difference = two[1] - two[0] - one[1] + one[0]
    blocks = blocks_of(agenda, day, {card.id for card in (*first, *last)})
    inside = [block for block in blocks if one[0] <= block.begin < two[0]]
    blocked = next((block for block in inside if block.wall), None)
    if difference and blocked is not None:
        return Retiming(spills=(Spill(abs(difference), blocked.cards[0].title, day_id=day or 0),))
    moves = [at(card, card.begin + one[0] - two[0]) for card in last]
    moves += [at(card, card.begin + two[1] - one[1]) for card in first]
    moves += [at(card, card.begin + difference) for block in inside for card in block.cards if difference]
    return Retiming(tuple(moves))
