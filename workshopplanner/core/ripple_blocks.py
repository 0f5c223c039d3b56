"""The line of blocks that a day is: which sessions travel together, what is a wall, and how blocks are pushed."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from workshopplanner.core.agenda import Agenda, Card, Day, minute_of, time_of
from workshopplanner.core.kinds import SessionType

Span = tuple[int, int]  # minutes from midnight: begin, end
FLOOR = 5  # minutes below which "shrink next" makes no session, where its plan says nothing


@dataclass(frozen=True)
class Retime:
    """A slot that a session shall have."""

    session_id: int
    day_id: int
    starts: dt.time
    minutes: int

    @property
    def begin(self) -> int:
        """Minutes from midnight to the start."""
        return minute_of(self.starts)

    @property
    def end(self) -> int:
        """Minutes from midnight to the end."""
        return self.begin + self.minutes


@dataclass(frozen=True)
class Block:
    """Sessions of a day that travel together; a wall does not travel."""

    cards: tuple[Card, ...]
    begin: int
    end: int
    wall: bool

    @property
    def minutes(self) -> int:
        """How long it lasts as a whole."""
        return self.end - self.begin

    @property
    def ids(self) -> tuple[int, ...]:
        """The sessions."""
        return tuple(card.id for card in self.cards)


@dataclass(frozen=True)
class Part:
    """The blocks before a wall; without a name the wall is the end of the day."""

    blocks: tuple[Block, ...]
    wall: int
    name: str = ""


def day_of(agenda: Agenda, day_id: int | None) -> Day:
    """Return a day of the agenda."""
    return next(day for day in agenda.days if day.id == day_id)


def fixed(card: Card) -> bool:
    """Say whether a session keeps its time whatever happens around it."""
    return card.locked or card.type is SessionType.MEAL


def floor_of(card: Card) -> int:
    """Return the fewest minutes to which "shrink next" brings a session: what its plan needs at least."""
    return min(card.minutes, max(FLOOR, card.plan_least))


def at(card: Card, begin: int, day_id: int | None = None) -> Retime:
    """Return a slot for a session that begins at a minute, by default on its own day."""
    return Retime(card.id, day_id or card.day_id or 0, time_of(begin), card.minutes)


def blocks_of(agenda: Agenda, day_id: int | None, without: Iterable[int] = ()) -> list[Block]:
    """Gather the sessions of a day into blocks, in order; a parallel set that has drifted apart is one block still."""
    left, day = set(without), day_of(agenda, day_id)
    hours = minute_of(day.opens), minute_of(day.closes)
    cards = [card for card in agenda.cards if card.day_id == day_id and card.live and card.id not in left]
    until: dict[int, int] = {}
    for card in cards:
        if card.parallel_set is not None:
            until[card.parallel_set] = max(until.get(card.parallel_set, 0), card.begin + 1)
    blocks: list[Block] = []
    group: list[Card] = []
    end = reach = 0
    for card in sorted(cards, key=lambda card: (card.begin, card.id)):
        if group and card.begin >= reach:
            blocks.append(_block(group, hours))
            group, end = [], 0
        group.append(card)
        end = max(end, card.end)
        reach = max(end, max((until[each.parallel_set] for each in group if each.parallel_set is not None), default=0))
    return [*blocks, _block(group, hours)] if group else blocks


def _block(cards: Sequence[Card], hours: Span) -> Block:
    begin, end = min(card.begin for card in cards), max(card.end for card in cards)
    return Block(tuple(cards), begin, end, any(map(fixed, cards)) or begin < hours[0] or end > hours[1])


def parts_of(day: Day, blocks: Sequence[Block], begin: int) -> list[Part]:
    """Cut what begins from a minute on at the walls."""
    parts: list[Part] = []
    inside: list[Block] = []
    closes = minute_of(day.closes)
    for block in blocks:
        if block.begin < begin:
            continue
        if block.wall:
            held = next((card for card in block.cards if fixed(card)), block.cards[0])
            before = Part(tuple(inside), block.begin, held.title)
            parts.append(before if block.begin < closes else replace(before, wall=closes, name=""))
            inside = []
        else:
            inside.append(block)
    return [*parts, Part(tuple(inside), closes)]


def push(part: Part, held: Collection[Span], least: int = 0) -> tuple[list[Retime], int]:
    """Push blocks behind one another and off the spans that the hand holds, then back from the wall.

    The first begins at `least` at the earliest. Return also how many minutes do not fit before the wall.
    """
    begins, free = [], least
    for block in part.blocks:
        begin = max(block.begin, free)
        for span in sorted(held):
            if span[0] < begin + block.minutes and begin < span[1]:
                begin = span[1]
        begins.append(begin)
        free = begin + block.minutes
    spill, limit = max(0, max([free, *(end for _begin, end in held)]) - part.wall), part.wall
    for place, block in reversed(list(enumerate(part.blocks))):
        begins[place] = limit = min(begins[place], limit - block.minutes)
    pairs = [(block, begin - block.begin) for block, begin in zip(part.blocks, begins, strict=True)]
    return [at(card, card.begin + by) for block, by in pairs if by for card in block.cards], spill


def surplus(part: Part, held: Collection[Span], hand: Iterable[int], least: int = 0) -> tuple[int, ...]:
    """Return the sessions that have to go for the others to fit: the last before the wall, else those in the hand."""
    for kept in reversed(range(len(part.blocks))):
        if not push(replace(part, blocks=part.blocks[:kept]), held, least)[1]:
            return tuple(each for block in part.blocks[kept:] for each in block.ids)
    return tuple(hand)


def shrink(block: Block, end: int) -> tuple[list[Retime], int]:
    """Take minutes from the start of a block until it begins at `end`; return also what it cannot give."""
    moves, short = [], 0
    for card in block.cards:
        begin = min(max(card.begin, end), card.end - floor_of(card))
        short = max(short, end - begin)
        if begin != card.begin:
            moves.append(replace(at(card, begin), minutes=card.end - begin))
    return moves, max(0, short)


def close_up(agenda: Agenda, day_id: int, freed: Span, without: Iterable[int] = ()) -> list[Retime]:
    """Pull back the blocks that stand end to start behind a freed span, unless another session holds its time."""
    blocks, (begin, end), moves = blocks_of(agenda, day_id, without), freed, list[Retime]()
    held = any(block.begin < end and begin < block.end for block in blocks)
    if held or begin < minute_of(day_of(agenda, day_id).opens):
        return []
    free = end
    for block in blocks:
        if block.begin < end:
            continue
        if block.begin != free or block.wall:
            break
        moves += [at(card, card.begin - end + begin) for card in block.cards]
        free = block.end
    return moves


def spans_of(cards: Iterable[Card]) -> list[Span]:
    """Return the time that sessions of one day take up together, in spans that do not touch."""
    spans: list[Span] = []
    for card in sorted(cards, key=lambda card: card.begin):
        if spans and card.begin <= spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], card.end)
        else:
            spans.append((card.begin, card.end))
    return spans
