"""Rules about breakout groups: room for all of a group, everybody there and in one group at a time."""

from collections.abc import Iterator
from itertools import combinations, product

from workshopplanner.core.agenda import Agenda, Card, Day, overlaps
from workshopplanner.core.findings import Book, Case, Facts, Guest, slot_of
from workshopplanner.core.group_sets import Group, GroupSet, Round
from workshopplanner.core.kinds import LIVE, SessionType, Severity
from workshopplanner.core.rule_words import MOST_NAMED, both, listed, live, slot
from workshopplanner.core.rules_people import Presence
from workshopplanner.language import _, ngettext

RULES = Book()


class Meetings:
    """When the groups of a workshop meet: a group in its own session, else in that of its round."""

    def __init__(self, facts: Facts) -> None:
        self.cards = {card.id: card for card in facts.agenda.cards if card.live}
        self.days = {day.id: day for day in facts.agenda.days}
        self.guests = {guest.participation_id: guest for guest in facts.guests}
        self.agenda: Agenda = facts.agenda

    def card(self, round_: Round, group: Group) -> Card | None:
        """Return the session in which a group meets, where it has one that takes place."""
        return self.cards.get(group.session_id or round_.session_id or 0)

    def day(self, card: Card) -> Day:
        """Return the day of a session that takes place."""
        return self.days[card.day_id or 0]

    def known(self, group: Group) -> list[Guest]:
        """Return the people of a group who are on the roster."""
        return [self.guests[person] for person in group.people if person in self.guests]


def _groups(facts: Facts) -> Iterator[tuple[GroupSet, Round, Group]]:
    for group_set in facts.groups:
        for round_ in group_set.rounds:
            for group in round_.groups:
                yield group_set, round_, group


def _names(people: list[Guest]) -> str:
    names = [guest.name for guest in people[:MOST_NAMED]]
    more = len(people) - len(names)
    return listed([*names, _("{n} more").format(n=more)] if more else names)


@RULES.rule(Severity.WARNING)
def group_room_too_small(facts: Facts) -> Iterator[Case]:
    """Find groups that are larger than their room."""
    holds = {room.id: (room.name, room.capacity) for room in facts.agenda.rooms}
    meetings = Meetings(facts)
    for group_set, round_, group in _groups(facts):
        room, capacity = holds.get(group.room_id or 0, ("", None))
        if capacity is not None and len(group.seats) > capacity:
            pattern = _("Group {group} of “{set}” has {n} people, but {room} holds {holds}.")
            told = pattern.format(group=group.name, set=group_set.name, n=len(group.seats), room=room, holds=capacity)
            card = meetings.card(round_, group)
            yield Case(told, _of(card), about=(group.id,), matters=(len(group.seats), capacity))


def _of(card: Card | None) -> tuple[int, ...]:
    return (card.id,) if card is not None else ()


@RULES.rule(Severity.WARNING)
def group_member_away(facts: Facts) -> Iterator[Case]:
    """Find people who are not there when their group meets; one finding for each group names them all."""
    meetings, presence = Meetings(facts), Presence(facts)
    for group_set, round_, group in _groups(facts):
        card = meetings.card(round_, group)
        if card is None:
            continue
        day = meetings.day(card)
        away = [
            guest
            for guest in meetings.known(group)
            if guest.status in LIVE and presence.why_not(guest.person_id, day, card.begin, card.end)
        ]
        if away:
            pattern = ngettext(
                "{names} is not there when group {group} of “{set}” meets on {day}, {time}, in “{title}” ({code}).",
                "{names} are not there when group {group} of “{set}” meets on {day}, {time}, in “{title}” ({code}).",
                len(away),
            )
            told = pattern.format(names=_names(away), group=group.name, set=group_set.name, **slot(day, card))
            people = tuple(guest.person_id for guest in away)
            yield Case(told, (card.id,), people, about=(group.id,), matters=(slot_of(card), people))


@RULES.rule(Severity.WARNING)
def group_member_gone(facts: Facts) -> Iterator[Case]:
    """Find people in groups who do not come any more; one finding for each set names them all."""
    meetings = Meetings(facts)
    for group_set in facts.groups:
        seated = [guest for round_ in group_set.rounds for group in round_.groups for guest in meetings.known(group)]
        gone = list(dict.fromkeys(guest for guest in seated if guest.status not in LIVE))
        if gone:
            pattern = ngettext(
                "{names} is in the groups “{set}”, but does not come any more.",
                "{names} are in the groups “{set}”, but do not come any more.",
                len(gone),
            )
            people = tuple(guest.person_id for guest in gone)
            told = pattern.format(names=_names(gone), set=group_set.name)
            yield Case(told, people=people, about=(group_set.id,), matters=people)


@RULES.rule(Severity.WARNING)
def group_people_missing(facts: Facts) -> Iterator[Case]:
    """Find people who belong into groups that are made, and are in none; one finding for each round."""
    meetings = Meetings(facts)
    for group_set in facts.groups:
        members = [guest for guest in facts.guests if guest.status in LIVE and guest.role in group_set.roles]
        for number, round_ in enumerate(group_set.rounds, start=1):
            seated = round_.seated
            left = [guest for guest in members if guest.participation_id not in seated] if seated else []
            if left:
                pattern = ngettext(
                    "{names} is in no group of “{set}”, round {round}.",
                    "{names} are in no group of “{set}”, round {round}.",
                    len(left),
                )
                people = tuple(guest.person_id for guest in left)
                told = pattern.format(names=_names(left), set=group_set.name, round=number)
                card = meetings.cards.get(round_.session_id or 0)
                yield Case(told, _of(card), people, about=(round_.id,), matters=people)


@RULES.rule(Severity.HINT)
def parallel_without_groups(facts: Facts) -> Iterator[Case]:
    """Find parallel group work for which nobody is told where to go."""
    linked = {round_.session_id for _set, round_, group in _groups(facts) if group.seats}
    linked |= {group.session_id for _set, _round, group in _groups(facts) if group.seats}
    for day in facts.agenda.days:
        sets: dict[int, list[Card]] = {}
        for card in live(facts.agenda, day):
            if card.parallel_set is not None and card.type is SessionType.GROUP_WORK:
                sets.setdefault(card.parallel_set, []).append(card)
        for cards in sets.values():
            if len(cards) > 1 and not any(card.id in linked for card in cards):
                pattern = _(
                    "No groups are made for the {n} parallel sessions around “{title}” ({code}) on {day}, {time}."
                )
                ids = tuple(card.id for card in cards)
                yield Case(pattern.format(n=len(cards), **slot(day, cards[0])), ids, matters=ids)


@RULES.rule(Severity.STOPS)
def person_in_two_groups(facts: Facts) -> Iterator[Case]:
    """Find people whose groups meet at the same time in two sessions; one finding for each two groups."""
    meetings = Meetings(facts)
    at: dict[int, list[tuple[GroupSet, Group]]] = {}
    for group_set, round_, group in _groups(facts):
        card = meetings.card(round_, group)
        if card is not None and group.seats:
            at.setdefault(card.id, []).append((group_set, group))
    for one, other in combinations([meetings.cards[card_id] for card_id in at], 2):
        if overlaps(one, other):
            for first, second in product(at[one.id], at[other.id]):
                yield from _twice(meetings, (one, *first), (other, *second))


def _twice(
    meetings: Meetings, here: tuple[Card, GroupSet, Group], there: tuple[Card, GroupSet, Group]
) -> Iterator[Case]:
    (one, one_set, first), (other, other_set, second) = here, there
    shared = set(first.people) & set(second.people)
    twice = [guest for guest in meetings.known(first) if guest.participation_id in shared]
    if twice:
        pattern = ngettext(
            "{names} should be in two groups at once on {day}, {time}: "
            "group {group} of “{set}” and group {other_group} of “{other_set}”.",
            "{names} should be in two groups at once on {day}, {time}: "
            "group {group} of “{set}” and group {other_group} of “{other_set}”.",
            len(twice),
        )
        more = {"group": first.name, "set": one_set.name, "other_group": second.name, "other_set": other_set.name}
        told = pattern.format(names=_names(twice), **both(meetings.day(one), one, other), **more)
        people = tuple(guest.person_id for guest in twice)
        matters = (slot_of(one), slot_of(other), people)
        yield Case(told, (one.id, other.id), people, about=(first.id, second.id), matters=matters)
